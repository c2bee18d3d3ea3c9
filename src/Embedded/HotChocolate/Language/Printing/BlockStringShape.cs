namespace HotChocolate.Language;

/// <summary>
/// Whether the quotes around a block string stand on lines of their own: for looks, or because the value would change.
/// </summary>
internal readonly record struct BlockStringShape(bool BreaksBefore, bool BreaksAfter)
{
    private const int LongestLine = 70;

    public static BlockStringShape Of(string value)
    {
        var isSingleLine = !value.AsSpan().ContainsAny('\n', '\r');
        var isIndented = !isSingleLine && IsIndentedAfterFirstLine(value);

        // A quote or a backslash would run into the closing quotes.
        var isSpread = !isSingleLine || value.Length > LongestLine || value.EndsWith('"') || value.EndsWith('\\');
        var losesSpace = isSingleLine && value.Length > 0 && value[0] is ' ' or '\t';
        return new BlockStringShape((isSpread && !losesSpace) || isIndented, isSpread);
    }

    /// <summary>Without a break before them, the space these lines start with would be taken for indentation.</summary>
    private static bool IsIndentedAfterFirstLine(string value)
    {
        var isFirst = true;
        foreach (var line in value.AsSpan().SplitAny('\n', '\r'))
        {
            if (!isFirst && value.AsSpan()[line] is [not (' ' or '\t'), ..]) return false;
            isFirst = false;
        }
        return true;
    }
}
