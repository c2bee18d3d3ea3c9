using System.Text;
using HotChocolate.Language;

namespace Toolbox24.HotChocolate.Tests.Language;

/// <summary>Whatever a client sends, the answer is a document or a clear refusal, soon and in little memory.</summary>
public sealed class LimitTests
{
    private const int TenMegabytes = 10_000_000;

    [Theory]
    [InlineData("{a b c}", 3)]
    [InlineData("{a {b} ... {c}} fragment F on T {d}", 4)]
    public void There_are_as_many_fields_as_allowed_and_not_one_more(string text, int fields)
    {
        var options = new ParserOptions { MaxAllowedFields = fields };
        Assert.Equal(fields, Utf8GraphQLParser.Parse(text, options).FieldsCount);
        AssertRefused(text, options with { MaxAllowedFields = fields - 1 }, "fields");
    }

    [Fact]
    public void There_are_2048_fields_unless_said_otherwise()
    {
        Assert.Equal(2048, Utf8GraphQLParser.Parse($"{{{string.Concat(Enumerable.Repeat("a ", 2048))}}}").FieldsCount);
        AssertRefused($"{{{string.Concat(Enumerable.Repeat("a ", 2049))}}}", ParserOptions.Default, "2048 fields");
    }

    [Fact]
    public void There_are_as_many_tokens_as_allowed_and_not_one_more()
    {
        Assert.NotNull(Utf8GraphQLParser.Parse("{a(x: \"b\")}", new ParserOptions { MaxAllowedTokens = 8 }));
        var refusal = AssertRefused("{a(x:\n \"b\")}", new ParserOptions { MaxAllowedTokens = 5 }, "5 tokens");
        Assert.Equal((2, 2), (refusal.Line, refusal.Column));
    }

    [Fact]
    public void There_are_as_many_nodes_as_allowed_and_not_one_more()
    {
        var nodes = Utf8GraphQLParser.Parse("{a(x: [1, $b])}").Count;
        Assert.Equal(11, nodes);
        Assert.NotNull(Utf8GraphQLParser.Parse("{a(x: [1, $b])}", new ParserOptions { MaxAllowedNodes = nodes }));
        AssertRefused("{a(x: [1, $b])}", new ParserOptions { MaxAllowedNodes = nodes - 1 }, "nodes");
    }

    [Fact]
    public void A_text_has_as_many_bytes_as_allowed_and_not_one_more()
    {
        var options = new ParserOptions { MaxAllowedSize = 6 };
        Assert.NotNull(Utf8GraphQLParser.Parse("{a}#é", options));
        AssertRefused("{a}#éé", options, "6 bytes");
        AssertRefused("{aaaaaaaa}", options, "6 bytes");
    }

    [Theory]
    [InlineData("{", "a", "}")]
    [InlineData("{a(x:", "1", ")}")]
    [InlineData("query($a:", "Int", "){a}")]
    public void Nesting_goes_as_deep_as_allowed_and_not_one_deeper(string start, string inner, string end)
    {
        var (open, close) = start.EndsWith('{') ? ("a{", "}") : ("[", "]");
        string Nested(int levels) => start + Repeat(open, levels) + inner + Repeat(close, levels) + end;

        // The selection set around each of them is one level, while it is open.
        var around = start.StartsWith('{') ? 1 : 0;
        Assert.NotNull(Utf8GraphQLParser.Parse(Nested(200 - around)));
        AssertRefused(Nested(201 - around), ParserOptions.Default, "200 levels");
    }

    [Theory]
    [InlineData("", "{")]
    [InlineData("", "{a")]
    [InlineData("", "{...")]
    [InlineData("{a(x:", "[")]
    [InlineData("{a(x:", "[{a:")]
    [InlineData("query($a:", "[")]
    [InlineData("query($a:I=", "{a:")]
    public void A_million_brackets_are_refused_even_without_a_limit(string start, string bracket)
    {
        var text = start + Repeat(bracket, 1_000_000);
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(text));
        Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(text, Unlimited));
    }

    [Fact]
    public void A_tree_too_deep_to_print_is_an_exception()
    {
        IValueNode deep = NullValueNode.Default;
        for (var level = 0; level < 1_000_000; level++) deep = new ListValueNode(deep);
        Assert.Throws<InsufficientExecutionStackException>(() => deep.ToString());
    }

    [Theory]
    [InlineData("a ", "{", "}")]
    [InlineData("1 ", "{a(x:[", "])}")]
    [InlineData("a:1 ", "{a(x:{", "})}")]
    [InlineData("{a} ", "", "")]
    [InlineData("@a", "{a ", "}")]
    [InlineData("a:a ", "type A {", "}")]
    [InlineData("#é\n", "{a}", "")]
    [InlineData("  ", "{a}", "")]
    [InlineData("é", "{a(x:\"", "\")}")]
    [InlineData("\\n", "{a(x:\"", "\")}")]
    [InlineData("\n x\"", "{a(x:\"\"\"", "\n\"\"\")}")]
    [InlineData("\\\"\"\"", "{a(x:\"\"\"", "\"\"\")}")]
    [InlineData("a", "{", "}")]
    [InlineData("9", "{a(x:", ")}")]
    [InlineData("\uFEFF", "", "")]
    [InlineData("\"\" ", "", "")]
    public void Ten_megabytes_are_read_or_refused_in_bounded_memory(string part, string start, string end)
    {
        var text = Encoding.UTF8.GetBytes(start + Repeat(part, TenMegabytes / Encoding.UTF8.GetByteCount(part)) + end);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = Try(text);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12 * TenMegabytes);
    }

    private static readonly ParserOptions Unlimited = new()
    {
        MaxAllowedSize = int.MaxValue,
        MaxAllowedTokens = int.MaxValue,
        MaxAllowedNodes = int.MaxValue,
        MaxAllowedFields = int.MaxValue,
        MaxAllowedRecursionDepth = int.MaxValue,
    };

    private static DocumentNode? Try(byte[] text)
    {
        try
        {
            return Utf8GraphQLParser.Parse(text);
        }
        catch (SyntaxException)
        {
            return null;
        }
    }

    private static SyntaxException AssertRefused(string text, ParserOptions options, string what)
    {
        var refusal = Assert.Throws<SyntaxException>(() => Utf8GraphQLParser.Parse(text, options));
        Assert.Contains(what, refusal.Message, StringComparison.Ordinal);
        return refusal;
    }

    private static string Repeat(string part, int times) => new StringBuilder().Insert(0, part, times).ToString();
}
