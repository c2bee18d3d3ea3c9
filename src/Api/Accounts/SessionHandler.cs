using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Knows a request's sender by the session's cookie, or by an access token where it shows one.</summary>
public sealed class SessionHandler(
    SessionStore sessions, ViewingStore viewings, TimeProvider clock, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "Session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown() is not var (token, use)) return AuthenticateResult.NoResult();
        if (token.Length > Secrets.LongestToken) return AuthenticateResult.Fail("No token is this long.");

        if (await sessions.Use(Secrets.Hash(token), use, Context.RequestAborted) is not { } signedIn)
            return AuthenticateResult.Fail("The session has ended.");

        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new SessionIdentity(await EndViewing(signedIn), SchemeName)), SchemeName));
    }

    /// <summary>A look through a customer's eyes ends by itself: whoever took it is themselves again.</summary>
    private async Task<SignedIn> EndViewing(SignedIn signedIn)
    {
        if (signedIn is not { ActingFor: { } customer, ActingUntil: { } end } || end > clock.GetUtcNow()) return signedIn;

        await viewings.End(signedIn.Session, signedIn.Account, customer);
        return signedIn with { ActingFor = null };
    }

    private (string Token, TokenUse Use)? Shown()
    {
        if (Bearer.Of(Request) is { } token) return (token, TokenUse.Access);

        return Request.Cookies[SessionCookies.Session] is { Length: > 0 } cookie ? (cookie, TokenUse.Cookie) : null;
    }
}
