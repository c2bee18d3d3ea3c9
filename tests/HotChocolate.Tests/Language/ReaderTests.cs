using HotChocolate.Language;

namespace Toolbox24.HotChocolate.Tests.Language;

public sealed class ReaderTests
{
    [Fact]
    public void Every_kind_of_token_is_told_apart()
    {
        var reader = new Utf8GraphQLReader("!$&()...:=@[]{}|a 1 1.0 \"s\" \"\"\"b\"\"\""u8);
        var kinds = new List<TokenKind>();
        while (reader.Read()) kinds.Add(reader.Kind);
        Assert.Equal(Enum.GetValues<TokenKind>().Except([TokenKind.StartOfFile, TokenKind.EndOfFile]), kinds.Order());
        Assert.Equal(TokenKind.EndOfFile, reader.Kind);
    }

    [Fact]
    public void A_token_knows_its_text_and_its_place()
    {
        var reader = new Utf8GraphQLReader("\r\n  \"\\u00e9\" name"u8);
        reader.Read();
        Assert.Equal((4, 12, 2, 3), (reader.Start, reader.End, reader.Line, reader.Column));
        Assert.Equal("é", reader.GetString());
        Assert.True(reader.Value.SequenceEqual("\\u00e9"u8));
        reader.Read();
        Assert.Equal("name", reader.GetName());
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var text = "query Q($a: [Int!] = [1, 2.5]) { a(x: \"text\", y: \"\"\"block\"\"\") @b ...F # comment\n }"u8;
        _ = TokensOf(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var tokens = TokensOf(text);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(31, tokens);
    }

    private static int TokensOf(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8GraphQLReader(text);
        var tokens = 0;
        while (reader.Read()) tokens++;
        return tokens;
    }
}
