using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Toolbox24.Domain.Accounts;

/// <summary>What an authenticator app and we both know: a key of 160 bits (RFC 4226 §4, R6).</summary>
public sealed class TotpSecret
{
    /// <summary>Bytes of a new secret.</summary>
    public const int Length = 20;

    // RFC 4226 asks for 128 bits at the least.
    private const int Shortest = 16;

    private readonly byte[] key;

    private TotpSecret(byte[] key) => this.key = key;

    public static TotpSecret New() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>Reads a secret as <see cref="Text"/> gives it, or as a person types it.</summary>
    /// <returns>Null where it is no base 32, or holds fewer than 128 bits.</returns>
    public static TotpSecret? Read(string text) =>
        Base32.Read(text) is { Length: >= Shortest } key ? new(key) : null;

    /// <summary>In base 32: what is stored (encrypted), and typed into an app that has no camera.</summary>
    public string Text => Base32.Write(key);

    /// <summary>What the QR code holds: the "Key Uri Format" that authenticator apps read.</summary>
    /// <param name="account">By what the person knows the account: the e-mail.</param>
    /// <param name="issuer">By what they know us.</param>
    public string Uri(string account, string issuer = "Toolbox24")
    {
        var (to, by) = (System.Uri.EscapeDataString(account), System.Uri.EscapeDataString(issuer));
        return $"otpauth://totp/{by}:{to}?secret={Text}&issuer={by}&algorithm=SHA1&digits={Totp.Digits}&period={Totp.Period.TotalSeconds}";
    }

    /// <summary>The code of a step (RFC 4226 §5.3).</summary>
    public string Code(long step, int digits = Totp.Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];

        // HMAC-SHA1 is what authenticator apps speak; the weakness of SHA-1 (collisions) does not touch it.
#pragma warning disable CA5350
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350

        var offset = hash[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & 0x7FFF_FFFF;
        return (number % (long)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>Never the secret: it must not reach a log.</summary>
    public override string ToString() => nameof(TotpSecret);
}
