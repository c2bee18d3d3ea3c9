using Microsoft.AspNetCore.DataProtection;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>An authenticator's secret on offer: it counts once its first code is given.</summary>
/// <param name="Secret">In base 32, to be typed.</param>
/// <param name="Uri">The same for a QR code (<c>otpauth:</c>).</param>
[VisibleWithField]
public sealed record AuthenticatorOffer(string Secret, string Uri);

/// <summary>Judges codes against an account's second factor, whose secret is encrypted where it is stored.</summary>
public sealed class SecondFactors(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("second factor");

    /// <summary>A new secret, as it is shown and as it is stored.</summary>
    public (AuthenticatorOffer Shown, SecondFactor Stored) Offer(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var secret = TotpSecret.New();
        return (
            new AuthenticatorOffer(secret.Text, secret.Uri(account.Email?.Value ?? account.Id.Value.ToString())),
            Offer(secret));
    }

    /// <summary>A secret that is known already, as it is stored.</summary>
    public SecondFactor Offer(TotpSecret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return SecondFactor.Offer(protector.Protect(secret.Text));
    }

    /// <summary>The factor from its first code on, with recovery codes of its own: they are shown this once.</summary>
    public Result<StartedFactor> Start(Account account, SecondFactor offered, string code, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(offered);
        if (offered.Secret is null) return new SecondFactorMissing();
        if (!Check(offered, code).Succeeded(out var step, out var wrong)) return wrong;

        var (stored, shown) = RecoveryCodes.New(account.Id.Value);
        return new StartedFactor(offered.Start(step.Number, stored.Hashes, now), shown);
    }

    /// <summary>The factor after an authenticator's code, or a recovery code, was used.</summary>
    public Result<SecondFactor> Use(Account account, string code)
    {
        ArgumentNullException.ThrowIfNull(account);
        var factor = account.SecondFactor;
        if (!factor.IsOn) return new SecondFactorMissing();
        if (code.Length > Totp.Digits * 2) return UseRecovery(account, code);

        return Check(factor, code).Succeeded(out var step, out var wrong) ? factor.Used(step.Number) : wrong;
    }

    private static Result<SecondFactor> UseRecovery(Account account, string code)
    {
        if (code.Length > Secrets.LongestToken) return new WrongRecoveryCode();

        var codes = new RecoveryCodes(account.Id.Value, account.SecondFactor.RecoveryHashes);
        return codes.Use(code).Succeeded(out var left, out var wrong) ? account.SecondFactor with { RecoveryHashes = left.Hashes } : wrong;
    }

    /// <summary>Authenticators show the real time, wherever the demo's clock has been moved to.</summary>
    private Result<TotpStep> Check(SecondFactor factor, string code) => Totp.Check(
        TotpSecret.Read(protector.Unprotect(factor.Secret!))!, code, factor.LastStep, TimeProvider.System.GetUtcNow());
}

/// <summary>A second factor that has begun.</summary>
public sealed record StartedFactor(SecondFactor Factor, IReadOnlyList<string> RecoveryCodes);
