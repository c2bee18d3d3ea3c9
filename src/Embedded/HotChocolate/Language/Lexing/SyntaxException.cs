namespace HotChocolate.Language;

/// <summary>The text is not GraphQL, or is more of it than allowed.</summary>
public sealed class SyntaxException(string message, int position, int line, int column) : Exception(message)
{
    /// <summary>The byte of the source that was one too many.</summary>
    public int Position { get; } = position;

    public int Line { get; } = line;

    /// <summary>Counted from 1, in UTF-16 code units.</summary>
    public int Column { get; } = column;
}
