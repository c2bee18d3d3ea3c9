using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Toolbox24.Api.Tests;

public sealed class SocketTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Whoever_watches_a_wall_over_a_socket_hears_of_a_locker_that_is_held()
    {
        var (site, locker, _) = api.NewSite();
        using var patience = new CancellationTokenSource(Patience);
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(api.Url) { Scheme = "ws" }.Uri, patience.Token);

        await Say("""{"type":"connection_init"}""");
        Assert.Equal("connection_ack", (await Heard()).GetProperty("type").GetString());
        await Say($$$"""
            {"id":"wall","type":"subscribe","payload":{
              "query":"subscription($site: ID!) { onLockerChanged(site: $site) { id name tool { name } } }",
              "variables":{"site":"{{{site.Value}}}"} } }
            """);
        // What is asked is done in its order: once this is answered, the subscription is open.
        await Say("""{"type":"ping"}""");
        Assert.Equal("pong", (await Heard()).GetProperty("type").GetString());
        await api.Hold(locker);

        var next = await Heard();
        Assert.Equal(("next", "wall"), (next.GetProperty("type").GetString(), next.GetProperty("id").GetString()));
        var changed = next.GetProperty("payload").GetProperty("data").GetProperty("onLockerChanged");
        Assert.Equal(locker.Value, changed.GetProperty("id").GetGuid());
        Assert.NotEmpty(changed.GetProperty("tool").GetProperty("name").GetString()!);

        await Say("""{"id":"wall","type":"complete"}""");
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);

        Task Say(string message) =>
            socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, patience.Token);

        async Task<JsonElement> Heard()
        {
            var buffer = new byte[16_000];
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer, patience.Token);
                var message = JsonDocument.Parse(buffer.AsMemory(0, part.Count)).RootElement.Clone();
                if (message.GetProperty("type").GetString() != "ping") return message;
            }
        }
    }
}
