using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

public sealed class HttpTests(GraphQLServer server) : IClassFixture<GraphQLServer>
{
    private const string GraphQLResponse = "application/graphql-response+json";

    [Theory]
    [InlineData("""{"query":"{ greeting }"}""", "application/json", HttpStatusCode.OK)]
    [InlineData("""{"query":"{ greeting }"}""", GraphQLResponse, HttpStatusCode.OK)]
    [InlineData("""{"query":"{ nothing }"}""", "application/json", HttpStatusCode.OK)]
    [InlineData("""{"query":"{ nothing }"}""", GraphQLResponse, HttpStatusCode.BadRequest)]
    [InlineData("""{"query":"{"}""", GraphQLResponse, HttpStatusCode.BadRequest)]
    [InlineData("""{"query":1}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"query":"{ greeting }","variables":[]}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""[{"query":"{ greeting }"}]""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"query":"{ greeting }"} {}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("null", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"query":"{ greeting }"}""", "image/png", HttpStatusCode.NotAcceptable)]
    [InlineData("""{"query":"subscription { forever }"}""", "application/json", HttpStatusCode.NotAcceptable)]
    public async Task Its_status_says_how_far_a_request_came(string body, string accept, HttpStatusCode status)
    {
        using var answer = await Post(body, accept);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(accept == GraphQLResponse ? accept : "application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("{", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escapes_in_the_query_mean_what_they_mean_in_JSON()
    {
        using var answer = await Post("""{"query":"mutation { rename(to: \"D\u00e9coupeuse \\\"\uD83D\uDD27\\\"\") }"}""");
        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("data").GetProperty("rename");
        Assert.Equal("Découpeuse \"🔧\"", said.GetString());
    }

    [Fact]
    public async Task A_body_too_large_is_not_read()
    {
        using var answer = await Post("""{"query":"{ greeting } #""" + new string('x', 200_000) + "\"}");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_refused()
    {
        using var content = new StringContent("query={ greeting }", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await server.Http.PostAsync(server.Url, content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task A_query_may_come_by_GET_and_a_mutation_may_not()
    {
        var query = await server.Http.GetStringAsync(new Uri(server.Url, "?query=query($id:ID){greeting(to:$id)}&variables={\"id\":1}"));
        Assert.Equal("""{"data":{"greeting":"Bonjour"}}""", query);

        using var mutation = await server.Http.GetAsync(new Uri(server.Url, "?query=mutation{rename(to:\"x\")}"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, mutation.StatusCode);
        Assert.Equal("POST", Assert.Single(mutation.Content.Headers.Allow));
    }

    [Fact]
    public async Task The_schema_can_be_read() =>
        Assert.Contains("type Query {", await server.Http.GetStringAsync(new Uri(server.Url, "?sdl")), StringComparison.Ordinal);

    private Task<HttpResponseMessage> Post(string body, string accept = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers = { Accept = { new MediaTypeWithQualityHeaderValue(accept) } },
        };
        return server.Http.SendAsync(request);
    }
}
