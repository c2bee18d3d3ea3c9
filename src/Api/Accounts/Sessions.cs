using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>What a client that keeps no cookies shows from now on.</summary>
/// <param name="Access">Sent as <c>Authorization: Bearer</c>.</param>
/// <param name="AccessEndsAt">When the access token is good no more.</param>
/// <param name="Refresh">Exchanged for new tokens, once.</param>
[VisibleWithField]
public sealed record Tokens(string Access, DateTimeOffset AccessEndsAt, string Refresh);

/// <summary>Opens and ends sessions, whatever the way somebody proved who they are.</summary>
public sealed class Sessions(SessionStore sessions, DeviceCookies devices, SessionCookies cookies, TimeProvider clock)
{
    /// <summary>How long an access token is good.</summary>
    public static readonly TimeSpan AccessLasts = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Opens a session under a new token: one that was there before sign-in is worth nothing after. Whoever signs in from a
    /// browser for the first time is told. Nothing is told to an address that nobody has proved, nor is a browser known by it:
    /// its owner may be somebody else.
    /// </summary>
    /// <param name="account">Whose.</param>
    /// <param name="kind">Of a browser or of a client.</param>
    /// <param name="how">How they proved who they are, for the audit.</param>
    /// <param name="withSecondFactor">Whether they gave one.</param>
    /// <param name="goesOn">Whether they were signed in until this moment, and have changed what they prove it by.</param>
    /// <returns>The tokens of a client; null for a browser, which keeps a cookie.</returns>
    public async Task<Tokens?> Open(Account account, SessionKind kind, string how, bool withSecondFactor, bool goesOn = false)
    {
        ArgumentNullException.ThrowIfNull(account);
        var now = clock.GetUtcNow();
        var session = Session.Open(account, kind, cookies.UserAgent, withSecondFactor ? now : null, now);
        Message[] tell = !goesOn && IsNewBrowser(account, kind, now) && account.Email is { } email
            ? [Message.Mail(email, new NewDeviceSignedIn(cookies.UserAgent, now), account.Id.Value, now)]
            : [];

        if (kind == SessionKind.Client)
        {
            var (tokens, kept) = NewTokens(session.EndsAt, now);
            await sessions.Open(session, cookies.Address, how, kept, tell);
            return tokens;
        }

        await EndCurrent();
        var cookie = Secrets.NewToken();
        await sessions.Open(session, cookies.Address, how, [new(Secrets.Hash(cookie), TokenUse.Cookie, session.EndsAt)], tell);
        cookies.Set(SessionCookies.Session, cookie, session.EndsAt - now);
        if (account is { IsEmailVerified: true, Email: { } known }) cookies.Set(SessionCookies.Device, devices.Issue(known.Key, account.Stamp, now), DeviceCookies.Lifetime);
        return null;
    }

    /// <summary>New tokens for an old refresh token; null where it is not good, or no longer.</summary>
    public async Task<Tokens?> Refresh(string refresh)
    {
        var now = clock.GetUtcNow();
        var (tokens, kept) = NewTokens(now + TimeSpan.FromDays(90), now);
        var (outcome, _) = await sessions.Refresh(Secrets.Hash(refresh), kept);
        return outcome == Refreshed.Done ? tokens : null;
    }

    /// <summary>Ends the session that asks.</summary>
    public async Task End(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        await sessions.End(viewer.Actor, only: viewer.Session);
        cookies.Clear(SessionCookies.Session);
    }

    /// <summary>One that was known before the account was secured may be a thief's: its next sign-in is told like the first.</summary>
    private bool IsNewBrowser(Account account, SessionKind kind, DateTimeOffset now) =>
        kind == SessionKind.Browser && account is { IsEmailVerified: true, Email: { } email }
        && devices.Read(cookies[SessionCookies.Device], email.Key, now)?.Stamp != account.Stamp;

    /// <summary>A browser has one session: the one it had ends with the new.</summary>
    private async Task EndCurrent()
    {
        if (cookies[SessionCookies.Session] is not { } shown) return;
        if (await sessions.Use(Secrets.Hash(shown), TokenUse.Cookie) is { } before) await sessions.End(before.Account, only: before.Session);
    }

    private static (Tokens Shown, SessionToken[] Kept) NewTokens(DateTimeOffset ends, DateTimeOffset now)
    {
        var tokens = new Tokens(Secrets.NewToken(), now + AccessLasts, Secrets.NewToken());
        return (tokens,
        [
            new(Secrets.Hash(tokens.Access), TokenUse.Access, tokens.AccessEndsAt),
            new(Secrets.Hash(tokens.Refresh), TokenUse.Refresh, ends),
        ]);
    }
}
