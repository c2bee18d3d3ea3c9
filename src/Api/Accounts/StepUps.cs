using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Proves again that it is them: where there is anything stronger than a password, not by that.</summary>
public sealed class StepUps(
    AccountStore accounts, PasskeyStore passkeys, SessionStore sessions, SignIns signIns, AccountPasswords passwords, SignInThrottle throttle)
{
    /// <summary>Why it is not proved; null where it is.</summary>
    public async Task<Refusal?> Prove(Viewer viewer, string? password, string? code)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (await accounts.Load(viewer.Actor) is not { } account) return new UnknownAccount(viewer.Actor);
        var refusal = (account.ProvesByPassword((await passkeys.Of(account.Id)).Count), password, code) switch
        {
            (_, _, { } typed) => await ByCode(account, typed),
            (true, { } typed, _) => await ByPassword(account, typed),
            _ => new NothingProved(),
        };
        if (refusal is not null) return refusal;

        await sessions.StepUp(viewer.Session, withSecondFactor: code is not null);
        return null;
    }

    private async Task<Refusal?> ByCode(Account account, string code) =>
        (await signIns.UseFactor(account.Id, code)).Succeeded(out _, out var refusal) ? null : refusal;

    /// <summary>Why this is not the account's password; null where it is. Guesses are counted.</summary>
    public async Task<Refusal?> ByPassword(Account account, string password)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (!(await throttle.Code(account)).Succeeded(out var tried, out var wait)) return wait;
        if (!(await passwords.Verify(account.PasswordHash, password, isKnown: true)).Succeeded(out var judged, out var busy))
        {
            await throttle.NotMade(tried);
            return busy;
        }

        if (!judged.IsRight)
        {
            throttle.Failed(tried);
            return new WrongCredentials();
        }

        await throttle.Succeeded(tried);
        return null;
    }
}
