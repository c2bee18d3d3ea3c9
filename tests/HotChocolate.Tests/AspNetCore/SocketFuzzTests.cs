using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Toolbox24.Testing;

namespace Toolbox24.HotChocolate.Tests.AspNetCore;

/// <summary>Whatever is said over a socket is answered or closes it, and the server goes on.</summary>
[Collection(Bounded.Name)]
public sealed class SocketFuzzTests(GraphQLServer server)
{
    private const string Upgrade =
        "GET /graphql HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n";

    private static readonly int[] Codes = [1000, 4400, 4401, 4403, 4409, 4429];

    private static readonly byte[][] Messages =
    [
        """{"type":"connection_init","payload":{"token":"x"}}"""u8.ToArray(),
        """{"type":"ping","payload":{"a":[1]}}"""u8.ToArray(),
        """{"id":"1","type":"subscribe","payload":{"query":"subscription { count(to: 3) }","variables":{}}}"""u8.ToArray(),
        """{"payload":{"query":"{ greeting }"},"id":"2","type":"subscribe"}"""u8.ToArray(),
        """{"id":"1","type":"complete"}"""u8.ToArray(),
    ];

    private readonly Random random = new(Seeds.Next());

    [Fact(Timeout = Patience.Milliseconds)]
    public Task Messages_with_a_few_bytes_changed_are_answered_or_close_the_socket() => Bounded.Survives(server, async () =>
    {
        for (var run = 0; run < 200; run++)
        {
            using var socket = await Connect();
            await Say(socket, Messages[0]);
            for (var said = random.Next(1, 10); said > 0; said--) await Say(socket, Changed(Messages[random.Next(Messages.Length)]));
            Assert.Contains(await Close(socket), Codes);
        }
    });

    [Fact(Timeout = Patience.Milliseconds)]
    public Task A_message_too_large_closes_the_socket() => Bounded.Survives(server, async () =>
    {
        using var socket = await Connect();
        await Say(socket, new byte[10_000_000]);
        Assert.Equal(4400, await Close(socket));
    });

    [Fact(Timeout = Patience.Milliseconds)]
    public Task A_message_without_content_closes_the_socket() => Bounded.Survives(server, async () =>
    {
        using var socket = await Connect();
        await Say(socket, []);
        Assert.Equal(4400, await Close(socket));
    });

    [Fact(Timeout = Patience.Milliseconds)]
    public Task A_message_in_thousands_of_frames_is_one_message() => Bounded.Survives(server, async () =>
    {
        using var socket = await Connect();
        foreach (var unit in Messages[0]) await socket.SendAsync(new[] { unit }, WebSocketMessageType.Text, unit == 0, default);
        for (var frame = 0; frame < 5_000; frame++) await socket.SendAsync(" "u8.ToArray(), WebSocketMessageType.Text, frame == 4_999, default);
        Assert.Equal(1000, await Close(socket));
    });

    [Fact(Timeout = Patience.Milliseconds)]
    public Task Bytes_that_are_no_frames_end_the_connection() => Bounded.Survives(server, async () =>
    {
        for (var run = 0; run < 200; run++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server.Url.Host, server.Url.Port);
            var stream = client.GetStream();
            var bytes = new byte[random.Next(1, 300)];
            random.NextBytes(bytes);
            await client.Client.SendAsync((byte[])[.. Encoding.ASCII.GetBytes(Upgrade), .. bytes]);
            client.Client.Shutdown(SocketShutdown.Send);
            await Bounded.Ended(stream);
        }
    });

    // Within ASCII: whoever has sent what is not UTF-8 is waited for to hang up.
    private byte[] Changed(byte[] message)
    {
        byte[] changed = [.. message];
        for (var changes = random.Next(3); changes > 0; changes--) changed[random.Next(changed.Length)] = (byte)random.Next(128);
        return changed;
    }

    private async Task<ClientWebSocket> Connect()
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(server.SocketUrl, default);
        return socket;
    }

    private static async Task Say(ClientWebSocket socket, byte[] message)
    {
        if (socket.State == WebSocketState.Open) await socket.SendAsync(message, WebSocketMessageType.Text, true, default);
    }

    /// <summary>Says goodbye, and reads to the end what the server still has to say.</summary>
    private static async Task<int> Close(ClientWebSocket socket)
    {
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        var buffer = new byte[64_000];
        while ((await socket.ReceiveAsync(buffer, default)).MessageType != WebSocketMessageType.Close) { }
        return (int)socket.CloseStatus!;
    }
}
