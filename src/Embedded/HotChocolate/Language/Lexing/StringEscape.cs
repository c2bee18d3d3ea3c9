using System.Buffers;
using System.Globalization;
using System.Text;

namespace HotChocolate.Language;

/// <summary>The escape sequences of a string between single quotes.</summary>
internal static class StringEscape
{
    /// <summary>How many bytes the escape sequence at the start of the text has; 0 if it is none.</summary>
    public static int Read(ReadOnlySpan<byte> text, out Rune character)
    {
        character = default;
        if (text.Length < 2) return 0;
        if (text.StartsWith("\\u{"u8)) return ReadBraced(text, out character);
        if (text[1] == 'u') return ReadFixed(text, out character);
        var value = text[1] switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => (char)text[1],
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => '\0',
        };
        character = new Rune(value);
        return value == '\0' ? 0 : 2;
    }

    // \u{X} with one to eight hexadecimal digits.
    private static int ReadBraced(ReadOnlySpan<byte> text, out Rune character)
    {
        character = default;
        var digits = text[3..Math.Min(text.Length, 12)].IndexOf((byte)'}');
        if (digits <= 0 || !TryHex(text.Slice(3, digits), out var value)) return 0;
        return Rune.TryCreate(value, out character) ? digits + 4 : 0;
    }

    // \uXXXX, or two of them that form a surrogate pair.
    private static int ReadFixed(ReadOnlySpan<byte> text, out Rune character)
    {
        character = default;
        if (!TryUnit(text, out var first)) return 0;
        if (Rune.TryCreate(first, out character)) return 6;
        return TryUnit(text[6..], out var second) && Rune.TryCreate(first, second, out character) ? 12 : 0;
    }

    private static bool TryUnit(ReadOnlySpan<byte> text, out char unit)
    {
        unit = default;
        if (text.Length < 6 || !text.StartsWith("\\u"u8) || !TryHex(text[2..6], out var value)) return false;
        unit = (char)value;
        return true;
    }

    // Looks at the digits itself: TryParse forgives zero bytes after them.
    private static bool TryHex(ReadOnlySpan<byte> digits, out uint value)
    {
        value = 0;
        return !digits.ContainsAnyExcept(HexDigits)
            && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    public static string Complaint(ReadOnlySpan<byte> text)
    {
        var isUnicode = text.Length > 1 && text[1] == 'u';
        var length = text.StartsWith("\\u{"u8) ? BracedLength(text) : isUnicode ? 6 : PairLength(text);
        var shown = Encoding.UTF8.GetString(text[..Math.Min(text.Length, length)]);
        return $"Invalid {(isUnicode ? "Unicode" : "character")} escape sequence: \"{shown}\".";
    }

    private static int PairLength(ReadOnlySpan<byte> text)
    {
        _ = Rune.DecodeFromUtf8(text[1..], out _, out var length);
        return 1 + length;
    }

    private static int BracedLength(ReadOnlySpan<byte> text)
    {
        var end = text[3..Math.Min(text.Length, 12)].IndexOfAnyExcept(HexDigits);
        return end < 0 ? 12 : end + 4;
    }

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>The value of a string whose escape sequences are known to be right.</summary>
    public static string Unescape(ReadOnlySpan<byte> text)
    {
        // A value is never longer than what is written.
        var rented = ArrayPool<char>.Shared.Rent(text.Length);
        var length = 0;
        while (!text.IsEmpty)
        {
            var plain = text.IndexOf((byte)'\\');
            if (plain < 0) plain = text.Length;
            length += Encoding.UTF8.GetChars(text[..plain], rented.AsSpan(length));
            text = text[plain..];
            if (text.IsEmpty) break;
            text = text[Read(text, out var character)..];
            length += character.EncodeToUtf16(rented.AsSpan(length));
        }
        var value = new string(rented, 0, length);
        ArrayPool<char>.Shared.Return(rented);
        return value;
    }
}
