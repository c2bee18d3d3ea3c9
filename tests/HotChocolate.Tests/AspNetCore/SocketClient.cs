using System.Net.WebSockets;
using System.Text;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

/// <summary>A client that says just what it is told to.</summary>
internal sealed class SocketClient : IDisposable
{
    public const string Init = """{"type":"connection_init"}""";

    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[64_000];

    public static Task<SocketClient> Connect(GraphQLServer server) => Connect(server.Url);

    public static async Task<SocketClient> Connect(Uri server)
    {
        var client = new SocketClient();
        client.socket.Options.AddSubProtocol("graphql-transport-ws");
        await client.socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws" }.Uri, CancellationToken.None);
        return client;
    }

    public static string Subscribe(int id, string query) =>
        $$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""";

    public Task Send(string message) => Send(Encoding.UTF8.GetBytes(message));

    public Task Send(byte[] message) => socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The next message that is no ping.</summary>
    public async Task<string> Hear()
    {
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            var message = Encoding.UTF8.GetString(buffer, 0, part.Count);
            if (message != """{"type":"ping"}""") return message;
        }
    }

    /// <summary>Reads on until the server closes.</summary>
    public async Task<(int Code, string? Reason)> Closed()
    {
        WebSocketReceiveResult part;
        do part = await socket.ReceiveAsync(buffer, CancellationToken.None);
        while (part.MessageType != WebSocketMessageType.Close);
        return ((int)part.CloseStatus!, part.CloseStatusDescription);
    }

    public void Dispose() => socket.Dispose();
}
