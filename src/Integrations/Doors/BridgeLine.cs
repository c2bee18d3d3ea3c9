using System.Net.WebSockets;
using System.Text.Json;

namespace Toolbox24.Integrations.Doors;

/// <summary>One bridge's socket: frames are read by one, and sent one at a time, none before the welcome.</summary>
internal sealed class BridgeLine(WebSocket socket) : IDisposable
{
    /// <summary>What no frame of a bridge needs.</summary>
    public const int LongestFrame = 4_096;

    private readonly SemaphoreSlim turn = new(0);
    private readonly byte[] buffer = new byte[LongestFrame];

    /// <summary>The first frame: tells which number is expected, and lets the others be sent.</summary>
    public async Task Welcome(long expected, CancellationToken cancellationToken)
    {
        await Write(new(Welcome: expected), cancellationToken);
        turn.Release();
    }

    public async Task Send(ServerFrame frame, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await Write(frame, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The next frame, valid until the one after is read; null where the bridge has closed or says what no bridge does.</summary>
    public async Task<ReadOnlyMemory<byte>?> Read(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close) return null;
            if (part.MessageType == WebSocketMessageType.Text && part.EndOfMessage) return buffer.AsMemory(0, length);
            if (part.MessageType != WebSocketMessageType.Text || length == buffer.Length) return null;
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task Write(ServerFrame frame, CancellationToken cancellationToken) => await socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(frame, BridgeFrames.Options), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
}
