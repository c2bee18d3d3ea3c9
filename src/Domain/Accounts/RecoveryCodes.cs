using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Toolbox24.Domain.Accounts;

/// <summary>
/// The codes that stand in for a lost authenticator, each once. Only their hashes are kept: SHA-256 over the owner's id
/// and the code. A slow hash would add nothing: it makes guessing dear where there is something to guess, and 80 random
/// bits are beyond guessing. (NIST SP 800-63B wants slow hashes for what people choose; it draws its line for look-up
/// secrets at 112 bits, which would be 23 characters to copy by hand.)
/// </summary>
/// <param name="Owner">Whose they are: the salt, so that one table of hashes serves against nobody else.</param>
/// <param name="Hashes">Of the codes not used yet, in hexadecimal.</param>
public sealed record RecoveryCodes(Guid Owner, ImmutableArray<string> Hashes)
{
    public const int Number = 10;

    /// <summary>Characters of a code, without its dashes, of 5 bits each.</summary>
    public const int Length = 16;

    // Crockford's: no I, L, O or U, which are read as 1, 1, 0 and never written.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int GroupLength = 4;

    /// <summary>Makes ten new codes; what was there before is void.</summary>
    /// <returns>What to store, and the codes, which are shown this once.</returns>
    public static (RecoveryCodes Stored, ImmutableArray<string> Shown) New(Guid owner)
    {
        var shown = Enumerable.Range(0, Number)
            .Select(_ => Grouped(RandomNumberGenerator.GetString(Alphabet, Length)))
            .ToImmutableArray();
        return (new(owner, [.. shown.Select(code => Hash(owner, code))]), shown);
    }

    /// <summary>Uses a code up, read forgivingly: small letters, spaces, dashes, O for 0, I and L for 1.</summary>
    /// <returns>What to store from now on, or <see cref="WrongRecoveryCode"/>.</returns>
    public Result<RecoveryCodes> Use(string typed)
    {
        var given = Encoding.ASCII.GetBytes(Hash(Owner, typed));
        var left = Hashes.RemoveAll(hash => CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(hash)));

        return left.Length < Hashes.Length ? this with { Hashes = left } : new WrongRecoveryCode();
    }

    private static string Grouped(string code) => string.Join('-', code.Chunk(GroupLength).Select(group => new string(group)));

    private static string Hash(Guid owner, string code) =>
        Convert.ToHexStringLower(SHA256.HashData([.. owner.ToByteArray(), .. Encoding.UTF8.GetBytes(Plain(code))]));

    private static string Plain(string code) => code.ToUpperInvariant()
        .Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
        .Replace('O', '0').Replace('I', '1').Replace('L', '1');
}
