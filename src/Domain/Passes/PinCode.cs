using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Passes;

/// <summary>
/// What is typed where no phone is shown: the last four digits of the telephone number, which its owner knows, and six that are
/// sent to it.
/// </summary>
/// <param name="LastFour">Of the telephone number.</param>
/// <param name="Digits">The six that are sent.</param>
public sealed record PinCode(string LastFour, string Digits)
{
    public const int LastFourLength = 4;
    public const int DigitsLength = 6;

    /// <summary>A new one for a number.</summary>
    public static PinCode New(MobileNumber phone) =>
        new(phone.Value[^LastFourLength..], RandomNumberGenerator.GetString("0123456789", DigitsLength));

    /// <summary>Reads what was typed, spaces and dashes left out.</summary>
    /// <returns>The code, or <see cref="WrongPin"/>: what cannot be one is as wrong as any other.</returns>
    public static Result<PinCode> Read(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var digits = string.Concat(typed.Where(c => c is not (' ' or '-')));
        return digits.Length == LastFourLength + DigitsLength && digits.All(char.IsAsciiDigit)
            ? new PinCode(digits[..LastFourLength], digits[LastFourLength..])
            : new WrongPin();
    }

    /// <summary>What is kept in its place: nobody who reads that can try all codes, but for the server's key.</summary>
    /// <param name="site">Where it is typed: elsewhere it is another.</param>
    /// <param name="secret">The server's.</param>
    /// <returns>HMAC-SHA-256, 32 bytes.</returns>
    public ImmutableArray<byte> Hash(SiteId site, ServerKey secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        byte[] typed = [.. site.Value.ToByteArray(), .. Encoding.ASCII.GetBytes(LastFour + Digits)];
        return [.. HMACSHA256.HashData(secret.For("pins"), typed)];
    }
}
