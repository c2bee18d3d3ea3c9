namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    private void MoveNext()
    {
        lastEnd = reader.End;
        reader.Read();
    }

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind)) throw NotExpected(kind);
    }

    private bool Skip(TokenKind kind)
    {
        if (reader.Kind != kind) return false;
        MoveNext();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword)) throw NotExpected($"\"{System.Text.Encoding.UTF8.GetString(keyword)}\"");
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword)) return false;
        MoveNext();
        return true;
    }

    private readonly bool IsKeyword(ReadOnlySpan<byte> keyword) =>
        reader.Kind == TokenKind.Name && reader.Value.SequenceEqual(keyword);

    private readonly bool IsDescription => reader.Kind is TokenKind.String or TokenKind.BlockString;

    private readonly SyntaxException NotExpected(TokenKind kind) => NotExpected(Describe(kind));

    private readonly SyntaxException NotExpected(string what) =>
        reader.AtToken($"Expected {what}, found {DescribeToken()}.");

    private readonly SyntaxException Unexpected() => reader.AtToken($"Unexpected {DescribeToken()}.");

    /// <summary>A name, but none of those that may stand here. What cannot be read after it goes first.</summary>
    private SyntaxException UnexpectedName()
    {
        var unexpected = Unexpected();
        MoveNext();
        return unexpected;
    }

    private readonly string DescribeToken() => reader.Kind switch
    {
        TokenKind.Name or TokenKind.Integer or TokenKind.Float or TokenKind.String or TokenKind.BlockString =>
            $"{Describe(reader.Kind)} \"{reader.GetString()}\"",
        _ => Describe(reader.Kind),
    };

    private static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.StartOfFile => "<SOF>",
        TokenKind.EndOfFile => "<EOF>",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.LeftParenthesis => "\"(\"",
        TokenKind.RightParenthesis => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.Equal => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.LeftBracket => "\"[\"",
        TokenKind.RightBracket => "\"]\"",
        TokenKind.LeftBrace => "\"{\"",
        TokenKind.RightBrace => "\"}\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.Name => "Name",
        TokenKind.Integer => "Int",
        TokenKind.Float => "Float",
        TokenKind.String => "String",
        TokenKind.BlockString => "BlockString",
    };
}
