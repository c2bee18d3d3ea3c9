using System.Net;
using System.Net.WebSockets;
using System.Text;
using Toolbox24.Silo.Security;
using Toolbox24.Silo.Tests.Health;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Security;

/// <summary>GraphQL takes less than what a body may have, by request and by socket.</summary>
public sealed class GraphQLLimitTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    private const string Query = """{"query":"{ __typename }"}""";
    private const int BadMessage = 4400;

    [Theory]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_request_has_an_end(int tooMany, HttpStatusCode status)
    {
        var content = new StringContent(Query.PadRight(RequestLimits.GraphQLBytes + tooMany), Encoding.UTF8, "application/json");

        using var answer = await silo.Http.Send("POST", "/graphql", content);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_message_has_an_end()
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(silo.Http.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, limit.Token);

        var message = Encoding.UTF8.GetBytes("""{"type":"connection_init"}""".PadRight(RequestLimits.GraphQLBytes + 1));
        await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        var answer = await socket.ReceiveAsync(new byte[1_000], limit.Token);

        Assert.Equal((WebSocketMessageType.Close, BadMessage), (answer.MessageType, (int?)answer.CloseStatus));
    }
}
