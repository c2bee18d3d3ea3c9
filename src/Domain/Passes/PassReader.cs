using System.Collections.Immutable;
using System.Security.Cryptography;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Passes;

/// <summary>A code that was taken: not again.</summary>
public readonly record struct UsedStep(Guid Grant, uint Step);

/// <summary>
/// Checks what a phone shows at a site, with nothing but what a kiosk can keep: the server's public key, the grants that were
/// revoked, and the codes that were shown there already.
/// </summary>
/// <param name="Site">Where it reads.</param>
/// <param name="ServerKey">The server's public key: see <see cref="PassKey.PublicKey"/>.</param>
/// <param name="Revoked">Grants that open nothing any more.</param>
/// <param name="Used">Codes that were taken; those whose time is over can be left out.</param>
public sealed record PassReader(
    SiteId Site, ImmutableArray<byte> ServerKey, ImmutableHashSet<Guid> Revoked, ImmutableHashSet<UsedStep> Used)
{
    // Clocks of phones are some seconds wrong, and who stands there needs some to hold the screen still.
    private const uint Tolerance = 1;

    /// <summary>
    /// Rentals whose tools were fetched there while we heard nothing: of them no pass to bring tools back can be had, so that the one that fetched them is
    /// good for that too, for as long as it takes.
    /// </summary>
    public ImmutableHashSet<RentalId> Fetched { get; init; } = [];

    /// <summary>Reads a code that is for this purpose here and now.</summary>
    /// <returns>
    /// What it grants, or why not. Nothing is said of a code that we did not sign, but that: <see cref="ForgedPass"/>.
    /// </returns>
    public Result<PassCode> Read(string scanned, PassPurpose purpose, DateTimeOffset now)
    {
        if (PassCode.Read(scanned) is not { } code) return new NotAPass();
        if (!IsOurs(code) || !code.IsOfItsPhone) return new ForgedPass();

        var grant = code.Grant;
        if (Revoked.Contains(grant.Id)) return new PassRevoked();
        if (grant.Site != Site) return new PassOfOtherSite(grant.Site);
        var isBack = (grant.Purpose, purpose) == (PassPurpose.PickUp, PassPurpose.Return) && Fetched.Contains(grant.Rental);
        if (grant.Purpose != purpose && !isBack) return new PassForOtherPurpose(grant.Purpose);
        if (now < grant.From) return new PassTooEarly(grant.From);
        if (now >= grant.Until && !isBack) return new PassTooLate(grant.Until);
        if (Difference(code.Step, PassCode.StepAt(now)) > Tolerance) return new StalePassCode();
        if (Used.Contains(new(grant.Id, code.Step))) return new PassCodeUsed();

        return code;
    }

    /// <summary>Takes a code: it is read no more. What is too old to be shown again is forgotten.</summary>
    public PassReader Take(PassCode code, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(code);
        var step = PassCode.StepAt(now);
        return this with { Used = Used.Add(new(code.Grant.Id, code.Step)).Except(Used.Where(used => used.Step + Tolerance < step)) };
    }

    private static uint Difference(uint one, uint other) => one > other ? one - other : other - one;

    private bool IsOurs(PassCode code)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(ServerKey.AsSpan(), out _);
        return key.VerifyData(code.Grant.Write(), code.GrantSignature.AsSpan(), HashAlgorithmName.SHA256);
    }
}
