using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Api.Accounts;

/// <summary>What a browser is to be told before it asks for a passkey.</summary>
/// <param name="Ceremony">To be sent back with what the browser answers, once.</param>
/// <param name="Options">
/// JSON for <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c>.
/// </param>
/// <param name="EndsAt">Until when.</param>
[VisibleWithField]
public sealed record PasskeyCeremony(string Ceremony, string Options, DateTimeOffset EndsAt);

/// <summary>What a ceremony is for: its answer is good for nothing else.</summary>
internal enum PasskeyCeremonyUse { SignIn, StepUp, Add }

/// <summary>
/// The ceremonies of WebAuthn. What was asked is kept here, so that nothing a browser sends says what it should have been;
/// ASP.NET Core Identity judges the answer.
/// </summary>
public sealed class Passkeys(
    IPasskeyHandler<Account> handler, PasskeyStore passkeys, Proofs proofs, AuditStore audit, IHttpContextAccessor http, TimeProvider clock)
{
    public static readonly TimeSpan CeremonyLasts = TimeSpan.FromMinutes(5);

    /// <summary>How long an answer may be, in characters: one that holds a certificate is a third of it.</summary>
    public const int LongestCredential = 16_384;

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>Asks for a new passkey, on a device that has none of this account yet.</summary>
    internal async Task<PasskeyCeremony> AskForNew(Account account)
    {
        var id = account.Id.Value.ToString();
        var name = account.Email?.Value ?? id;
        var made = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = id, Name = name, DisplayName = account.Name ?? name }, Context);
        return await Keep(PasskeyCeremonyUse.Add, account.Id, made.CreationOptionsJson, made.AttestationState);
    }

    /// <summary>Asks for a passkey of this account; where none is named, for any that was made here.</summary>
    internal async Task<PasskeyCeremony> Ask(PasskeyCeremonyUse use, Account? account)
    {
        var made = await handler.MakeRequestOptionsAsync(account, Context);
        return await Keep(use, account?.Id, made.RequestOptionsJson, made.AssertionState);
    }

    /// <summary>The passkey that a device has made.</summary>
    internal async Task<Result<Passkey>> Made(AccountId account, string ceremony, string credential, string name)
    {
        if (credential.Length > LongestCredential) return new PasskeyRefused();
        if (await Take(PasskeyCeremonyUse.Add, account, ceremony) is not { } state) return new TokenSpent();

        var judged = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext { HttpContext = Context, CredentialJson = credential, AttestationState = state });
        if (!judged.Succeeded) return new PasskeyRefused();

        var made = judged.Passkey;
        return new Passkey(
            made.CredentialId, account, name, made.PublicKey, made.SignCount, made.Transports ?? [], made.IsUserVerified,
            made.IsBackupEligible, made.IsBackedUp, made.AttestationObject, made.ClientDataJson, clock.GetUtcNow(), UsedAt: null);
    }

    /// <summary>Whose passkey was shown. It is noted as used; one that is refused is told to the audit, if it is one of ours.</summary>
    /// <param name="asked">Whom the ceremony was for; null where anybody may answer.</param>
    /// <param name="expected">Whose it must be; null where it may be anybody's.</param>
    internal async Task<Result<Account>> Shown(
        PasskeyCeremonyUse use, AccountId? asked, AccountId? expected, string ceremony, string credential)
    {
        if (credential.Length > LongestCredential) return new PasskeyRefused();
        if (await Take(use, asked, ceremony) is not { } state) return new TokenSpent();

        var judged = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext { HttpContext = Context, CredentialJson = credential, AssertionState = state });
        var known = await passkeys.Find(judged.Succeeded ? judged.Passkey.CredentialId : IdIn(credential));
        if (known is null) return new PasskeyRefused();

        var why = !judged.Succeeded ? judged.Failure.Message
            : !judged.User.IsActive ? "The account is closed."
            : expected is { } one && one != known.Account ? "It is another account's."
            : null;
        if (why is not null)
        {
            await audit.Record(Entry(known, "PasskeyRefused", "system", why));
            return new PasskeyRefused();
        }

        var shown = known with { SignCount = judged.Passkey!.SignCount, IsBackedUp = judged.Passkey.IsBackedUp };
        var isUsed = await passkeys.Use(
            shown, clock.GetUtcNow(), Entry(known, "PasskeyUsed", known.Account.Value.ToString(), null),
            Entry(known, "PasskeyRefused", "system", "Its counter has not gone up."));
        return isUsed ? judged.User! : new PasskeyRefused();
    }

    private async Task<PasskeyCeremony> Keep(PasskeyCeremonyUse use, AccountId? account, string options, string? state)
    {
        var token = await proofs.GiveLink(
            ProofUse.Passkey, account, CeremonyLasts, JsonSerializer.Serialize(new Kept(use, state ?? "")));
        return new PasskeyCeremony(token, options, clock.GetUtcNow() + CeremonyLasts);
    }

    private async Task<string?> Take(PasskeyCeremonyUse use, AccountId? account, string ceremony) =>
        await proofs.Take(ProofUse.Passkey, ceremony) is { } proof && proof.Account == account
        && JsonSerializer.Deserialize<Kept>(proof.Facts) is { } kept && kept.Use == use
            ? kept.State
            : null;

    private AuditEntry Entry(Passkey passkey, string action, string actor, string? why) => new(
        action, actor, "account", passkey.Account.Value, clock.GetUtcNow(),
        new Dictionary<string, string?> { ["passkey"] = PasskeyView.IdOf(passkey), ["why"] = why is { Length: > 200 } ? why[..200] : why });

    /// <summary>Which passkey an answer that proves nothing speaks of.</summary>
    private static byte[] IdIn(string credential)
    {
        try
        {
            using var read = JsonDocument.Parse(credential);
            return read.RootElement.ValueKind == JsonValueKind.Object && read.RootElement.TryGetProperty("id", out var id)
                && id.ValueKind == JsonValueKind.String && Base64Url.IsValid(id.GetString())
                ? Base64Url.DecodeFromChars(id.GetString())
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private sealed record Kept(PasskeyCeremonyUse Use, string State);
}
