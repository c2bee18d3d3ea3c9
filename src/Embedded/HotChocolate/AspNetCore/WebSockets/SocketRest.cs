using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>What a client goes on sending over a socket that no longer listens.</summary>
internal static class SocketRest
{
    /// <summary>Reads it to no purpose: a connection closed with something unread is reset, and its farewell lost.</summary>
    public static async Task Drain(HttpContext context, CancellationToken ending)
    {
        if (context.Features.Get<IConnectionTransportFeature>()?.Transport.Input is not { } input) return;

        try
        {
            while (true)
            {
                var read = await input.ReadAsync(ending);
                input.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) return;
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or InvalidOperationException)
        {
        }
    }
}
