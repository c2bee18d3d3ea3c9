namespace Toolbox24.HotChocolate.Tests.Execution;

/// <summary>Section 6.4.4 of the specification: where null stands after an error.</summary>
public sealed class NullTests
{
    private const string Sdl =
        """
        type Query { maybe: Tool sure: Tool! list: [Tool] sures: [Tool!] must: [Tool!]! deep: [[Int!]] one: Int }
        type Tool { name: String! note: String part: Tool hard: Tool! }
        """;

    private static readonly Dictionary<string, object?> Nameless = Server.Object(("name", null), ("note", "n"));

    private static readonly int[] One = [1];

    private static readonly Dictionary<string, object?> Named = Server.Object(("name", "Saw"));

    [Theory]
    [InlineData("{ maybe { note name } one }", """{"maybe":null,"one":1}""", "/maybe/name", "1:16")]
    [InlineData("{ one sure { name } }", "null", "/sure/name", "1:14")]
    [InlineData("{ maybe { part { x: name } } }", """{"maybe":{"part":null}}""", "/maybe/part/x", "1:18")]
    [InlineData("{ maybe { hard { name } } one }", """{"maybe":null,"one":1}""", "/maybe/hard/name", "1:18")]
    [InlineData("{ list { name } }", """{"list":[{"name":"Saw"},null]}""", "/list/1/name", "1:10")]
    [InlineData("{ sures { name } one }", """{"sures":null,"one":1}""", "/sures/1/name", "1:11")]
    [InlineData("{ must { name } one }", "null", "/must/1/name", "1:10")]
    [InlineData("{ deep }", """{"deep":[[1],null]}""", "/deep/1/0", "1:3")]
    [InlineData("{ maybe { ...F name } } fragment F on Tool { name }", """{"maybe":null}""", "/maybe/name", "1:46,1:16")]
    public async Task Null_goes_up_to_where_it_may_stand(string text, string data, string path, string locations)
    {
        var server = new Server(Sdl, new()
        {
            ["Query.one"] = Server.Value(1),
            ["Query.maybe"] = Server.Value(Server.Object(("part", Nameless), ("hard", Nameless))),
            ["Query.sure"] = Server.Value(Nameless),
            ["Query.list"] = Server.Value(new[] { Named, Nameless }),
            ["Query.sures"] = Server.Value(new[] { Named, Nameless }),
            ["Query.must"] = Server.Value(new[] { Named, Nameless }),
            ["Query.deep"] = Server.Value(new object[] { One, new int?[] { null, 2 } }),
        });
        var answer = await server.ReadAsync(text);
        Assert.Equal(data, answer.GetProperty("data").GetRawText());
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal(path, "/" + string.Join('/', error.GetProperty("path").EnumerateArray()));
        Assert.Equal(locations, string.Join(',', error.GetProperty("locations").EnumerateArray()
            .Select(at => $"{at.GetProperty("line")}:{at.GetProperty("column")}")));
    }

    [Fact]
    public async Task Of_fields_that_null_the_same_object_one_is_told_however_late_the_others_fail()
    {
        var first = new TaskCompletionSource<object?>();
        var second = new TaskCompletionSource<object?>();
        var server = new Server("type Query { tool: Tool } type Tool { a: Int! b: Int! c: Int }", new()
        {
            ["Query.tool"] = Server.Value(new object()),
            ["Tool.a"] = Server.Later(_ => first.Task),
            ["Tool.b"] = Server.Later(_ => second.Task),
            ["Tool.c"] = Server.Later(_ => second.Task),
        });
        var answer = server.ReadAsync("{ tool { a b c } }");
        // Away from the tests' own context, what waits for a result goes on before the next one is there.
        await Task.Run(() =>
        {
            first.SetResult(null);
            second.SetResult(null);
        });
        Assert.Equal("/tool/a", Path(Assert.Single((await answer).GetProperty("errors").EnumerateArray())));
        Assert.Equal("""{"tool":null}""", (await answer).GetProperty("data").GetRawText());

        static string Path(System.Text.Json.JsonElement error) =>
            "/" + string.Join('/', error.GetProperty("path").EnumerateArray());
    }

    [Fact]
    public async Task After_the_root_is_nulled_no_further_mutation_runs()
    {
        var ran = 0;
        var server = new Server("type Query { a: Int } type Mutation { bad: Int! next: Int }", new()
        {
            ["Mutation.bad"] = Server.Value(null),
            ["Mutation.next"] = Server.Resolver(_ => ++ran),
        });
        Assert.Equal("null", (await server.ReadAsync("mutation { bad next }")).GetProperty("data").GetRawText());
        Assert.Equal(0, ran);
    }
}
