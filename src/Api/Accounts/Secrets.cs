using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// Tokens and codes, and what is kept of them. A token has 256 random bits: a plain SHA-256 of it cannot be guessed back.
/// A code of six digits can, so that its hash is keyed.
/// </summary>
public sealed class Secrets(ServerKey key)
{
    /// <summary>How long tokens are: longer ones are not even looked at.</summary>
    public const int LongestToken = 128;

    private readonly byte[] codeKey = key.For("codes");

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Six digits, to be read in a message and typed.</summary>
    public static string NewCode() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>What is kept of a code that belongs to one proof; spaces that people type are forgiven.</summary>
    public byte[] CodeHash(Guid proof, string code) =>
        HMACSHA256.HashData(codeKey, Encoding.UTF8.GetBytes($"{proof:N}{code.Replace(" ", "", StringComparison.Ordinal)}"));
}
