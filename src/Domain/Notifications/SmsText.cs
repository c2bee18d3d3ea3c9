using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Toolbox24.Domain.Notifications;

/// <summary>
/// The text of an SMS in the GSM 7-bit alphabet (3GPP TS 23.038 §6.2.1). One character outside it would have the whole
/// message sent in 16-bit units, in segments of less than half the length, so each is written in letters inside it.
/// </summary>
public sealed record SmsText
{
    /// <summary>Septets in a message that is alone.</summary>
    public const int Alone = 160;

    /// <summary>Septets in each of several, beside the header that joins them.</summary>
    public const int Joined = 153;

    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>Two septets each: an escape comes first.</summary>
    private const string Extended = "^{}\\[~]|€";

    private static readonly FrozenDictionary<char, string> Instead = Pairs(
        ("çćč", "c"), ("êëęě", "e"), ("îïíī", "i"), ("ôóõō", "o"), ("ûúū", "u"), ("âáãā", "a"), ("ÿý", "y"), ("ń", "n"), ("šś", "s"), ("žźż", "z"), ("ł", "l"),
        ("ÀÁÂÃ", "A"), ("ÈÊË", "E"), ("ÌÍÎÏ", "I"), ("ÒÓÔÕ", "O"), ("ÙÚÛ", "U"), ("ŸÝ", "Y"), ("ĆČ", "C"), ("ŠŚ", "S"), ("ŽŹŻ", "Z"), ("Ł", "L"),
        ("œ", "oe"), ("Œ", "OE"), ("’‘‚′", "'"), ("“”„«»″", "\""), ("–—‐‑−", "-"), ("…", "..."), ("•", "*"), ("\u00A0\u202F\u2009\t", " "), ("№", "No"), ("°º", "o"));

    private SmsText(string text) => Value = text;

    /// <summary>What is sent.</summary>
    public string Value { get; }

    /// <summary>Its length in septets.</summary>
    public int Length => Value.Sum(Septets);

    /// <summary>How many messages it is sent, and paid, as.</summary>
    public int Segments => Length <= Alone ? 1 : JoinedSegments();

    /// <summary>Writes a text in the alphabet; what has no letters in it becomes a question mark.</summary>
    public static SmsText From(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = rune.IsBmp ? (char)rune.Value : '\uFFFD';
            if (IsIn(letter)) written.Append(letter);
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark) written.Append(Instead.GetValueOrDefault(letter, "?"));
        }

        return new SmsText(written.ToString());
    }

    /// <summary>Neither the words nor the codes in them: it ends up in logs.</summary>
    public override string ToString() => $"{Length} septets";

    private static bool IsIn(char letter) =>
        Basic.Contains(letter, StringComparison.Ordinal) || Extended.Contains(letter, StringComparison.Ordinal);

    private static int Septets(char letter) => Extended.Contains(letter, StringComparison.Ordinal) ? 2 : 1;

    /// <summary>An escape and its letter are never parted: a segment may end one septet early.</summary>
    private int JoinedSegments()
    {
        var (segments, taken) = (1, 0);
        foreach (var septets in Value.Select(Septets))
        {
            if (taken + septets > Joined) (segments, taken) = (segments + 1, 0);
            taken += septets;
        }

        return segments;
    }

    private static FrozenDictionary<char, string> Pairs(params (string Letters, string Instead)[] rows) =>
        rows.SelectMany(row => row.Letters.Select(letter => (letter, row.Instead))).ToFrozenDictionary(pair => pair.letter, pair => pair.Instead);
}
