using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Toolbox24.Domain.Notifications;

namespace Toolbox24.Integrations.Notifications;

/// <summary>
/// One line of a message: our words as they stand, with facts in them made harmless. What takes a wording takes only an
/// interpolated string, so that no text from elsewhere gets in without passing here. A fact stays on its line, is not
/// endless, and makes no link: mail programs make one of anything that looks like an address, and a name or a device is
/// whatever its owner says it is.
/// </summary>
[InterpolatedStringHandler]
public readonly struct Wording
{
    private const int LongestFact = 200;

    private readonly StringBuilder line;

    public Wording(int literalLength, int formattedCount) => line = new StringBuilder(literalLength + (formattedCount * 20));

    public void AppendLiteral(string words) => line.Append(words);

    public void AppendFormatted(string fact) => line.Append(Harmless(fact));

    public void AppendFormatted(int number) => line.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(DateTimeOffset at) => line.Append(FrenchTime.Write(at));

    public void AppendFormatted(LocalInstant instant) => line.Append(FrenchTime.Write(instant.At, instant.TimeZone));

    public override string ToString() => line.ToString();

    private static string Harmless(string fact)
    {
        var clean = new StringBuilder(fact.Length);
        foreach (var rune in fact.EnumerateRunes())
        {
            if (!IsVisible(rune)) clean.Append(' ');
            else if (IsDot(rune)) clean.Append('.');
            else clean.Append(rune);
        }

        var words = clean.Replace("://", " ").ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Unlinked);
        var line = string.Join(' ', words);
        return line.Length <= LongestFact ? line : $"{line[..LongestFact]}…";
    }

    /// <summary>Breaks whatever could be a host name, at each dot that is not one of a number.</summary>
    private static string Unlinked(string word)
    {
        var apart = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            apart.Append(word[i]);
            if (word[i] == '.' && i + 1 < word.Length && !IsInNumber(word, i)) apart.Append(' ');
        }

        return apart.ToString();
    }

    private static bool IsInNumber(string word, int dot) =>
        dot > 0 && char.IsAsciiDigit(word[dot - 1]) && char.IsAsciiDigit(word[dot + 1]);

    /// <summary>Neither line breaks nor what moves, hides or reverses other letters.</summary>
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator);

    // The dots that resolvers take for one (IDNA, RFC 3490 §3.1).
    private static bool IsDot(Rune rune) => rune.Value is '.' or 0x3002 or 0xFF0E or 0xFF61;
}
