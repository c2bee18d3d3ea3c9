using System.Collections;
using System.Globalization;
using HotChocolate;
using HotChocolate.Types;

namespace Toolbox24.HotChocolate.Tests.Execution;

/// <summary>Sections 3.10, 6.1.2 and 6.4.1 of the specification: what arguments and variables become.</summary>
public sealed class InputTests
{
    private const string Sdl =
        """
        type Query {
          int(of: Int = 5): String
          must(of: Int!): String
          list(of: [Int!]): String
          lists(of: [[Int]]): String
          kind(of: Kind): String
          tool(of: Tool): String
          either(of: Either): String
        }
        enum Kind { DRILL SAW }
        input Tool { name: String! count: Int = 1 kind: Kind parts: [Tool!] }
        input Either @oneOf { id: ID name: String }
        """;

    private readonly Server server = new(Sdl, new[] { "int", "must", "list", "lists", "kind", "tool", "either" }
        .ToDictionary(name => $"Query.{name}", _ => Server.Resolver(context => Show(context.ArgumentValue<object?>("of")))));

    [Theory]
    [InlineData("int", "5")]
    [InlineData("int(of: 7)", "7")]
    [InlineData("int(of: null)", "null")]
    [InlineData("list(of: [1, 2])", "[1 2]")]
    [InlineData("list(of: 1)", "[1]")]
    [InlineData("lists(of: [1, [2], null])", "[[1] [2] null]")]
    [InlineData("kind(of: SAW)", "SAW")]
    [InlineData("tool(of: {name: \"a\", parts: {name: \"b\", count: null}})", "{name:a parts:[{name:b count:null}] count:1}")]
    [InlineData("either(of: {id: 4})", "{id:4}")]
    public async Task A_literal_becomes_a_value(string field, string shown) =>
        Assert.Equal($$$"""{"data":{"x":"{{{shown}}}"}}""", await server.AnswerAsync($"{{ x: {field} }}"));

    [Theory]
    [InlineData("Int", "int", "7", "7")]
    [InlineData("Int", "int", "1e2", "100")]
    [InlineData("Int", "int", "null", "null")]
    [InlineData("Int", "int", null, "5")]
    [InlineData("Int = 8", "int", null, "8")]
    [InlineData("Int = 8", "int", "null", "null")]
    [InlineData("[Int!]", "list", "3", "[3]")]
    [InlineData("[Int!]", "list", "[3,4]", "[3 4]")]
    [InlineData("[[Int]]", "lists", "[[1],2,null]", "[[1] [2] null]")]
    [InlineData("Kind", "kind", "\"DRILL\"", "DRILL")]
    [InlineData("Tool", "tool", """{"name":"a","kind":"SAW"}""", "{name:a kind:SAW count:1}")]
    [InlineData("Either", "either", """{"name":"x"}""", "{name:x}")]
    public async Task A_variable_becomes_a_value(string type, string field, string? sent, string shown) => Assert.Equal(
        $$$"""{"data":{"x":"{{{shown}}}"}}""",
        await server.AnswerAsync($"query($v: {type}) {{ x: {field}(of: $v) }}", sent is null ? null : $$"""{"v":{{sent}}}"""));

