using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Doors;

/// <summary>
/// What one kiosk may have the bridge beside it open for one rental, without us. We sign it; kiosks carry it without reading it.
/// </summary>
/// <param name="Kiosk">Which may ask.</param>
/// <param name="Site">Where.</param>
/// <param name="Rental">For whose rental.</param>
/// <param name="Purpose">To do what.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">The first instant at which it opens nothing any more.</param>
/// <param name="Doors">The entrance, and the lockers of the rental's tools.</param>
public sealed record AlonePermit(
    DeviceId Kiosk, SiteId Site, RentalId Rental, PassPurpose Purpose, DateTimeOffset From, DateTimeOffset Until, ImmutableArray<DoorId> Doors)
{
    /// <summary>Longer than any of ours.</summary>
    public const int Longest = 2_000;

    private const int Parts = 7;

    /// <summary>The bytes that are signed: told apart from a pass by their first word.</summary>
    public static byte[] ToSign(string written) => Encoding.ASCII.GetBytes($"permit {written}");

    /// <summary>As it is signed: its parts with spaces between them, ids in 36 characters of lower case, instants in seconds since 1970.</summary>
    public string Write() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kiosk.Value} {Site.Value} {Rental.Value} {Purpose} {From.ToUnixTimeSeconds()} {Until.ToUnixTimeSeconds()} {string.Join(',', Doors.Select(door => door.Value))}");

    /// <summary>Reads what we signed.</summary>
    /// <param name="text">What it says, a point, and our signature in base64url.</param>
    /// <param name="serverKey">Our public key: see <see cref="PassKey.PublicKey" />.</param>
    /// <returns>Null where we did not sign it.</returns>
    public static AlonePermit? Read(string text, ReadOnlySpan<byte> serverKey)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest || text.Split('.') is not [var written, var signature] || !Base64Url.IsValid(signature)) return null;

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(serverKey, out _);
        return key.VerifyData(ToSign(written), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256) ? Parse(written.Split(' ')) : null;
    }

    public bool Equals(AlonePermit? other) =>
        other is not null && (Kiosk, Site, Rental, Purpose, From, Until) == (other.Kiosk, other.Site, other.Rental, other.Purpose, other.From, other.Until)
        && Doors.AsSpan().SequenceEqual(other.Doors.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Kiosk, Rental, Purpose);

    /// <summary>We signed it, so that it is as it should be.</summary>
    private static AlonePermit? Parse(string[] parts) => parts.Length != Parts ? null : new(
        new(Guid.Parse(parts[0])), new(Guid.Parse(parts[1])), new(Guid.Parse(parts[2])), Enum.Parse<PassPurpose>(parts[3]),
        Instant(parts[4]), Instant(parts[5]), [.. parts[6].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(door => new DoorId(Guid.Parse(door)))]);

    private static DateTimeOffset Instant(string seconds) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
}
