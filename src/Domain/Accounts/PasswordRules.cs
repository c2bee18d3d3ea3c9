using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Toolbox24.Domain.Accounts;

/// <summary>
/// Which passwords may be chosen: long ones that nobody would guess. No kind of character is asked for and none is
/// forbidden (OWASP ASVS 5.0, 6.2; CNIL 2022-100; NIST SP 800-63B), and nothing is cut off.
/// </summary>
/// <param name="common">Passwords, words and names that attackers try.</param>
public sealed partial class PasswordRules(IEnumerable<string> common)
{
    /// <summary>In Unicode code points.</summary>
    public const int Shortest = 12;

    /// <inheritdoc cref="Shortest" />
    public const int Longest = 128;

    // A year, an exclamation mark, a telephone number: what is hung on a word counts for nothing, up to this length.
    private const int LongestTail = 10;

    // What is left beside separators, or the words of an e-mail or of our trade, counts for nothing below this length.
    private const int Remainder = 4;
    private const int ShortestWord = 3;

    private static readonly string[] SiteWords = Words(
        ["toolbox24", "toolbox", "outillage", "outils", "outil", "location", "louer", "loueur", "casiers", "casier", "bricolage",
         "bricoleur", "perceuse", "tool", "box"]);

    private readonly FrozenSet<string> common =
        common.Select(PasswordText.Key).Where(key => key.Length >= ShortestWord).ToFrozenSet();

    /// <summary>Why this password cannot be chosen for the account of this e-mail, or nothing when it can.</summary>
    public Refusal? Refuse(string password, string email)
    {
        var text = PasswordText.Composed(password);
        if (text.EnumerateRunes().Contains(Rune.ReplacementChar)) return new UnreadablePassword();
        if (PasswordText.Length(text) < Shortest) return new PasswordTooShort(Shortest);
        if (PasswordText.Length(text) > Longest) return new PasswordTooLong(Longest);

        var key = PasswordText.Key(text);
        if (key.Length < Remainder || IsPattern(key) || IsPattern(Stem(key))) return new PatternPassword();
        if (IsCommon(key)) return new CommonPassword();
        if (IsMadeOf(WordsOf(email), key)) return new PasswordOfEmail();
        if (IsMadeOf([.. WordsOf(email), .. SiteWords], key)) return new PasswordOfSite();

        return null;
    }

    private static bool IsPattern(string key) =>
        PasswordRuns.Unit(key).Length < Math.Min(Remainder, key.Length) || PasswordRuns.IsAll(key);

    private bool IsCommon(string key) =>
        new[] { key, Stem(key), WithoutYear(key) }.Any(text => IsListed(text) || IsListed(PasswordText.Unmasked(text)));

    private bool IsListed(string text) => common.Contains(text)
        || (PasswordRuns.Unit(text) is var unit && unit.Length < text.Length && common.Contains(Stem(unit)));

    private bool IsMadeOf(string[] words, string key)
    {
        var rest = words.Aggregate(key, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        if (rest == key) return false;

        return Stem(rest).Length < Remainder || IsCommon(rest) || IsPattern(rest);
    }

    /// <summary>Without the digits and signs hung on at its ends.</summary>
    private static string Stem(string key)
    {
        var first = Array.FindIndex(key.ToCharArray(), char.IsLetter);
        if (first < 0) return key.Length <= LongestTail ? "" : key;

        var last = Array.FindLastIndex(key.ToCharArray(), char.IsLetter);
        var hung = first + key.Length - 1 - last;
        return hung <= LongestTail || PasswordRuns.IsAll(key.AsSpan(last + 1)) ? key[first..(last + 1)] : key;
    }

    /// <summary>For what is common with its own digits: "12345678!2026".</summary>
    private static string WithoutYear(string key) => Year().Replace(key, "");

    [GeneratedRegex(@"[^\p{L}\d]*((19|20)?\d\d)?[^\p{L}\d]*$")]
    private static partial Regex Year();

    private static string[] WordsOf(string email)
    {
        var parts = email.Split('@', '.', '-', '_', '+');
        return Words([email, .. email.Split('@'), .. parts, .. parts.Select(part => part.Trim([.. "0123456789"]))]);
    }

    /// <summary>Longest first, so that no word is left over by a shorter one in it.</summary>
    private static string[] Words(IEnumerable<string> texts) =>
        [.. texts.Select(PasswordText.Key).Where(word => word.Length >= ShortestWord).Distinct().OrderByDescending(word => word.Length)];
}