    [Theory]
    [InlineData("Int!", "must", null, "$v of the type Int! must be given", "HC0018")]
    [InlineData("Int!", "must", "null", "at v: null is no Int!", "HC0016")]
    [InlineData("Int", "int", "\"1\"", "at v: \"1\" is no Int", "HC0016")]
    [InlineData("Int", "int", "3000000000", "at v: 3000000000 is no Int", "HC0016")]
    [InlineData("Kind", "kind", "\"HAMMER\"", "at v: \"HAMMER\" is no Kind", "HC0016")]
    [InlineData("Tool", "tool", """{"name":"a","parts":[{"name":"b"},{"name":"c","count":"d"}]}""", "at v.parts[1].count: \"d\" is no Int", "HC0016")]
    [InlineData("Tool", "tool", """{"name":"a","size":1}""", "at v: Tool has no field size", "HC0016")]
    [InlineData("Tool", "tool", """{"count":1}""", "at v.name: null is no String!", "HC0016")]
    [InlineData("Either", "either", """{"id":"1","name":"b"}""", "exactly one field of Either", "HC0016")]
    [InlineData("Either", "either", """{"id":null}""", "exactly one field of Either", "HC0016")]
    public async Task A_variable_that_does_not_fit_is_refused_where_it_does_not(
        string type, string field, string? sent, string message, string code)
    {
        var answer = await server.ReadAsync($"query($v: {type}) {{ x: {field}(of: $v) }}", sent is null ? null : $$"""{"v":{{sent}}}""");
        Assert.False(answer.TryGetProperty("data", out _));
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Contains(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{name: $s, count: $i}", """{"s":"a"}""", "{name:a count:1}")]
    [InlineData("{name: $s, count: $i}", """{"s":"a","i":2}""", "{name:a count:2}")]
    [InlineData("{name: $s, count: $i}", """{"s":"a","i":null}""", "{name:a count:null}")]
    public async Task A_variable_inside_a_literal_takes_its_place(string literal, string variables, string shown) => Assert.Equal(
        $$$"""{"data":{"x":"{{{shown}}}"}}""",
        await server.AnswerAsync($"query($s: String!, $i: Int) {{ x: tool(of: {literal}) }}", variables));

    [Fact]
    public async Task A_null_for_an_argument_that_must_be_there_fails_its_field_alone()
    {
        var answer = await server.ReadAsync("query($v: Int = 1) { int must(of: $v) }", """{"v":null}""");
        Assert.Equal("""{"int":"5","must":null}""", answer.GetProperty("data").GetRawText());
        Assert.Equal(35, Assert.Single(answer.GetProperty("errors").EnumerateArray()).GetProperty("locations")[0].GetProperty("column").GetInt32());
    }

    [Fact]
    public async Task A_resolver_has_arguments_as_the_types_it_asks_for()
    {
        var id = Guid.NewGuid();
        var typed = new Server("type Query { x(ids: [ID!]!, at: DateTime, n: Int, f: Float): String }", new()
        {
            ["Query.x"] = Server.Resolver(context => string.Create(
                CultureInfo.InvariantCulture,
                $"{context.ArgumentValue<IReadOnlyList<Guid>>("ids")[0] == id} {context.ArgumentValue<List<Guid>>("ids").Count} {context.ArgumentValue<DateTime>("at"):O} {context.ArgumentValue<int?>("n")} {context.ArgumentValue<float>("f")}")),
        });
        Assert.Equal(
            """{"data":{"x":"True 1 2026-01-02T03:04:00.0000000Z 4 1.5"}}""",
            await typed.AnswerAsync($"{{ x(ids: [\"{id}\"], at: \"2026-01-02T03:04Z\", n: 4, f: 1.5) }}"));
        Assert.Contains("nope is no Guid", await typed.AnswerAsync("{ x(ids: [\"nope\"]) }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_object_is_made_of_its_fields()
    {
        var made = new Server("type Query { x(of: In): String } input In { a: Int b: [Int!] }", new()
        {
            ["Query.x"] = Server.Resolver(context => context.ArgumentValue<Pair>("of").ToString()),
        });
        ((InputObjectType)made.Schema.Type("In")!).Create = fields => fields.TryGetValue("a", out var a) && a is 13
            ? throw new GraphQLException("13 brings bad luck")
            : new Pair(InputConverter<int>(a), fields.ContainsKey("b"));
        Assert.Equal("""{"data":{"x":"Pair { A = 3, HasB = False }"}}""", await made.AnswerAsync("{ x(of: {a: 3}) }"));
        Assert.Contains("of: 13 brings", await made.AnswerAsync("{ x(of: {a: 13}) }"), StringComparison.Ordinal);
    }

    private static T InputConverter<T>(object? value) => global::HotChocolate.Execution.InputConverter.To<T>(value);

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => text,
        IDictionary fields => $"{{{string.Join(' ', fields.Keys.Cast<string>().Select(key => $"{key}:{Show(fields[key])}"))}}}",
        IEnumerable items => $"[{string.Join(' ', items.Cast<object?>().Select(Show))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private sealed record Pair(int A, bool HasB);
}
