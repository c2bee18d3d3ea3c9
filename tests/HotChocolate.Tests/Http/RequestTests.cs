using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.HotChocolate.Tests.Execution;
using Toolbox24.Testing;

namespace Toolbox24.HotChocolate.Tests.Http;

/// <summary>What becomes of a request to a server registered as a product would.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task A_fault_shows_nothing_inside_but_the_id_it_is_logged_by()
    {
        await using var server = await ApiServer.Start();
        using var answer = await server.Post(new { query = "{ version fault }" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var text = await answer.Content.ReadAsStringAsync();
        var error = Assert.Single(JsonDocument.Parse(text).RootElement.GetProperty("errors").EnumerateArray());
        var id = error.GetProperty("extensions").GetProperty("traceId").GetString()!;
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{32}$", id);
        var (message, fault) = Assert.Single(server.Faults.Lines);
        Assert.Contains(id, message, StringComparison.Ordinal);
        Assert.Equal("the password is secret", fault!.Message);
    }

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task A_request_that_takes_too_long_is_answered_so()
    {
        var clock = new Clock();
        await using var server = await ApiServer.Start(services: clock.Limits);
        clock.RunOut();
        Assert.Equal(
            """{"errors":[{"message":"The request exceeded the configured timeout of `00:00:30`.","extensions":{"code":"HC0045"}}],"data":null}""",
            (await server.Ask("{ version never }")).GetRawText());
        Assert.Empty(server.Faults.Lines);
    }

    [Fact]
    public async Task Cookies_and_headers_are_there_for_resolvers()
    {
        await using var server = await ApiServer.Start();
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = JsonContent.Create(new { query = """{ cookie(name: "session") }""" }),
            Headers = { { "Cookie", "session=s3" } },
        };
        using var answer = await http.SendAsync(request);
        Assert.Equal("""{"data":{"cookie":"s3"}}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal("session", answer.Headers.GetValues("X-Asked").Single());
    }

    [Fact]
    public async Task Every_scalar_comes_back_as_it_went()
    {
        const string Fields = "money count day instant id site states";
        const string Values =
            """{"money":12.50,"count":9007199254740993,"day":"2026-03-02","instant":"2026-03-02T12:00:00.000Z","id":"00000000-0000-0000-0000-000000000001","site":"https://example.org/?a=1&b=ü","states":["IN_USE","AVAILABLE"]}""";
        await using var server = await ApiServer.Start();
        using var byVariable = await server.Post(new
        {
            query = $"query($input: EverythingInput!) {{ echo(input: $input) {{ {Fields} }} }}",
            variables = new { input = JsonDocument.Parse(Values).RootElement },
        });
        Assert.Equal("{\"data\":{\"echo\":" + Values + "}}", await byVariable.Content.ReadAsStringAsync());

        var literal = await server.Ask($$"""
            { echo(input: { money: 12.50, count: 9007199254740993, day: null, instant: "2026-03-02T13:00+01:00",
              id: "00000000-0000-0000-0000-000000000001", states: IN_USE }) { {{Fields}} } }
            """);
        Assert.Equal(
            """{"money":12.50,"count":9007199254740993,"day":null,"instant":"2026-03-02T12:00:00.000Z","id":"00000000-0000-0000-0000-000000000001","site":null,"states":["IN_USE"]}""",
            literal.GetProperty("data").GetProperty("echo").GetRawText());
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("x\\udc00")]
    [InlineData("\u00ff")]
    public async Task A_text_that_is_none_is_the_fault_of_who_sent_it(string text)
    {
        await using var server = await ApiServer.Start();
        foreach (var request in new[]
        {
            """{"query":"query($id: ID!) { tool(id: $id) { id } }","variables":{"id":"TEXT"}}""",
            """{"query":"query($i: ToolsInput) { tools(input: $i) { totalCount } }","variables":{"i":{"state":"TEXT"}}}""",
            """{"query":"query($i: ToolsInput) { tools(input: $i) { totalCount } }","variables":{"i":{"TEXT":1}}}""",
        })
        {
            using var answer = await server.Send(Encoding.Latin1.GetBytes(request.Replace("TEXT", text, StringComparison.Ordinal)));
            Assert.Equal((HttpStatusCode.BadRequest, request), (answer.StatusCode, request));
        }

        Assert.Empty(server.Faults.Lines);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("i\\udc00")]
    public async Task A_variable_nobody_asks_for_is_never_a_fault(string name)
    {
        await using var server = await ApiServer.Start();
        using var answer = await server.Send(Encoding.ASCII.GetBytes(
            """{"query":"query($i: Int) { tools(first: $i) { totalCount } }","variables":{"NAME":1}}""".Replace("NAME", name, StringComparison.Ordinal)));
        Assert.DoesNotContain("Unexpected", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(server.Faults.Lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_types_and_the_schema_are_told_where_that_is_allowed(bool isAllowed)
    {
        await using var server = await ApiServer.Start(builder => builder
            .ModifyRequestOptions(options => options.AllowIntrospection = isAllowed)
            .ModifyServerOptions(options => options.EnableSchemaRequests = isAllowed));
        using var schema = await server.Get("?sdl");
        using var types = await server.Post(new { query = "{ __schema { queryType { name } } __typename }" });
        Assert.Equal(isAllowed ? HttpStatusCode.OK : HttpStatusCode.NotFound, schema.StatusCode);
        Assert.Equal(isAllowed ? HttpStatusCode.OK : HttpStatusCode.BadRequest, types.StatusCode);
        Assert.Equal(isAllowed, !(await types.Content.ReadAsStringAsync()).Contains("HC0046", StringComparison.Ordinal));
    }
}
