namespace Toolbox24.Domain.Accounts;

/// <summary>What fingers do along a keyboard, or the mind along an alphabet.</summary>
internal static class PasswordRuns
{
    // Shorter is no run.
    private const int Shortest = 3;

    // A text with fewer characters than that beside its runs is nothing but runs.
    private const int Beside = 4;

    private static readonly string[] Forward =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "!@#$%^&*()",
        "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1aqw2zsx3edc4rfv5tgb6yhn7uj", "qazwsxedcrfvtgbyhnujm", "aqwzsxedcrfvtgbyhnujk",
    ];

    private static readonly string[] Lines = [.. Forward, .. Forward.Select(line => new string([.. line.Reverse()]))];

    /// <summary>Whether runs are all there is: "azertyuiop123", "aaaabbbbcccc".</summary>
    public static bool IsAll(ReadOnlySpan<char> text)
    {
        var outside = 0;
        for (var at = 0; at < text.Length;)
        {
            var run = RunLength(text[at..]);
            if (run < Shortest) outside++;
            at += run < Shortest ? 1 : run;
        }

        return text.Length > Beside && outside < Beside;
    }

    /// <summary>The shortest text that gives this one when repeated (its last time perhaps in part); the text itself where none does.</summary>
    public static string Unit(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.AsSpan(length).SequenceEqual(text.AsSpan(0, text.Length - length))) return text[..length];
        }

        return text;
    }

    private static int RunLength(ReadOnlySpan<char> text)
    {
        var longest = text.IndexOfAnyExcept(text[0]) is var same and >= 0 ? same : text.Length;
        foreach (var line in Lines)
        {
            var from = line.IndexOf(text[0], StringComparison.Ordinal);
            if (from >= 0) longest = Math.Max(longest, text.CommonPrefixLength(line.AsSpan(from)));
        }

        return longest;
    }
}
