using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Chooses, changes and recovers passwords.</summary>
public sealed class Passwords(
    AccountStore accounts, Proofs proofs, PasswordRules rules, AccountPasswords hasher, SignInThrottle throttle, TimeProvider clock)
{
    /// <summary>How long a reset may take.</summary>
    public static readonly TimeSpan ResetLasts = TimeSpan.FromMinutes(30);

    /// <summary>The hash of a password that the rules allow for this person.</summary>
    public async Task<Result<string>> Hash(string password, EmailAddress? email)
    {
        if (rules.Refuse(password, email?.Key ?? "") is { } weak) return weak;

        return await hasher.Hash(password);
    }

    /// <summary>Sends a link, if somebody has this address; the answer is the same if not.</summary>
    public async Task<DonePayload> AskReset(string address)
    {
        if (!EmailAddress.Read(address).Succeeded(out var email, out var wrong)) return wrong;
        if (!(await throttle.Recovery(email)).Succeeded(out _, out var wait)) return wait;

        var account = await accounts.Find(email);
        if (account is { MayComeByMail: false }) account = null;
        var now = clock.GetUtcNow();
        await proofs.GiveLink(ProofUse.ResetPassword, account?.Id, ResetLasts, tell: token =>
            account is { Email: { } known } ? [Message.Mail(known, new PasswordResetLink(token, now + ResetLasts), account.Id.Value, now)] : []);
        return DonePayload.Yes;
    }

    /// <summary>Chooses a new password by a link. It signs nobody in: a second factor is asked as ever (ASVS 5.0, 6.4.3).</summary>
    public async Task<AccountPayload> Reset(string token, string password)
    {
        if (await proofs.Find(ProofUse.ResetPassword, token) is not { Account: { } id }) return new TokenSpent();
        if (await accounts.Load(id) is not { } account) return new TokenSpent();
        if (!(await Hash(password, account.Email)).Succeeded(out var hash, out var weak)) return weak;
        if (await proofs.Take(ProofUse.ResetPassword, token) is null) return new TokenSpent();

        var now = clock.GetUtcNow();
        return AccountPayload.Of(await Write(
            id, new AccountNote("PasswordReset", id.Value.ToString()),
            before => before.ProveAddress(now).Succeeded(out var proved, out var closed) ? proved.ChangePassword(hash) : closed));
    }

    /// <summary>Writes a new password, ends every other session, and tells the owner of a proved address.</summary>
    public Task<Result<Account>> Change(Viewer viewer, Account before, string hash)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(before);
        return Write(viewer.Account, viewer.Note("PasswordChanged"), account => account.ChangePassword(hash), isTold: before.IsEmailVerified);
    }

    private Task<Result<Account>> Write(AccountId id, AccountNote note, Func<Account, Result<Account>> decide, bool isTold = true)
    {
        var now = clock.GetUtcNow();
        return accounts.Change(
            id, decide,
            before => note with { Tell = isTold && before.Email is { } email ? [Message.Mail(email, new PasswordChanged(now), id.Value, now)] : [] });
    }
}
