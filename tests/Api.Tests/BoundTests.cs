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

        Assert.Equal("This server does not tell its types.", FirstError(answer).GetProperty("message").GetString());
        Assert.False(answer.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task A_query_that_costs_too_much_is_refused_before_the_database_hears_of_it()
    {
        JsonElement answer = default;
        var statements = await api.Statements.Of(async () => answer = await api.Ask(
            string.Concat("{", string.Concat(Enumerable.Range(0, 200).Select(at => $"a{at}: sites {{ id }} ")), "}")));

        Assert.Equal("HC0047", FirstError(answer).GetProperty("extensions").GetProperty("code").GetString());
        Assert.Empty(statements);
    }

    [Fact]
    public async Task A_page_longer_than_allowed_is_refused()
    {
        var answer = await api.Ask("{ tools(first: 1000000) { nodes { id name description synonyms } } }");

        Assert.Equal("HC0047", FirstError(answer).GetProperty("extensions").GetProperty("code").GetString());
    }

    private static JsonElement FirstError(JsonElement answer) => answer.GetProperty("errors")[0];
}
