using System.Buffers.Text;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Adds and gives up one's passkeys. Each change ends every session but a new one for who made it.</summary>
public sealed class OwnPasskeys(
    AccountStore accounts, PasskeyStore store, Passkeys passkeys, Sessions sessions, TimeProvider clock)
{
    /// <summary>A second factor that is there already is proved first: nobody puts another beside it with a password alone.</summary>
    public async Task<Result<PasskeyCeremony>> Offer(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (await accounts.Load(viewer.Account) is not { } account) return new UnknownAccount(viewer.Account);
        if (Decide(viewer, account, await store.Of(account.Id)).Succeeded(out _, out var refusal))
            return await passkeys.AskForNew(account);

        return refusal;
    }

    /// <summary>Adds what the browser made of an offer.</summary>
    public async Task<AccountPayload> Add(Viewer viewer, string ceremony, string credential, string name)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (Names.Refuse(name, PasskeyRules.LongestName) is { } wrong) return new AccountPayload(null, null, wrong);
        if (!(await Offerable(viewer)).Succeeded(out _, out var early)) return early;
        if (!(await passkeys.Made(viewer.Account, ceremony, credential, name.Trim())).Succeeded(out var made, out var refusal)) return refusal;

        return await Write(
            viewer, "PasskeyAdded", SecondFactorChange.PasskeyAdded, (before, has) => Decide(viewer, before, has),
            note => note with { Added = made }, made.Id, withSecondFactor: true);
    }

    /// <summary>Calls one of them something else.</summary>
    public async Task<AccountPayload> Rename(Viewer viewer, string id, string name)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (Names.Refuse(name, PasskeyRules.LongestName) is { } wrong) return new AccountPayload(null, null, wrong);
        if (IdOf(id) is not { } named) return new UnknownPasskey();

        var renamed = new AuditEntry(
            "PasskeyRenamed", viewer.Actor.Value.ToString(), "account", viewer.Account.Value, clock.GetUtcNow(), Fact(named));
        return await store.Rename(viewer.Account, named, name.Trim(), renamed) && await accounts.Load(viewer.Account) is { } account
            ? account
            : new UnknownPasskey();
    }

    /// <summary>Gives one of them up. Whoever works for us keeps a second factor.</summary>
    public async Task<AccountPayload> Remove(Viewer viewer, string id)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (IdOf(id) is not { } named) return new UnknownPasskey();

        return await Write(
            viewer, "PasskeyRemoved", SecondFactorChange.PasskeyRemoved,
            (before, has) =>
            {
                if (Refuse(viewer, before, has) is { } prove) return prove;

                return has.Any(passkey => passkey.Id.AsSpan().SequenceEqual(named)) ? before.RemovePasskey(has.Count) : new UnknownPasskey();
            },
            note => note with { Removed = named }, named, withSecondFactor: viewer.SecondFactorAt is not null);
    }

    private async Task<Result<Account>> Offerable(Viewer viewer) => await accounts.Load(viewer.Account) is { } account
        ? Decide(viewer, account, await store.Of(account.Id))
        : new UnknownAccount(viewer.Account);

    private async Task<AccountPayload> Write(
        Viewer viewer, string what, SecondFactorChange told, Func<Account, List<Passkey>, Result<Account>> decide,
        Func<AccountNote, AccountNote> with, byte[] passkey, bool withSecondFactor)
    {
        var now = clock.GetUtcNow();
        for (var attempt = 1; ; attempt++)
        {
            // The passkeys after the account: they change only with it, so that a change meanwhile makes this one stale.
            if (await accounts.Load(viewer.Account) is not { } before) return new UnknownAccount(viewer.Account);
            if (!decide(before, await store.Of(before.Id)).Succeeded(out var after, out var refusal)) return refusal;

            var note = viewer.Note(what, Fact(passkey), before.Email is { } email
                ? [Message.Mail(email, new SecondFactorChanged(told, now), before.Id.Value, now)]
                : []);
            try
            {
                if (!(await accounts.Save(after, with(note))).Succeeded(out var account, out var refused)) return refused;

                return new AccountPayload(account, await sessions.Open(account, viewer.Kind, what, withSecondFactor, goesOn: true), null);
            }
            catch (StaleAccountException) when (attempt < 5)
            {
            }
        }
    }

    private Result<Account> Decide(Viewer viewer, Account account, List<Passkey> has) =>
        Refuse(viewer, account, has) is { } prove ? prove : account.AddPasskey(has.Count);

    private StepUpNeeded? Refuse(Viewer viewer, Account account, List<Passkey> has) => account.SecondFactor.IsOn || has.Count > 0
        ? viewer.RefuseUnlessProved(clock.GetUtcNow())
        : viewer.RefuseUnlessJustSignedIn(clock.GetUtcNow());

    private static Dictionary<string, string?> Fact(byte[] id) => new() { ["passkey"] = Base64Url.EncodeToString(id) };

    private static byte[]? IdOf(string id) =>
        id.Length <= PasskeyView.LongestId && Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : null;
}
