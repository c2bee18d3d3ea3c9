using System.Security.Cryptography;
using System.Text;

namespace Toolbox24.Domain.Accounts;

/// <summary>A step whose code was given and accepted: store it, so that neither it nor an earlier one is accepted again.</summary>
public sealed record TotpStep(long Number);

/// <summary>
/// Codes of an authenticator app (RFC 6238): SHA-1, steps of 30 s, six digits, one step early or late, each code once
/// (§5.2; OWASP ASVS 5.0, 6.5.1). Time is the real time, also where the clock of the demo has been moved.
/// </summary>
public static class Totp
{
    public const int Digits = 6;

    /// <summary>How many steps a phone's clock may be off, either way.</summary>
    public const int Tolerance = 1;

    public static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / (long)Period.TotalSeconds;

    /// <summary>Whether this is a code of about now that was not used.</summary>
    /// <param name="secret">The account's.</param>
    /// <param name="typed">What was typed; spaces are overlooked.</param>
    /// <param name="lastUsed">The step of the last code accepted; null where there was none.</param>
    /// <param name="now">The real time.</param>
    /// <returns><see cref="WrongTotpCode"/>, <see cref="TotpCodeUsed"/>, or the step to store.</returns>
    public static Result<TotpStep> Check(TotpSecret secret, string typed, long? lastUsed, DateTimeOffset now)
    {
        var code = Encoding.UTF8.GetBytes(typed.Replace(" ", "", StringComparison.Ordinal));
        long? matching = null;
        for (var step = StepAt(now) + Tolerance; step >= StepAt(now) - Tolerance; step--)
        {
            // Every step is compared, whichever matches, so that time says nothing.
            var isThis = CryptographicOperations.FixedTimeEquals(code, Encoding.UTF8.GetBytes(secret.Code(step)));
            if (isThis) matching ??= step;
        }

        if (matching is not { } used) return new WrongTotpCode();
        if (used <= lastUsed) return new TotpCodeUsed();

        return new TotpStep(used);
    }
}
