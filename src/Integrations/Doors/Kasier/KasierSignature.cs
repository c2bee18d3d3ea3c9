using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Toolbox24.Integrations.Doors.Kasier;

/// <summary>Tells what Kasier sent from what others make up: <c>t={seconds},v1={HMAC-SHA256 of "{seconds}." and the body, in hex}</c>.</summary>
public static class KasierSignature
{
    public const string Header = "Kasier-Signature";

    /// <summary>How old, or how far ahead, what is signed may be.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static bool IsRight(string? given, ReadOnlySpan<byte> body, string key, DateTimeOffset now)
    {
        if (given?.Split(',') is not [['t', '=', .. var seconds], ['v', '1', '=', .. var mac]]) return false;
        if (!long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at)) return false;
        if (Math.Abs(now.ToUnixTimeSeconds() - at) > Tolerance.TotalSeconds) return false;

        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Mac(at, body, key)), Encoding.ASCII.GetBytes(mac));
    }

    /// <summary>What the header says of a body that is sent now.</summary>
    public static string Of(ReadOnlySpan<byte> body, string key, DateTimeOffset now) =>
        $"t={now.ToUnixTimeSeconds()},v1={Mac(now.ToUnixTimeSeconds(), body, key)}";

    private static string Mac(long at, ReadOnlySpan<byte> body, string key) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), (byte[])[.. Encoding.ASCII.GetBytes($"{at}."), .. body]));
}
