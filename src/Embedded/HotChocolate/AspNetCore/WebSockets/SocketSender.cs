using System.Net.WebSockets;
using System.Threading.Channels;

namespace HotChocolate.AspNetCore;

/// <summary>
/// Sends in the order given, one message after the other, and keeps no more for a client that does not read than the
/// limit says.
/// </summary>
internal sealed class SocketSender(WebSocket socket, int maxPendingBytes, Action onTooSlow)
{
    private readonly Channel<byte[]> queue = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });
    private volatile bool isTooSlow;
    private int pending;

    public void Send(byte[] message)
    {
        if (isTooSlow) return;

        // One message always fits: the limit is for those behind it.
        var waiting = Interlocked.Add(ref pending, message.Length);
        if (waiting <= maxPendingBytes || waiting == message.Length)
        {
            queue.Writer.TryWrite(message);
            return;
        }

        isTooSlow = true;
        onTooSlow();
    }

    /// <summary>Takes no more.</summary>
    public void Complete() => queue.Writer.TryComplete();

    /// <summary>Sends until there will be no more; what waits for a client that is too slow is dropped.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        await foreach (var message in queue.Reader.ReadAllAsync(cancellationToken))
        {
            if (!isTooSlow) await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            Interlocked.Add(ref pending, -message.Length);
        }
    }
}
