using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Links and codes by mail that sign in without a password (OWASP ASVS 5.0, 6.5.5, 6.6.2).</summary>
public sealed class MagicLinks(
    AccountStore accounts, Proofs proofs, SignInThrottle throttle, SessionCookies cookies, SignIns signIns,
    TimeProvider clock)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>Sends a link and a code, if somebody has this address; the answer is the same if not.</summary>
    /// <param name="kind">A browser keeps a cookie by which its link is known; other clients have their user type the code.</param>
    public async Task<Result<MagicLinkAsked>> Ask(string address, SessionKind kind)
    {
        if (!EmailAddress.Read(address).Succeeded(out var email, out var wrong)) return wrong;
        if (!(await throttle.Link(email)).Succeeded(out _, out var wait)) return wait;

        var account = await accounts.Find(email);
        if (account is { MayComeByMail: false }) account = null;
        // What the browser keeps of a link before serves for this one too, so that either can be followed.
        var kept = cookies[SessionCookies.Link] is { Length: <= Secrets.LongestToken } before ? before : Secrets.NewToken();
        var browser = kind == SessionKind.Browser ? kept : null;
        var now = clock.GetUtcNow();
        var id = await proofs.GiveLinkAndCode(ProofUse.MagicLink, account?.Id, Lasts, browser, (token, code) =>
            account is { Email: { } known } ? [Message.Mail(known, new SignInLink(token, code, now + Lasts), account.Id.Value, now)] : []);
        if (browser is not null) cookies.Set(SessionCookies.Link, browser, Lasts);
        return new MagicLinkAsked(id, now + Lasts);
    }

    /// <summary>The link was opened in the browser that asked for it.</summary>
    public async Task<SignInPayload> Follow(string token)
    {
        if (await proofs.Find(ProofUse.MagicLink, token) is not { } proof) return new TokenSpent();
        if (proof.BrowserHash is null || cookies[SessionCookies.Link] is not { } browser) return new OtherBrowser();
        if (!proof.BrowserHash.AsSpan().SequenceEqual(Secrets.Hash(browser))) return new OtherBrowser();

        cookies.Clear(SessionCookies.Link);
        return await SignIn(await proofs.Take(ProofUse.MagicLink, token), SessionKind.Browser);
    }

    /// <summary>The code was typed where the link was asked for.</summary>
    public async Task<SignInPayload> Type(Guid asked, string code, SessionKind kind)
    {
        if (!(await throttle.MagicCode()).Succeeded(out var tried, out var wait)) return wait;

        var proof = await proofs.Try(ProofUse.MagicLink, asked, code);
        if (proof is null) throttle.Failed(tried);
        else await throttle.Succeeded(tried);
        return await SignIn(proof, kind, new WrongCode());
    }

    /// <summary>Whoever reads the mail has the address: it is verified with it, and what was set before anybody had proved it is void.</summary>
    private async Task<SignInPayload> SignIn(Proof? proof, SessionKind kind, Refusal? otherwise = null)
    {
        if (proof is not { Account: { } id }) return new SignInPayload(null, null, null, otherwise ?? new TokenSpent());

        var verified = await accounts.Change(
            id, before => before.ProveAddress(clock.GetUtcNow()), _ => new AccountNote("MagicLinkFollowed", id.Value.ToString()));
        return verified.Succeeded(out var account, out var refusal) ? await signIns.Proceed(account, kind, "magic link", byMail: true) : refusal;
    }
}

/// <summary>A link is on its way, if somebody has the address.</summary>
/// <param name="Id">To be sent back with the code that is in the same mail.</param>
/// <param name="EndsAt">Until when both are good.</param>
[VisibleWithField]
public sealed record MagicLinkAsked(Guid Id, DateTimeOffset EndsAt);
