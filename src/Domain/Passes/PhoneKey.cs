using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Toolbox24.Domain.Passes;

/// <summary>The public half of the key pair that a phone made for itself and cannot give away: a point of P-256, x then y.</summary>
public sealed record PhoneKey
{
    internal const int Length = 2 * CoordinateLength;

    private const int CoordinateLength = 32;
    private const byte Uncompressed = 4;

    private PhoneKey(ImmutableArray<byte> point) => Point = point;

    /// <summary>Its two coordinates, 64 bytes.</summary>
    public ImmutableArray<byte> Point { get; }

    /// <summary>Reads a key as browsers export it (Web Crypto, format <c>raw</c>: SEC 1 §2.3.3, uncompressed).</summary>
    /// <param name="raw">In base64url, without padding.</param>
    /// <returns>The key, or <see cref="NotAPhoneKey"/> where that is no point of the curve.</returns>
    public static Result<PhoneKey> Read(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        if (!Base64Url.IsValid(raw, out var length) || length != Length + 1) return new NotAPhoneKey();

        var bytes = Base64Url.DecodeFromChars(raw);
        return bytes[0] == Uncompressed && Of(bytes.AsSpan(1)) is { } key ? key : new NotAPhoneKey();
    }

    /// <returns>Null where that is no point of the curve.</returns>
    internal static PhoneKey? Of(ReadOnlySpan<byte> point)
    {
        var key = new PhoneKey([.. point]);
        try
        {
            using var _ = key.Open();
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether the phone signed this with ECDSA and SHA-256; the signature is r then s (IEEE P1363), as browsers make it.</summary>
    internal bool HasSigned(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = Open();
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256);
    }

    public bool Equals(PhoneKey? other) => other is not null && Point.AsSpan().SequenceEqual(other.Point.AsSpan());

    public override int GetHashCode() => BitConverter.ToInt32(Point.AsSpan());

    private ECDsa Open() => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = [.. Point[..CoordinateLength]], Y = [.. Point[CoordinateLength..]] },
    });
}
