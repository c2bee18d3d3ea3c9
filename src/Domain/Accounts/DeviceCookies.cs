using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Toolbox24.Domain.Accounts;

/// <summary>
/// What a browser keeps after a sign-in, so that it is known the next time ("Slow Down Online Guessing Attacks with Device
/// Cookies", OWASP): its tries are then counted apart from everybody else's. It opens nothing and stands for no session.
/// </summary>
public sealed class DeviceCookies(ServerKey server)
{
    /// <summary>Give a new one at each sign-in.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private const int NonceLength = 16;
    private const int BodyLength = NonceLength + sizeof(long) + sizeof(int);

    private readonly byte[] key = server.For("device cookie");

    /// <summary>A cookie for this browser and this account alone.</summary>
    /// <param name="email">The account's.</param>
    /// <param name="stamp">The account's, by which it is told whether the account was secured since.</param>
    /// <param name="now">When.</param>
    public string Issue(string email, int stamp, DateTimeOffset now)
    {
        var body = new byte[BodyLength];
        RandomNumberGenerator.Fill(body.AsSpan(0, NonceLength));
        BinaryPrimitives.WriteInt64BigEndian(body.AsSpan(NonceLength), (now + Lifetime).ToUnixTimeSeconds());
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(NonceLength + sizeof(long)), stamp);
        return Base64Url.EncodeToString([.. body, .. Signature(email, body)]);
    }

    /// <summary>The device, by a name that means nothing elsewhere, and the account's stamp as it signed in last.</summary>
    /// <returns>Null where the cookie is none of ours, is another account's, or has run out.</returns>
    public (string Device, int Stamp)? Read(string? cookie, string email, DateTimeOffset now)
    {
        var bytes = new byte[BodyLength + HMACSHA256.HashSizeInBytes];
        if (cookie is null || !Base64Url.IsValid(cookie, out var length) || length != bytes.Length) return null;

        Base64Url.DecodeFromChars(cookie, bytes);
        var (body, signature) = (bytes[..BodyLength], bytes[BodyLength..]);
        if (!CryptographicOperations.FixedTimeEquals(signature, Signature(email, body))) return null;
        if (BinaryPrimitives.ReadInt64BigEndian(body.AsSpan(NonceLength)) <= now.ToUnixTimeSeconds()) return null;

        return (Convert.ToHexStringLower(body.AsSpan(0, NonceLength)), BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(NonceLength + sizeof(long))));
    }

    private byte[] Signature(string email, byte[] body) =>
        HMACSHA256.HashData(key, (byte[])[.. body, .. Encoding.UTF8.GetBytes(ThrottleKey.Plain(email))]);
}
