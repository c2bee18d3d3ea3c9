namespace Toolbox24.HotChocolate.Tests.Api;

public sealed class MutationTests
{
    private const string Lend =
        """
        mutation Lend($input: LendToolInput!) {
          lendTool(input: $input) {
            tool { state }
            refusal { code message ... on AlreadyLent { until } ... on UnknownTool { tool } }
          }
        }
        """;

    [Fact]
    public async Task What_is_done_is_told()
    {
        await using var server = new Server();
        Assert.Equal(
            """{"data":{"lendTool":{"tool":{"state":"IN_USE"},"refusal":null}}}""",
            await server.Ask(Lend, new { input = new { id = Id(1), period = new { start = "2026-03-02" } } }));
        Assert.Equal(
            """{"data":{"lendTool":{"tool":{"state":"AVAILABLE"},"refusal":null}}}""",
            await server.Ask(Lend, new { input = new { id = Id(1), then = "AVAILABLE" } }));
    }

    [Fact]
    public async Task What_is_refused_says_why()
    {
        await using var server = new Server();
        Assert.Equal(
            """{"data":{"lendTool":{"tool":null,"refusal":{"code":"AlreadyLent","message":"Somebody has it.","until":"2026-01-04T00:00:00.000Z"}}}}""",
            await server.Ask(Lend, new { input = new { id = Id(2) } }));
        Assert.Equal(
            """{"data":{"lendTool":{"tool":null,"refusal":{"code":"UnknownTool","message":"There is no such tool.","tool":"00000000-0000-0000-0000-000000000099"}}}}""",
            await server.Ask(Lend, new { input = new { id = Id(99) } }));
    }

    [Fact]
    public async Task A_subscriber_is_told_of_its_topic_alone()
    {
        await using var server = new Server();
        var told = await server.Subscribe($$"""subscription { onToolChanged(id: "{{Id(3)}}") { name state } }""");
        await server.Ask(Lend, new { input = new { id = Id(1) } });
        await server.Ask(Lend, new { input = new { id = Id(3) } });
        Assert.Equal("""{"data":{"onToolChanged":{"name":"Tool 3","state":"IN_USE"}}}""", await told.FirstAsync());
    }

    private static string Id(int number) => $"00000000-0000-0000-0000-{number:d12}";
}
