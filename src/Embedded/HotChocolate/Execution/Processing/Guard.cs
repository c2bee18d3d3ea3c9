using HotChocolate.Resolvers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using AuthorizeAttribute = HotChocolate.Authorization.AuthorizeAttribute;

namespace HotChocolate.Execution;

/// <summary>Keeps those out who may not see a field.</summary>
internal static class Guard
{
    /// <exception cref="GraphQLException">Whoever asks may not see it.</exception>
    public static async ValueTask RequireAsync(IResolverContext context, IReadOnlyList<AuthorizeAttribute> rules)
    {
        if (!context.User.Identities.Any(each => each.IsAuthenticated)) throw Refused(ErrorCodes.NotAuthenticated);
        for (var i = 0; i < rules.Count; i++)
        {
            if (!HasRole(context, rules[i].Roles) || !await HoldsAsync(context, rules[i].Policy).ConfigureAwait(false))
                throw Refused(ErrorCodes.NotAuthorized);
        }
    }

    private static bool HasRole(IResolverContext context, string[]? roles) =>
        roles is null || roles.Length == 0 || Array.Exists(roles, context.User.IsInRole);

    private static async ValueTask<bool> HoldsAsync(IResolverContext context, string? policy)
    {
        if (policy is null) return true;
        // Where nobody knows the policies nobody satisfies one.
        if (context.Services.GetService<IAuthorizationService>() is not { } service) return false;
        return (await service.AuthorizeAsync(context.User, context, policy).ConfigureAwait(false)).Succeeded;
    }

    private static GraphQLException Refused(string code) =>
        new(new Error("The current user is not authorized to access this resource.") { Code = code });
}
