using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// Signs in by passkey, or proves again who is there. A passkey is both factors by itself: the device, and what unlocks it.
/// </summary>
public sealed class PasskeySignIns(
    Passkeys passkeys, SignIns signIns, SignInThrottle throttle, AccountStore accounts, SessionStore sessions)
{
    /// <summary>Begins to sign in. Who it will be, the passkey says.</summary>
    public async Task<Result<PasskeyCeremony>> Ask() =>
        (await throttle.PasskeyRequest()).Succeeded(out _, out var wait) ? await passkeys.Ask(PasskeyCeremonyUse.SignIn, null) : wait;

    /// <summary>Signs in by passkey alone, or as the second step where the first has asked for it.</summary>
    public async Task<SignInPayload> SignIn(string ceremony, string credential, SessionKind kind, string? challenge)
    {
        AccountId? expected = null;
        if (challenge is not null)
        {
            if (await signIns.HalfSignedIn(challenge) is not { } half) return new TokenSpent();
            expected = half;
        }

        var shown = await Shown(PasskeyCeremonyUse.SignIn, null, expected, ceremony, credential);
        if (!shown.Succeeded(out var account, out var refusal)) return refusal;

        return challenge is null
            ? await signIns.Open(account, kind, "passkey", withSecondFactor: true)
            : await signIns.Finish(challenge, account, "passkey");
    }

    /// <summary>Begins to prove again who is there.</summary>
    public async Task<Result<PasskeyCeremony>> AskAgain(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (!(await throttle.PasskeyRequest()).Succeeded(out _, out var wait)) return wait;

        return await accounts.Load(viewer.Actor) is { } account
            ? await passkeys.Ask(PasskeyCeremonyUse.StepUp, account)
            : new UnknownAccount(viewer.Actor);
    }

    /// <summary>Why it is not proved; null where it is.</summary>
    public async Task<Refusal?> Prove(Viewer viewer, string ceremony, string credential)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var shown = await Shown(PasskeyCeremonyUse.StepUp, viewer.Actor, viewer.Actor, ceremony, credential);
        if (!shown.Succeeded(out _, out var refusal)) return refusal;

        await sessions.StepUp(viewer.Session, withSecondFactor: true);
        return null;
    }

    private async Task<Result<Account>> Shown(
        PasskeyCeremonyUse use, AccountId? asked, AccountId? expected, string ceremony, string credential)
    {
        if (!(await throttle.Passkey()).Succeeded(out var tried, out var wait)) return wait;

        var shown = await passkeys.Shown(use, asked, expected, ceremony, credential);
        if (shown.Succeeded(out _, out _)) await throttle.Succeeded(tried);
        else throttle.Failed(tried);
        return shown;
    }
}
