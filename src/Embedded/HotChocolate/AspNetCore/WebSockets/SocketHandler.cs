using System.Net.WebSockets;
using HotChocolate.Execution;
using Microsoft.AspNetCore.Http;

namespace HotChocolate.AspNetCore;

/// <summary>Opens sockets, for those who speak the protocol and come from this site.</summary>
internal static class SocketHandler
{
    public static async Task Serve(HttpContext context, IRequestExecutor executor, GraphQLServerOptions options)
    {
        // A browser sends the cookies of this site with a socket that any other site opens: only Origin tells.
        if (!IsOwnOrigin(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var speaks = context.WebSockets.WebSocketRequestedProtocols.Contains(SocketSession.Protocol);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(speaks ? SocketSession.Protocol : null);
        if (speaks) await new SocketSession(context, socket, executor, options).Run();
        else await Refuse(socket, context.RequestAborted);
    }

    private static bool IsOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var site) && site.Authority == request.Host.Value);
    }

    private static async Task Refuse(WebSocket socket, CancellationToken gone)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(gone);
        limit.CancelAfter(SocketSession.Farewell);
        try
        {
            await socket.CloseAsync((WebSocketCloseStatus)CloseCode.BadSubprotocol, "Subprotocol not acceptable", limit.Token);
        }
        catch (Exception left) when (left is OperationCanceledException or WebSocketException)
        {
        }
    }
}
