using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Toolbox24.Api.Tests;

/// <summary>What Production serves, over real HTTP.</summary>
public sealed class HttpTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string GraphQLResponse = "application/graphql-response+json";

    [Fact]
    public async Task A_query_is_answered()
    {
        using var answer = await api.Post("{ sites { id } }");

        Assert.Equal((HttpStatusCode.OK, GraphQLResponse), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("""{"data":{"sites":[""", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ __schema { types { name } } }", "HC0046")]
    [InlineData("""{ __type(name: "Tool") { name } }""", "HC0046")]
    [InlineData("{ sites { lockers { site { lockers { name } } } } }", "HC0047")]
    [InlineData("{ sites {", "HC0011")]
    public async Task What_Production_does_not_answer_is_refused_with_a_code(string query, string code)
    {
        using var answer = await api.Post(query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("graphql?sdl")]
    [InlineData("graphiql/")]
    [InlineData("graphiql/index.html")]
    public async Task Production_serves_neither_its_schema_nor_a_page_to_try_it(string path)
    {
        using var answer = await api.Http.GetAsync(new Uri(api.Url, path));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
