namespace Toolbox24.Domain;

/// <summary>What every text of several lines must respect: a notice, a description.</summary>
public static class Texts
{
    public const int Longest = 2_000;

    /// <summary>What somebody looks for, as a text the database takes: control characters, of which it refuses one, are blanks.</summary>
    public static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    /// <summary>Why this cannot be such a text, or nothing when it can; it may be empty.</summary>
    public static Refusal? Refuse(string? text, int longest = Longest)
    {
        if (text is null) return new EmptyName();
        if (text.Length > longest) return new NameTooLong(text.Length, longest);
        if (text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r'))) return new UnprintableName();

        return null;
    }
}
