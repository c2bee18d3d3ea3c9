using System.Text.Json;

namespace Toolbox24.Api.Tests;

public sealed class BoundTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("{ __schema { types { name } } }")]
    [InlineData("""{ __type(name: "Tool") { name } }""")]
    public async Task Only_the_demo_tells_what_types_there_are(string query)
    {
        var answer = await api.Ask(query);

        Assert.Equal("HC0046", FirstError(answer).GetProperty("extensions").GetProperty("code").GetString());
        Assert.False(answer.TryGetProperty("data", out _));
    }

    public static TheoryData<string> TooCostly => new(
        string.Concat("{", string.Concat(Enumerable.Range(0, 600).Select(at => $"a{at}: sites {{ id }} ")), "}"),
        "{ sites { lockers { site { lockers { name } } } } }");

    [Theory]
    [MemberData(nameof(TooCostly))]
    public async Task A_query_that_costs_too_much_is_refused_before_the_database_hears_of_it(string query)
    {
        JsonElement answer = default;
        var statements = await api.Statements.Of(async () => answer = await api.Ask(query));

        Assert.Equal("HC0047", FirstError(answer).GetProperty("extensions").GetProperty("code").GetString());
        Assert.Empty(statements);
    }

    [Fact]
    public async Task Every_wall_with_all_that_stands_in_it_is_not_too_much()
    {
        var answer = await api.Ask(
            "{ sites { name lockers { name inside { width } tool { name synonyms size { depth } replacementValue { cents currency } } } } }");

        Assert.False(answer.TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task A_page_longer_than_allowed_is_refused()
    {
        var answer = await api.Ask("{ tools(first: 1000000) { nodes { id name description synonyms } } }");

        Assert.Equal("HC0047", FirstError(answer).GetProperty("extensions").GetProperty("code").GetString());
    }

    private static JsonElement FirstError(JsonElement answer) => answer.GetProperty("errors")[0];
}
