using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Language;

[SuppressMessage("Naming", "CA1720", Justification = "These are the names of the tokens.")]
public enum TokenKind : byte
{
    StartOfFile,
    EndOfFile,
    Bang,
    Dollar,
    Ampersand,
    LeftParenthesis,
    RightParenthesis,
    Spread,
    Colon,
    Equal,
    At,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Pipe,
    Name,
    Integer,
    Float,
    String,
    BlockString,
}
