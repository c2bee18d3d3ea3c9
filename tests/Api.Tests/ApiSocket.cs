using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests;

/// <summary>A client of the API on a WebSocket, let in.</summary>
public sealed class ApiSocket : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource patience = new(Patience.Limit);
    private readonly byte[] buffer = new byte[16_000];

    /// <summary>Connects, and is let in.</summary>
    /// <param name="api">Where.</param>
    /// <param name="cookie">The session's, as a browser sends it when it opens the socket.</param>
    /// <param name="authorization">What a client says when it introduces itself.</param>
    public static async Task<ApiSocket> Connect(Uri api, string? cookie = null, string? authorization = null)
    {
        var client = await Open(api, cookie, authorization);
        Assert.Equal("connection_ack", (await client.Hear()).GetProperty("type").GetString());
        return client;
    }

    /// <summary>Connects and introduces itself; what comes of it is still to be heard.</summary>
    public static async Task<ApiSocket> Open(Uri api, string? cookie = null, string? authorization = null)
    {
        var client = new ApiSocket();
        client.socket.Options.AddSubProtocol("graphql-transport-ws");
        if (cookie is not null) client.socket.Options.SetRequestHeader("Cookie", $"__Host-session={cookie}");
        await client.socket.ConnectAsync(new UriBuilder(api) { Scheme = "ws" }.Uri, client.patience.Token);
        if (authorization is null) await client.Say(new { type = "connection_init" });
        else await client.Say(new { type = "connection_init", payload = new { authorization } });
        return client;
    }

    /// <summary>The code that the server closes the socket with; what it says before is overheard.</summary>
    public async Task<int> Closed()
    {
        while ((await socket.ReceiveAsync(buffer, patience.Token)).MessageType != WebSocketMessageType.Close)
        {
        }

        return (int)socket.CloseStatus!;
    }

    /// <summary>The one field of the answer to a query.</summary>
    public async Task<JsonElement> Ask(string query)
    {
        await Say(new { id = "asked", type = "subscribe", payload = new { query } });
        var answer = (await Hear()).GetProperty("payload").GetProperty("data").EnumerateObject().Single().Value;
        Assert.Equal("complete", (await Hear()).GetProperty("type").GetString());
        return answer;
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
