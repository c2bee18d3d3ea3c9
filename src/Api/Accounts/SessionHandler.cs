using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Knows a request's sender by the session's cookie, or by an access token where it shows one.</summary>
public sealed class SessionHandler(
    SessionStore sessions, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "Session";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown() is not var (token, use)) return AuthenticateResult.NoResult();
        if (token.Length > Secrets.LongestToken) return AuthenticateResult.Fail("No token is this long.");

        return await sessions.Use(Secrets.Hash(token), use, Context.RequestAborted) is { } signedIn
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new SessionIdentity(signedIn, SchemeName)), SchemeName))
            : AuthenticateResult.Fail("The session has ended.");
    }

    private (string Token, TokenUse Use)? Shown()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return (header[Bearer.Length..].Trim(), TokenUse.Access);

        return Request.Cookies[SessionCookies.Session] is { Length: > 0 } cookie ? (cookie, TokenUse.Cookie) : null;
    }
}
