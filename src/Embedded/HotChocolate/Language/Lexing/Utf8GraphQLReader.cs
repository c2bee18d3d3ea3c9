using System.Buffers;
using System.Text;

namespace HotChocolate.Language;

/// <summary>Cuts a GraphQL text in tokens, one at a time and without copying any of it.</summary>
public ref partial struct Utf8GraphQLReader(ReadOnlySpan<byte> graphQLData, int maxAllowedTokens = int.MaxValue)
{
    private readonly ReadOnlySpan<byte> source = graphQLData;
    private int position;
    private int line = 1;
    private int tokens;
    private bool hasEscapes;

    // A column is what lies between this and the position: the start of the line,
    // moved on by each byte that is not a UTF-16 unit.
    private int columnBase;

    public TokenKind Kind { get; private set; }

    /// <summary>The first byte of the token.</summary>
    public int Start { get; private set; }

    /// <summary>The byte after the token.</summary>
    public int End { get; private set; }

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    /// <summary>The text of a name, number or string as it is in the source, without quotes.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Goes to the next token; false at the end of the text.</summary>
    public bool Read()
    {
        SkipIgnored();
        (Start, Line, Column) = (position, line, ColumnHere);
        if (position == source.Length)
        {
            End = position;
            ReadPunctuator(TokenKind.EndOfFile, 0);
            return false;
        }
        ReadToken(source[position]);
        End = position;
        if (++tokens > maxAllowedTokens) throw AtToken(Limits.TooMany(maxAllowedTokens, "tokens"));
        return true;
    }

    private readonly int ColumnHere => 1 + position - columnBase;

    /// <summary>An error at the start of this token.</summary>
    public readonly SyntaxException AtToken(string message) => new(message, Start, Line, Column);

    private readonly SyntaxException Here(string message) => new(message, position, line, ColumnHere);

    private void ReadToken(byte first)
    {
        switch (first)
        {
            case (byte)'"':
                ReadString();
                return;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                ReadNumber();
                return;
            case (byte)'_' or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z'):
                ReadName();
                return;
            case (byte)'.' when source[position..].StartsWith("..."u8):
                ReadPunctuator(TokenKind.Spread, 3);
                return;
            default:
                ReadPunctuator(Punctuator(first), 1);
                return;
        }
    }

    private void ReadPunctuator(TokenKind kind, int length)
    {
        Kind = kind;
        Value = default;
        position += length;
    }

    private readonly TokenKind Punctuator(byte first) => first switch
    {
        (byte)'{' => TokenKind.LeftBrace,
        (byte)'}' => TokenKind.RightBrace,
        (byte)'(' => TokenKind.LeftParenthesis,
        (byte)')' => TokenKind.RightParenthesis,
        (byte)':' => TokenKind.Colon,
        (byte)'$' => TokenKind.Dollar,
        (byte)'!' => TokenKind.Bang,
        (byte)'@' => TokenKind.At,
        (byte)'[' => TokenKind.LeftBracket,
        (byte)']' => TokenKind.RightBracket,
        (byte)'=' => TokenKind.Equal,
        (byte)'|' => TokenKind.Pipe,
        (byte)'&' => TokenKind.Ampersand,
        (byte)'\'' => throw Here("Unexpected single quote character ('), did you mean to use a double quote (\")?"),
        _ => throw UnexpectedCharacter(),
    };

    private readonly SyntaxException UnexpectedCharacter() => IsMalformed()
        ? Here("Invalid character: not UTF-8.")
        : Here($"Unexpected character: {DescribeCharacter()}.");

    private readonly bool IsMalformed() =>
        position < source.Length && Rune.DecodeFromUtf8(source[position..], out _, out _) != OperationStatus.Done;

    private readonly string DescribeCharacter()
    {
        if (position >= source.Length) return "<EOF>";
        _ = Rune.DecodeFromUtf8(source[position..], out var character, out _);
        return character.Value switch
        {
            '"' => "'\"'",
            >= ' ' and <= '~' => $"\"{character}\"",
            _ => $"U+{character.Value:X4}",
        };
    }
}
