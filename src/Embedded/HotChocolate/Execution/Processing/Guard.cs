using System.Security.Claims;
using HotChocolate.Resolvers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using AuthorizeAttribute = HotChocolate.Authorization.AuthorizeAttribute;

namespace HotChocolate.Execution;

/// <summary>Keeps those out who may not see a field. Roles are judged at once; only a policy may take its time.</summary>
internal static partial class Guard
{
    /// <exception cref="GraphQLException">Whoever asks may not see it.</exception>
    public static ValueTask RequireAsync(IResolverContext context, IReadOnlyList<AuthorizeAttribute> rules, string field)
    {
        if (!IsSignedIn(context.User)) throw Refused(context, field, ErrorCodes.NotAuthenticated);
        for (var i = 0; i < rules.Count; i++)
        {
            if (!HasRole(context.User, rules[i].Roles)) throw Refused(context, field, ErrorCodes.NotAuthorized);
            if (rules[i].Policy is not null) return RequireAsync(context, rules, field, i);
        }

        return default;
    }

    /// <summary>Goes on from a rule with a policy, whose roles are there.</summary>
    private static async ValueTask RequireAsync(IResolverContext context, IReadOnlyList<AuthorizeAttribute> rules, string field, int from)
    {
        for (var i = from; i < rules.Count; i++)
        {
            if (!HasRole(context.User, rules[i].Roles) || !await HoldsAsync(context, rules[i].Policy).ConfigureAwait(false))
                throw Refused(context, field, ErrorCodes.NotAuthorized);
        }
    }

    private static bool IsSignedIn(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } || user.Identities.Any(each => each.IsAuthenticated);

    private static bool HasRole(ClaimsPrincipal user, string[]? roles)
    {
        if (roles is null || roles.Length == 0) return true;
        foreach (var role in roles)
        {
            if (user.IsInRole(role)) return true;
        }

        return false;
    }

    private static async ValueTask<bool> HoldsAsync(IResolverContext context, string? policy)
    {
        if (policy is null) return true;
        // Where nobody knows the policies nobody satisfies one.
        if (context.Services.GetService<IAuthorizationService>() is not { } service) return false;
        return (await service.AuthorizeAsync(context.User, context, policy).ConfigureAwait(false)).Succeeded;
    }

    private static GraphQLException Refused(IResolverContext context, string field, string code)
    {
        if (context.Services.GetService<ILoggerFactory>() is { } logs)
            Refused(logs.CreateLogger("HotChocolate.Authorization"), field, context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "nobody", code);
        return new(new Error("The current user is not authorized to access this resource.") { Code = code });
    }

    [LoggerMessage(LogLevel.Information, "{Field} was refused to {Actor}: {Code}")]
    private static partial void Refused(ILogger log, string field, string actor, string code);
}
