using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Toolbox24.Testing;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

public sealed class ServerSentEventTests(GraphQLServer server) : IClassFixture<GraphQLServer>
{
    private const string Complete = "event: complete\ndata:\n\n";

    [Theory]
    [InlineData("subscription { count(to: 2) }", "event: next\ndata: {\"data\":{\"count\":1}}\n\nevent: next\ndata: {\"data\":{\"count\":2}}\n\n" + Complete)]
    [InlineData("{ greeting }", "event: next\ndata: {\"data\":{\"greeting\":\"Bonjour\"}}\n\n" + Complete)]
    public async Task Events_are_streamed_to_whoever_asks_for_them(string query, string stream)
    {
        using var answer = await Post(server, query);
        Assert.Equal(stream, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Whoever_falls_behind_is_told_so_and_the_stream_ends_well()
    {
        using var answer = await Post(server, "subscription { overtaken }");
        Assert.Equal(
            "event: next\ndata: {\"data\":{\"overtaken\":1}}\n\n"
            + "event: next\ndata: {\"errors\":[{\"message\":\"The subscriber fell behind what was sent: subscribe again.\"}]}\n\n" + Complete,
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_stream_that_breaks_tells_nothing_but_an_id()
    {
        using var answer = await Post(server, "subscription { broken }");
        var id = Regex.Match(
            await answer.Content.ReadAsStringAsync(),
            "^event: next\ndata: {\"data\":{\"broken\":1}}\n\nevent: next\ndata: "
            + "{\"errors\":\\[{\"message\":\"Unexpected Execution Error\",\"extensions\":{\"traceId\":\"([0-9a-f]{32})\"}}]}\n\n"
            + Complete + "$").Groups[1].Value;
        Assert.Contains(server.Faults.Lines, line => line.Message.EndsWith(id, StringComparison.Ordinal) && line.Fault!.Message == "secret");
    }

    [Fact(Timeout = Patience.Milliseconds)]
    public async Task Whoever_leaves_is_no_fault_of_the_server()
    {
        var own = new GraphQLServer();
        await own.InitializeAsync();
        for (var run = 0; run < 50; run++)
        {
            using var answer = await Post(own, "subscription { forever }");
            await using var stream = await answer.Content.ReadAsStreamAsync();
            await stream.ReadExactlyAsync(new byte[10]);
        }

        await own.DisposeAsync();
        Assert.Empty(own.Faults.Lines);
    }

    private static Task<HttpResponseMessage> Post(GraphQLServer server, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Content = new StringContent($$"""{"query":"{{query}}"}""", Encoding.UTF8, "application/json"),
            Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/event-stream") } },
        };
        return server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
