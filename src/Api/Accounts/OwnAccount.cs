using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Changes one's own password and address.</summary>
public sealed class OwnAccount(
    AccountStore accounts, PasskeyStore passkeys, Passwords passwords, StepUps stepUps, Proofs proofs, SignInThrottle throttle, Sessions sessions,
    TimeProvider clock)
{
    /// <summary>Who has a password proves it; who has none has proved lately who they are.</summary>
    public async Task<AccountPayload> ChangePassword(Viewer viewer, string? current, string password)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (await accounts.Load(viewer.Account) is not { } account) return new UnknownAccount(viewer.Account);
        // With a password alone nobody comes to a proof as fresh as something stronger's: the session opened below is one.
        if (!account.ProvesByPassword((await passkeys.Of(account.Id)).Count) && viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } second) return second;

        var refused = account.PasswordHash is null
            ? viewer.RefuseUnlessProved(clock.GetUtcNow())
            : await stepUps.ByPassword(account, current ?? "");
        if (refused is not null) return new AccountPayload(null, null, refused);
        if (!(await passwords.Hash(password, account.Email)).Succeeded(out var hash, out var weak)) return weak;
        if (!(await passwords.Change(viewer, account, hash)).Succeeded(out var written, out var refusal)) return refusal;

        var tokens = await sessions.Open(written, viewer.Kind, "password changed", withSecondFactor: viewer.SecondFactorAt is not null, goesOn: true);
        return new AccountPayload(written, tokens, null);
    }

    /// <summary>
    /// Writes to both addresses, to the old one if it was proved. An address that is another's is not said to be: its owner is told
    /// that somebody tried.
    /// </summary>
    public async Task<DonePayload> AskChangeOfEmail(Viewer viewer, string address)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (!EmailAddress.Read(address).Succeeded(out var email, out var wrong)) return wrong;
        if (viewer.RefuseUnlessProved(clock.GetUtcNow()) is { } prove) return prove;
        if (!(await throttle.Link(email)).Succeeded(out _, out var wait)) return wait;
        if (await accounts.Load(viewer.Account) is not { Email: { } old } account) return new UnknownAccount(viewer.Account);
        if (account.Stamp != viewer.Stamp) return new SessionEnded();

        var now = clock.GetUtcNow();
        var taken = await accounts.Find(email) is not null;
        await proofs.GiveLink(
            ProofUse.ChangeEmail, account.Id, SignUps.LinkLasts, JsonSerializer.Serialize(new Asked(email.Value, viewer.Stamp, viewer.Session)), token =>
            [
                .. ToProved(account, EmailChangeAsked.To(email, now), now),
                taken
                    ? Message.Mail(email, new AccountAlreadyExists(), account: null, now)
                    : Message.Mail(email, new ConfirmNewEmail(token, now + SignUps.LinkLasts), account.Id.Value, now),
            ]);
        return DonePayload.Yes;
    }

    /// <summary>The link to the new address was followed; null where the address is changed.</summary>
    public async Task<Refusal?> ConfirmChangeOfEmail(string token)
    {
        if (await proofs.Take(ProofUse.ChangeEmail, token) is not { Account: { } id } proof) return new TokenSpent();

        var asked = JsonSerializer.Deserialize<Asked>(proof.Facts)!;
        if (!EmailAddress.Read(asked.New).Succeeded(out var email, out var wrong)) return wrong;

        var now = clock.GetUtcNow();
        var changed = await accounts.Change(
            id, before => before.Stamp == asked.Stamp ? before.ChangeEmail(email, now) : new TokenSpent(),
            before => new AccountNote("EmailChanged", id.Value.ToString(), Tell:
            [
                .. ToProved(before, EmailChanged.To(email, now), now),
                Message.Mail(email, EmailChanged.To(email, now), id.Value, now),
            ], Session: asked.Session));
        return changed.Succeeded(out _, out var refusal) ? null : refusal is SessionEnded ? new TokenSpent() : refusal;
    }

    private static Message[] ToProved(Account account, MessageContent content, DateTimeOffset now) =>
        account is { IsEmailVerified: true, Email: { } email } ? [Message.Mail(email, content, account.Id.Value, now)] : [];

    // Whatever secures the account meanwhile, another address too, is another stamp: nobody goes on from an older one. And who ends the
    // session of a thief ends what it had begun.
    private sealed record Asked(string New, int Stamp, Guid Session);
}
