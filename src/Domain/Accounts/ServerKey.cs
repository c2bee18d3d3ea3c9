using System.Security.Cryptography;
using System.Text;

namespace Toolbox24.Domain.Accounts;

/// <summary>The secret that only our servers know. Each purpose has a key of its own, made from it (HKDF, RFC 5869).</summary>
/// <param name="secret">At least 32 characters, of a random source.</param>
public sealed class ServerKey(string secret)
{
    public const int Shortest = 32;

    private readonly byte[] material = secret.Length >= Shortest
        ? Encoding.UTF8.GetBytes(secret)
        : throw new ArgumentException($"A server key has {Shortest} characters or more.", nameof(secret));

    public byte[] For(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, material, SHA256.HashSizeInBytes, info: Encoding.UTF8.GetBytes(purpose));
}
