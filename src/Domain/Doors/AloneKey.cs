using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Doors;

/// <summary>The secret by which a kiosk and the bridge beside it know each other. Each of them is told it by us, over its own line.</summary>
public static class AloneKey
{
    /// <summary>A kiosk's. With another credential it has another: what a kiosk that was replaced knew opens nothing.</summary>
    public static byte[] Of(Device kiosk, ServerKey secret)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        ArgumentNullException.ThrowIfNull(secret);
        return HMACSHA256.HashData(secret.For("alone"), Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kiosk.Id.Value} {kiosk.Version}")));
    }

    /// <summary>Proves that a kiosk wants a door open: HMAC-SHA-256 of <c>{door} {sequence} {permit}</c>, in base64url.</summary>
    public static string Prove(ReadOnlySpan<byte> key, DoorId door, long sequence, string permit) => Base64Url.EncodeToString(HMACSHA256.HashData(
        key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{door.Value} {sequence} {permit}"))));
}
