using System.Buffers;
using System.Net.WebSockets;

namespace HotChocolate.AspNetCore;

/// <summary>Reads whole messages, however they were cut into frames.</summary>
internal sealed class SocketReceiver(WebSocket socket, int maxMessageSize)
{
    private readonly ArrayBufferWriter<byte> message = new(512);

    /// <summary>What was read last; valid until the next read.</summary>
    public ReadOnlySpan<byte> Message => message.WrittenSpan;

    /// <summary>Waits for a message.</summary>
    /// <returns>Null where there is one; else why there will be none.</returns>
    public async ValueTask<CloseCode?> Receive(CancellationToken cancellationToken)
    {
        message.ResetWrittenCount();

        // An idle socket holds no buffer but its own. What has no content is over with this: a farewell, an empty message.
        var room = Memory<byte>.Empty;
        while (true)
        {
            var part = await socket.ReceiveAsync(room, cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close) return CloseCode.Normal;
            if (part.MessageType == WebSocketMessageType.Binary) return CloseCode.BadMessage;

            message.Advance(part.Count);
            if (message.WrittenCount > maxMessageSize) return CloseCode.BadMessage;
            if (part.EndOfMessage) return null;

            room = message.GetMemory(512);
        }
    }
}
