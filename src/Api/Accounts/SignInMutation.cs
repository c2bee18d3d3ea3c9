using System.Security.Claims;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Signs in by password.</summary>
/// <param name="Email">The account's address.</param>
/// <param name="Password">The account's password.</param>
/// <param name="Kind">Whether to set a cookie or to answer with tokens.</param>
public sealed record SignInInput(string Email, string Password, SessionKind Kind);

/// <summary>The second step of signing in.</summary>
/// <param name="Challenge">As the first step answered it.</param>
/// <param name="Code">The authenticator's six digits, or a recovery code.</param>
public sealed record SecondFactorInput(string Challenge, string Code);

/// <summary>Asks for a magic link.</summary>
/// <param name="Email">The account's address.</param>
/// <param name="Kind">A browser is known again by a cookie; elsewhere the code is typed.</param>
public sealed record RequestMagicLinkInput(string Email, SessionKind Kind);

/// <summary>A magic link's answer, or why there is none.</summary>
[VisibleWithField]
public sealed record RequestMagicLinkPayload(MagicLinkAsked? Asked, Refusal? Refusal);

/// <summary>The code that came with a magic link.</summary>
/// <param name="Id">As the request for the link answered it.</param>
/// <param name="Code">Six digits.</param>
/// <param name="Kind">Whether to set a cookie or to answer with tokens.</param>
public sealed record MagicCodeInput(Guid Id, string Code, SessionKind Kind);

/// <summary>New tokens for a refresh token, or why there are none.</summary>
[VisibleWithField]
public sealed record RefreshTokensPayload(Tokens? Tokens, Refusal? Refusal);

[MutationType]
public static class SignInMutation
{
    /// <summary>Signs in by password.</summary>
    [AllowAnonymous]
    public static Task<SignInPayload> SignIn(SignInInput input, SignIns signIns) =>
        signIns.WithPassword(input.Email, input.Password, input.Kind);

    /// <summary>Ends signing in where the account has a second factor.</summary>
    [AllowAnonymous]
    public static Task<SignInPayload> SignInWithSecondFactor(SecondFactorInput input, SignIns signIns) =>
        signIns.WithSecondFactor(input.Challenge, input.Code);

    /// <summary>Sends a link and a code that sign in. The answer does not say whether somebody has this address.</summary>
    [AllowAnonymous]
    public static async Task<RequestMagicLinkPayload> RequestMagicLink(RequestMagicLinkInput input, MagicLinks links) =>
        (await links.Ask(input.Email, input.Kind)).Succeeded(out var asked, out var refusal) ? new(asked, null) : new(null, refusal);

    /// <summary>Signs in by a magic link, in the browser that asked for it.</summary>
    /// <param name="token">What the link holds.</param>
    [AllowAnonymous]
    public static Task<SignInPayload> SignInWithMagicLink(string token, MagicLinks links) => links.Follow(token);

    /// <summary>Signs in by the code that came with a magic link.</summary>
    [AllowAnonymous]
    public static Task<SignInPayload> SignInWithMagicCode(MagicCodeInput input, MagicLinks links) =>
        links.Type(input.Id, input.Code, input.Kind);

    /// <summary>Exchanges a refresh token for new tokens, once: one that comes twice was stolen, and its session ends.</summary>
    [AllowAnonymous]
    public static async Task<RefreshTokensPayload> RefreshTokens(string refreshToken, Sessions sessions) =>
        refreshToken.Length <= Secrets.LongestToken && await sessions.Refresh(refreshToken) is { } tokens
            ? new(tokens, null)
            : new(null, new TokenSpent());

    /// <summary>Ends the session that asks.</summary>
    [Authorize(Policy = Policies.SignedIn)]
    public static async Task<DonePayload> SignOut(ClaimsPrincipal user, Sessions sessions)
    {
        await sessions.End(Viewer.Required(user));
        return DonePayload.Yes;
    }
}
