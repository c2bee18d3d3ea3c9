using System.Net.WebSockets;
using System.Text;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

public sealed class SlowClientTests(GraphQLServer server) : IClassFixture<GraphQLServer>
{
    [Fact(Timeout = 60_000)]
    public async Task Whoever_reads_slower_than_it_asked_is_dropped_with_a_reason()
    {
        using var socket = await Connect(server);
        await Send(socket, """{"type":"connection_init"}""");
        await Send(socket, """{"id":"1","type":"subscribe","payload":{"query":"subscription { flood }"}}""");

        Assert.Equal((4413, "The client reads too slowly"), await Closed(socket));
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_never_introduces_itself_is_dropped_with_a_reason()
    {
        var impatient = new GraphQLServer(introduction: TimeSpan.FromMilliseconds(50));
        await impatient.InitializeAsync();
        using (var socket = await Connect(impatient))
            Assert.Equal((4408, "Connection initialisation timeout"), await Closed(socket));
        await impatient.DisposeAsync();
    }

    private static async Task<ClientWebSocket> Connect(GraphQLServer server)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(server.SocketUrl, CancellationToken.None);
        return socket;
    }

    private static async Task<(int Code, string? Reason)> Closed(ClientWebSocket socket)
    {
        var buffer = new byte[64_000];
        WebSocketReceiveResult part;
        do part = await socket.ReceiveAsync(buffer, CancellationToken.None);
        while (part.MessageType != WebSocketMessageType.Close);
        return ((int)part.CloseStatus!, part.CloseStatusDescription);
    }

    private static Task Send(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
