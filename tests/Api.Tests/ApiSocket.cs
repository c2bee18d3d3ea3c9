using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Toolbox24.Api.Tests;

/// <summary>A client of the API on a WebSocket, let in.</summary>
public sealed class ApiSocket : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource patience = new(Limit);
    private readonly byte[] buffer = new byte[16_000];

    /// <summary>Connects, as a browser with cookies where some are given.</summary>
    public static async Task<ApiSocket> Connect(Uri api, IReadOnlyDictionary<string, string>? cookies = null)
    {
        var client = new ApiSocket();
        if (cookies is { Count: > 0 })
            client.socket.Options.SetRequestHeader("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        client.socket.Options.AddSubProtocol("graphql-transport-ws");
        await client.socket.ConnectAsync(new UriBuilder(api) { Scheme = "ws" }.Uri, client.patience.Token);
        await client.Say(new { type = "connection_init" });
        Assert.Equal("connection_ack", (await client.Hear()).GetProperty("type").GetString());
        return client;
    }

    /// <summary>Subscribes; what happens from now on is told.</summary>
    public async Task Subscribe(string id, string query, object? variables = null)
    {
        await Say(new { id, type = "subscribe", payload = new { query, variables } });
        // What is asked is done in its order: once this is answered, the subscription is open.
        await Say(new { type = "ping" });
        Assert.Equal("pong", (await Hear()).GetProperty("type").GetString());
    }

    public Task Say<T>(T message) => socket.SendAsync(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message)), WebSocketMessageType.Text, endOfMessage: true, patience.Token);

    /// <summary>The next message that is no ping.</summary>
    public async Task<JsonElement> Hear()
    {
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, patience.Token);
            var message = JsonDocument.Parse(buffer.AsMemory(0, part.Count)).RootElement.Clone();
            if (message.GetProperty("type").GetString() != "ping") return message;
        }
    }

    /// <summary>Says goodbye.</summary>
    /// <returns>What the server says to that.</returns>
    public async Task<WebSocketCloseStatus?> Close()
    {
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        return socket.CloseStatus;
    }

    public void Dispose()
    {
        socket.Dispose();
        patience.Dispose();
    }
}
