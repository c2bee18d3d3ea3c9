namespace Toolbox24.HotChocolate.Tests.Execution;

/// <summary>Sections 6.1 to 6.3 of the specification: what is selected, and in what order it is answered.</summary>
public sealed class SelectionTests
{
    private const string Sdl =
        """
        type Query { tool: Tool found: [Found!]! node: Node a: Int b: Int c: Int }
        type Mutation { hold: Int }
        interface Node { id: ID! }
        type Tool implements Node { id: ID! name: String site: Site }
        type Site implements Node { id: ID! city: String tool: Tool }
        union Found = Tool | Site
        """;

    private readonly Server server = new(Sdl, new()
    {
        ["Query.a"] = Server.Value(1),
        ["Query.b"] = Server.Value(2),
        ["Query.c"] = Server.Value(3),
        ["Query.tool"] = Server.Value(Drill),
        ["Query.node"] = Server.Value(Drill),
        ["Query.found"] = Server.Value(new object[] { Drill, Ost }),
    });

    private static Dictionary<string, object?> Ost => Server.Object(("__typename", "Site"), ("id", "o"), ("city", "Köln"));

    private static Dictionary<string, object?> Drill =>
        Server.Object(("__typename", "Tool"), ("id", 7), ("name", "Drill \"X\""), ("site", Ost));

    [Theory]
    [InlineData("{ b a }", """{"b":2,"a":1}""")]
    [InlineData("{ x: a y: a }", """{"x":1,"y":1}""")]
    [InlineData("{ __typename tool { __typename } }", """{"__typename":"Query","tool":{"__typename":"Tool"}}""")]
    [InlineData("{ tool { id name site { city } } }", """{"tool":{"id":"7","name":"Drill \"X\"","site":{"city":"Köln"}}}""")]
    [InlineData("{ tool { id } b tool { name } }", """{"tool":{"id":"7","name":"Drill \"X\""},"b":2}""")]
    [InlineData("{ ...F b a } fragment F on Query { a ...G } fragment G on Query { c }", """{"a":1,"c":3,"b":2}""")]
    [InlineData("{ ... { a } ... on Query { b } }", """{"a":1,"b":2}""")]
    [InlineData("{ tool { site { id } ...F } } fragment F on Tool { site { city } id }", """{"tool":{"site":{"id":"o","city":"Köln"},"id":"7"}}""")]
    public async Task Fields_of_one_name_are_merged_and_answered_where_the_first_stands(string text, string data) =>
        Assert.Equal($$"""{"data":{{data}}}""", await server.AnswerAsync(text));

    [Theory]
    [InlineData("{ found { ... on Tool { name } ... on Site { city } } }", """{"found":[{"name":"Drill \"X\""},{"city":"Köln"}]}""")]
    [InlineData("{ found { ... on Node { id } __typename } }", """{"found":[{"id":"7","__typename":"Tool"},{"id":"o","__typename":"Site"}]}""")]
    [InlineData("{ node { id ... on Tool { name } ... on Site { city } } }", """{"node":{"id":"7","name":"Drill \"X\""}}""")]
    [InlineData("{ found { ... on Found { ... on Site { id } } } }", """{"found":[{},{"id":"o"}]}""")]
    public async Task A_fragment_counts_for_the_types_it_names(string text, string data) =>
        Assert.Equal($$"""{"data":{{data}}}""", await server.AnswerAsync(text));

    [Theory]
    [InlineData(true, """{"b":2,"a":1}""")]
    [InlineData(false, """{"a":1,"b":2}""")]
    public async Task What_is_skipped_has_no_place_in_the_order(bool skip, string data) =>
        Assert.Equal(
            $$"""{"data":{{data}}}""",
            await server.AnswerAsync("query($s: Boolean!) { a @skip(if: $s) b a }", skip ? """{"s":true}""" : """{"s":false}"""));

    [Theory]
    [InlineData("{ a @include(if: false) b @skip(if: true) c }", """{"c":3}""")]
    [InlineData("{ a @include(if: true) @skip(if: true) c }", """{"c":3}""")]
    [InlineData("{ ...F @skip(if: true) ...F } fragment F on Query { a }", """{"a":1}""")]
    [InlineData("query($y: Boolean = true) { a @include(if: $y) ... @skip(if: $y) { b } }", """{"a":1}""")]
    public async Task A_directive_leaves_in_or_out(string text, string data) =>
        Assert.Equal($$"""{"data":{{data}}}""", await server.AnswerAsync(text));

    [Fact]
    public async Task What_must_decide_may_not_be_null() => Assert.Contains(
        "$s decides",
        await server.AnswerAsync("query($s: Boolean = true) { a @skip(if: $s) }", """{"s":null}"""),
        StringComparison.Ordinal);

    [Fact]
    public async Task One_of_many_switches_decides_for_itself()
    {
        var names = Enumerable.Range(0, 70).Select(i => $"s{i}").ToList();
        var text = $"query({string.Join(' ', names.Select(name => $"${name}: Boolean = false"))}) "
            + $"{{ {string.Join(' ', names.Select(name => $"{name}: a @include(if: ${name})"))} }}";
        foreach (var name in names)
            Assert.Equal($$$"""{"data":{"{{{name}}}":1}}""", await server.AnswerAsync(text, $$"""{"{{name}}":true}"""));
    }

    [Theory]
    [InlineData("query A { a } query B { b }", "B", """{"data":{"b":2}}""")]
    [InlineData("query A { a } mutation B { hold }", "A", """{"data":{"a":1}}""")]
    public async Task The_operation_named_is_run(string text, string name, string answer) =>
        Assert.Equal(answer, await server.AnswerAsync(text, operationName: name));

    [Theory]
    [InlineData("query A { a } query B { b }", null)]
    [InlineData("query A { a }", "C")]
    [InlineData("fragment F on Query { a }", null)]
    [InlineData("subscription { a }", null)]
    public async Task Without_one_operation_to_run_nothing_is_executed(string text, string? name)
    {
        var answer = await server.AnswerAsync(text, operationName: name);
        Assert.Contains("no such operation", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("data", answer, StringComparison.Ordinal);
    }
}
