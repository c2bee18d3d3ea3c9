using System.Security.Claims;
using HotChocolate.Authorization;

namespace Toolbox24.Api.Tests.Authorization;

/// <summary>Whether somebody may ask for a field, as the table words it.</summary>
public static class Answer
{
    public const string Yes = "yes";

    /// <summary>AUTH_NOT_AUTHENTICATED.</summary>
    public const string SignIn = "sign in";

    /// <summary>AUTH_NOT_AUTHORIZED.</summary>
    public const string No = "no";

    /// <summary>What the rules say, told from them and not from the server that is tested by it.</summary>
    public static async Task<string> Of(IReadOnlyList<AuthorizeAttribute> rules, ClaimsPrincipal user)
    {
        if (rules.Count == 0) return Yes;
        if (user.Identity is not { IsAuthenticated: true }) return SignIn;

        foreach (var rule in rules)
        {
            if (rule.Roles is { Length: > 0 } roles && !roles.Any(user.IsInRole)) return No;
            if (rule.Policy is { } policy && !(await Rulebook.Judge.AuthorizeAsync(user, null, policy)).Succeeded) return No;
        }

        return Yes;
    }

    /// <summary>What an error of the server says.</summary>
    public static string OfCode(string? code) => code switch
    {
        "AUTH_NOT_AUTHENTICATED" => SignIn,
        "AUTH_NOT_AUTHORIZED" => No,
        _ => Yes,
    };
}
