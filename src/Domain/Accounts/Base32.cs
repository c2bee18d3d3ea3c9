namespace Toolbox24.Domain.Accounts;

/// <summary>Base 32 (RFC 4648 §6), written without padding and read the way people type it.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsOfCharacter = 5;

    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var text = new char[((bytes.Length * 8) + BitsOfCharacter - 1) / BitsOfCharacter];
        for (var i = 0; i < text.Length; i++) text[i] = Alphabet[FiveBits(bytes, i * BitsOfCharacter)];
        return new(text);
    }

    /// <summary>Reads small letters, spaces, dashes and padding too.</summary>
    /// <returns>Null where the text is not base 32.</returns>
    public static byte[]? Read(string text)
    {
        var digits = text.TrimEnd('=').Where(c => c is not (' ' or '-')).Select(Digit).ToArray();

        // One, three or six characters left over hold no whole number of bytes.
        if (digits.Contains(-1) || digits.Length % 8 is 1 or 3 or 6) return null;

        var bytes = new byte[digits.Length * BitsOfCharacter / 8];
        var (bits, held, next) = (0, 0, 0);
        foreach (var digit in digits)
        {
            (bits, held) = ((bits << BitsOfCharacter) | digit, held + BitsOfCharacter);
            if (held < 8) continue;

            held -= 8;
            bytes[next++] = (byte)(bits >> held);
            bits &= (1 << held) - 1;
        }

        return bytes;
    }

    private static int Digit(char c) => Alphabet.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);

    /// <summary>The five bits from a position on; beyond the end there are zeros.</summary>
    private static int FiveBits(ReadOnlySpan<byte> bytes, int from)
    {
        var (index, offset) = Math.DivRem(from, 8);
        var two = (bytes[index] << 8) | (index + 1 < bytes.Length ? bytes[index + 1] : 0);
        return (two >> (16 - BitsOfCharacter - offset)) & 0b11111;
    }
}
