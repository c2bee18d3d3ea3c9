using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// The ways to sign in. Whoever guesses learns nothing: unknown and known accounts answer alike, in words and in time, and
/// are slowed down alike.
/// </summary>
public sealed class SignIns(
    AccountStore accounts, Proofs proofs, AccountPasswords passwords, SignInThrottle throttle, SecondFactors factors, Sessions sessions,
    PasskeyStore passkeys, TimeProvider clock)
{
    private static readonly TimeSpan ChallengeLasts = TimeSpan.FromMinutes(5);

    /// <summary>By password; with a second factor where the account has one.</summary>
    public async Task<SignInPayload> WithPassword(string address, string password, SessionKind kind)
    {
        if (!EmailAddress.Read(address).Succeeded(out var email, out _)) return new WrongCredentials();
        if (!(await throttle.Password(email)).Succeeded(out var tried, out var wait)) return wait;

        var account = await accounts.Find(email);
        if (!(await passwords.Verify(account?.PasswordHash, password, throttle.Knows(email))).Succeeded(out var judged, out var busy))
        {
            await throttle.NotMade(tried);
            return busy;
        }

        if (account is not { IsActive: true } || !judged.IsRight)
        {
            throttle.Failed(tried);
            return new WrongCredentials();
        }

        await throttle.Succeeded(tried);
        if (judged.NeedsRehash) account = await Rehash(account, password);
        return await Proceed(account, kind, "password", byMail: false);
    }

    /// <summary>The second step; the challenge ends after a few wrong codes.</summary>
    public async Task<SignInPayload> WithSecondFactor(string challenge, string code)
    {
        if (await HalfSignedIn(challenge) is not { } id) return new TokenSpent();
        if (!(await UseFactor(id, code, () => proofs.Spend(ProofUse.SecondFactor, challenge))).Succeeded(out var account, out var refusal)) return refusal;

        return await Finish(challenge, account, "code");
    }

    /// <summary>Who has done the first step; null where nobody has, or it was too long ago.</summary>
    public async Task<AccountId?> HalfSignedIn(string challenge) => (await proofs.Find(ProofUse.SecondFactor, challenge))?.Account;

    /// <summary>The second step was done by the account that did the first.</summary>
    public async Task<SignInPayload> Finish(string challenge, Account account, string with)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (await proofs.Take(ProofUse.SecondFactor, challenge) is not { } proof || proof.Account != account.Id) return new TokenSpent();

        var half = JsonSerializer.Deserialize<FirstStep>(proof.Facts)!;
        if (half.Stamp != account.Stamp) return new TokenSpent();

        return await Open(account, half.Kind, $"{half.How} and {with}", withSecondFactor: true);
    }

    /// <summary>Uses up a code of the account's authenticator or a recovery code, of which its owner is told.</summary>
    /// <param name="id">Whose.</param>
    /// <param name="code">As it was typed.</param>
    /// <param name="spend">What a try costs beside its counters, once they let it through; false where nothing is left.</param>
    public async Task<Result<Account>> UseFactor(AccountId id, string code, Func<Task<bool>>? spend = null)
    {
        if (await accounts.Load(id) is not { } asked) return new UnknownAccount(id);
        if (!(await throttle.Code(asked)).Succeeded(out var tried, out var wait)) return wait;
        if (spend is not null && !await spend())
        {
            await throttle.NotMade(tried);
            return new TokenSpent();
        }

        var used = await TakeFactor(id, code);
        if (used.Succeeded(out _, out _)) await throttle.Succeeded(tried);
        else throttle.Failed(tried);
        return used;
    }

    private async Task<Result<Account>> TakeFactor(AccountId id, string code)
    {
        var recovery = false;
        return await accounts.Change(
            id,
            before =>
            {
                if (!before.IsActive) return new AccountClosed();
                if (!factors.Use(before, code).Succeeded(out var factor, out var wrong)) return wrong;

                recovery = factor.RecoveryHashes.Length < before.SecondFactor.RecoveryHashes.Length;
                return before.Used(factor);
            },
            before => new AccountNote(
                recovery ? "RecoveryCodeUsed" : "SecondFactorUsed", id.Value.ToString(),
                Tell: recovery && before.Email is { } email
                    ? [Message.Mail(email, new RecoveryCodeUsed(before.SecondFactor.RecoveryHashes.Length - 1, clock.GetUtcNow()), id.Value, clock.GetUtcNow())]
                    : []));
    }

    /// <summary>One proof was given: opens the session, or asks for the second.</summary>
    public async Task<SignInPayload> Proceed(Account account, SessionKind kind, string how, bool byMail)
    {
        ArgumentNullException.ThrowIfNull(account);
        var has = (await passkeys.Of(account.Id)).Count;
        if (!account.AsksSecondStep(has, byMail)) return await Open(account, kind, how, withSecondFactor: false);

        var challenge = await proofs.GiveLink(
            ProofUse.SecondFactor, account.Id, ChallengeLasts, JsonSerializer.Serialize(new FirstStep(kind, how, account.Stamp)));
        var asked = new SecondFactorChallenge(challenge, account.SecondFactor.IsOn, has > 0, clock.GetUtcNow() + ChallengeLasts);
        return new SignInPayload(null, null, asked, null);
    }

    /// <summary>All proofs were given.</summary>
    public async Task<SignInPayload> Open(Account account, SessionKind kind, string how, bool withSecondFactor) =>
        new(account, await sessions.Open(account, kind, how, withSecondFactor), null, null);

    /// <summary>Hashes at today's cost; where too many wait, another time will do.</summary>
    private async Task<Account> Rehash(Account account, string password)
    {
        if (!(await passwords.Hash(password)).Succeeded(out var hash, out _)) return account;

        var written = await accounts.Change(
            account.Id, before => before.PasswordHash == account.PasswordHash ? before.Rehash(hash) : before,
            _ => new AccountNote("PasswordRehashed", account.Id.Value.ToString()));

        // Secured meanwhile: what was proved is worth nothing any more, and a session of the old stamp neither.
        return written.Succeeded(out var after, out _) && after.Stamp == account.Stamp ? after : account;
    }

    private sealed record FirstStep(SessionKind Kind, string How, int Stamp);
}
