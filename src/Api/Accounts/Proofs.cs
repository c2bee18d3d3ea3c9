using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>Makes what a message carries, and takes it back once.</summary>
public sealed class Proofs(ProofStore proofs, Secrets secrets, TimeProvider clock)
{
    /// <summary>How many wrong codes a proof survives: six digits, guessed five times, is one in 200,000.</summary>
    public const int Tries = 5;

    /// <summary>What a link holds, good for some time.</summary>
    /// <param name="facts">What will be needed then, as JSON.</param>
    /// <param name="tell">The messages that carry it, queued with it; none where nobody is behind it.</param>
    public async Task<string> GiveLink(
        ProofUse use, AccountId? account, TimeSpan lasts, string facts = "{}", Func<string, IReadOnlyList<Message>>? tell = null)
    {
        var (token, proof) = NewLink(use, account, lasts, facts);
        await proofs.Give(proof, tell?.Invoke(token));
        return token;
    }

    /// <summary>What a link holds, and what is kept of it, for whoever writes it with something else.</summary>
    public (string Token, Proof Proof) NewLink(ProofUse use, AccountId? account, TimeSpan lasts, string facts = "{}")
    {
        var token = Secrets.NewToken();
        return (token, new(NewId(), use, account, Secrets.Hash(token), null, null, facts, Tries, clock.GetUtcNow() + lasts));
    }

    /// <summary>A code to type, with the id of what it belongs to; no link.</summary>
    /// <param name="tell">The messages that carry it, queued with it.</param>
    public async Task<Guid> GiveCode(
        ProofUse use, AccountId? account, TimeSpan lasts, string facts, Func<string, IReadOnlyList<Message>> tell)
    {
        var (id, code) = (NewId(), Secrets.NewCode());
        await proofs.Give(
            new(id, use, account, null, secrets.CodeHash(id, code), null, facts, Tries, clock.GetUtcNow() + lasts), tell(code));
        return id;
    }

    /// <summary>A link for the browser that asks, with a code for all others.</summary>
    /// <param name="browser">What the asking browser keeps; null where it is none.</param>
    /// <param name="tell">The messages that carry link and code, queued with them; none where nobody is behind them.</param>
    public async Task<Guid> GiveLinkAndCode(
        ProofUse use, AccountId? account, TimeSpan lasts, string? browser, Func<string, string, IReadOnlyList<Message>> tell)
    {
        var (id, token, code) = (NewId(), Secrets.NewToken(), Secrets.NewCode());
        await proofs.Give(
            new(
                id, use, account, Secrets.Hash(token), secrets.CodeHash(id, code), browser is null ? null : Secrets.Hash(browser), "{}",
                Tries, clock.GetUtcNow() + lasts),
            tell(token, code));
        return id;
    }

    /// <summary>What a link stands for, left as it is; null where it stands for nothing, or no longer.</summary>
    public async Task<Proof?> Find(ProofUse use, string token) => IsToken(token) ? await proofs.Find(use, Secrets.Hash(token)) : null;

    /// <summary>What a link stands for; it is used now.</summary>
    public async Task<Proof?> Take(ProofUse use, string token) => IsToken(token) ? await proofs.Take(use, Secrets.Hash(token)) : null;

    /// <summary>What a code stands for; it is used now, or costs a try.</summary>
    /// <param name="use">What it is for.</param>
    /// <param name="id">As it was answered to whoever asked for it.</param>
    /// <param name="code">As they typed it.</param>
    /// <param name="owner">Whose it must be; null where whoever has the code may use it.</param>
    public async Task<Proof?> Try(ProofUse use, Guid id, string code, AccountId? owner = null) =>
        code.Length <= Secrets.LongestToken ? await proofs.Try(use, id, secrets.CodeHash(id, code), owner) : null;

    /// <summary>Costs a half-done step a try; false where none is left.</summary>
    public async Task<bool> Spend(ProofUse use, string token) => IsToken(token) && await proofs.Spend(use, Secrets.Hash(token));

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());

    private static bool IsToken(string token) => token.Length is > 0 and <= Secrets.LongestToken;
}
