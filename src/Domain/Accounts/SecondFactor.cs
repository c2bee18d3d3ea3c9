using System.Collections.Immutable;

namespace Toolbox24.Domain.Accounts;

/// <summary>What beside a password proves who somebody is. Passkeys stand apart: each is a proof by itself.</summary>
/// <param name="Secret">The authenticator's secret, protected; null where there is none.</param>
/// <param name="Since">When its first code was given: until then the secret is only on offer.</param>
/// <param name="LastStep">The 30 s step of the last code taken: no code counts twice (RFC 6238 §5.2).</param>
/// <param name="RecoveryHashes">SHA-256 of the recovery codes that are left.</param>
public sealed record SecondFactor(string? Secret, DateTimeOffset? Since, long LastStep, ImmutableArray<string> RecoveryHashes)
{
    public static SecondFactor None { get; } = new(null, null, 0, []);

    public bool IsOn => Secret is not null && Since is not null;

    /// <summary>Offers a secret; it counts once its first code is given.</summary>
    public static SecondFactor Offer(string secret) => None with { Secret = secret };

    /// <summary>The first code was right.</summary>
    public SecondFactor Start(long step, ImmutableArray<string> recoveryHashes, DateTimeOffset now) =>
        this with { Since = now, LastStep = step, RecoveryHashes = recoveryHashes };

    public SecondFactor Used(long step) => this with { LastStep = step };
}
