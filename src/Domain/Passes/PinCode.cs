using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Passes;

/// <summary>
/// What is typed where no phone is shown: the last four digits of the telephone number, which its owner knows, and six that are
/// sent to it. The six are made from the rental by the server's key whenever they are needed: there is nothing to keep, and so
/// nothing to steal.
/// </summary>
/// <param name="LastFour">Of the telephone number.</param>
/// <param name="Digits">The six that are sent.</param>
public sealed record PinCode(string LastFour, string Digits)
{
    public const int LastFourLength = 4;
    public const int DigitsLength = 6;

    private const ulong Codes = 1_000_000;

    /// <summary>The PIN of a rental.</summary>
    /// <param name="rental">Which.</param>
    /// <param name="purpose">To do what: bringing back has another.</param>
    /// <param name="issue">Which one it is: another after a change, or where somebody may have seen the one before.</param>
    /// <param name="phone">Whose owner types it.</param>
    /// <param name="secret">The server's.</param>
    public static PinCode Of(RentalId rental, PassPurpose purpose, int issue, MobileNumber phone, ServerKey secret)
    {
        ArgumentNullException.ThrowIfNull(phone);
        ArgumentNullException.ThrowIfNull(secret);
        var named = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{rental.Value:n} {purpose} {issue}"));
        var made = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(secret.For("pins"), named));
        return new(phone.Value[^LastFourLength..], (made % Codes).ToString("D6", CultureInfo.InvariantCulture));
    }

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

    /// <summary>Whether they are the same; how much of it is right takes no longer or shorter to say.</summary>
    public bool Matches(PinCode typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(LastFour + Digits), Encoding.ASCII.GetBytes(typed.LastFour + typed.Digits));
    }
}
