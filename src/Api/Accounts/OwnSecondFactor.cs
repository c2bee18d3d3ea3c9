using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Sets up and gives up one's authenticator. Each change ends every session but a new one for who made it.</summary>
public sealed class OwnSecondFactor(
    AccountStore accounts, SecondFactors factors, Sessions sessions, TimeProvider clock)
{
    /// <summary>A second factor that is there already is proved first: nobody takes its place with a password alone.</summary>
    public async Task<Result<AuthenticatorOffer>> Offer(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (await accounts.Load(viewer.Account) is not { } account) return new UnknownAccount(viewer.Account);
        if (Refuse(viewer, account) is { } prove) return prove;
        if (account is { IsEmailVerified: false, IsStaff: false }) return new EmailNotVerified();
        if (account.SecondFactor.IsOn) return new SecondFactorAlreadyOn();

        var (shown, stored) = factors.Offer(account);
        var saved = await accounts.Change(
            account.Id, before => before.SecondFactor.IsOn ? new SecondFactorAlreadyOn() : before.Used(stored),
            _ => viewer.Note("AuthenticatorOffered"));
        return saved.Succeeded(out _, out var refusal) ? shown : refusal;
    }

    public async Task<RecoveryCodesPayload> Start(Viewer viewer, string code)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return await Write(
            viewer, "AuthenticatorAdded", SecondFactorChange.AuthenticatorAdded,
            before => before.SecondFactor.IsOn
                ? new SecondFactorAlreadyOn()
                : factors.Start(before, before.SecondFactor, code, clock.GetUtcNow()));
    }

    public async Task<RecoveryCodesPayload> RenewRecoveryCodes(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return await Write(
            viewer, "RecoveryCodesRenewed", SecondFactorChange.RecoveryCodesMade,
            before =>
            {
                if (!before.SecondFactor.IsOn) return new SecondFactorMissing();

                var (stored, shown) = RecoveryCodes.New(before.Id.Value);
                return new StartedFactor(before.SecondFactor with { RecoveryHashes = stored.Hashes }, shown);
            });
    }

    public async Task<AccountPayload> Remove(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var written = await Write(
            viewer, "AuthenticatorRemoved", SecondFactorChange.AuthenticatorRemoved, before => before.SecondFactor.IsOn
                ? new StartedFactor(SecondFactor.None, [])
                : new SecondFactorMissing());
        return new AccountPayload(written.Account, written.Tokens, written.Refusal);
    }

    private async Task<RecoveryCodesPayload> Write(
        Viewer viewer, string what, SecondFactorChange told, Func<Account, Result<StartedFactor>> decide)
    {
        IReadOnlyList<string> codes = [];
        var now = clock.GetUtcNow();
        var written = await accounts.Change(
            viewer.Account,
            before =>
            {
                if (Refuse(viewer, before) is { } prove) return prove;
                if (!decide(before).Succeeded(out var started, out var refusal)) return refusal;

                codes = started.RecoveryCodes;
                return before.Change(started.Factor);
            },
            before => viewer.Note(what, tell: before.Email is { } email
                ? [Message.Mail(email, new SecondFactorChanged(told, now), before.Id.Value, now)]
                : []));
        if (!written.Succeeded(out var account, out var refused)) return refused;

        var tokens = await sessions.Open(account, viewer.Kind, what, withSecondFactor: account.SecondFactor.IsOn, goesOn: true);
        return new RecoveryCodesPayload(codes, account, tokens, null);
    }

    private StepUpNeeded? Refuse(Viewer viewer, Account account) => account.SecondFactor.IsOn
        ? viewer.RefuseUnlessProved(clock.GetUtcNow())
        : viewer.RefuseUnlessJustSignedIn(clock.GetUtcNow());
}
