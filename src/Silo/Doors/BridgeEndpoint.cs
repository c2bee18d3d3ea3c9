using System.Net.WebSockets;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains;
using Toolbox24.Grains.Sites;
using Toolbox24.Integrations.Doors;

namespace Toolbox24.Silo.Doors;

/// <summary>Where the bridges of sites connect to, each with its own credential.</summary>
internal static class BridgeEndpoint
{
    public const string Protocol = "toolbox24.bridge.v1";

    public static void MapBridge(this WebApplication app) => app.MapGet("/bridge", Serve);

    private static async Task<IResult> Serve(HttpContext context, LockerBridge bridge, IGrainFactory grains, LiveConnections connections)
    {
        if (DeviceIdentity.Of(context.User) is not { Kind: DeviceKind.Bridge } device) return Results.Unauthorized();
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol)) return Results.StatusCode(StatusCodes.Status426UpgradeRequired);

        using var socket = await context.WebSockets.AcceptWebSocketAsync(Protocol);
        connections.Add(socket, context.User, cancellationToken => Close(socket, cancellationToken));
        try
        {
            await bridge.Serve(socket, device, () => Heard(grains, device), context.RequestAborted);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, null, context.RequestAborted);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // It comes again by itself, and says again what was not answered.
        }
        finally
        {
            connections.Remove(socket);
        }

        return Results.Empty;
    }

    private static Task Heard(IGrainFactory grains, Device device)
    {
        Actor.Current = device.Id.Value.ToString();
        return grains.GetGrain<ISiteGrain>(device.Site.Value).Heartbeat(device.Id);
    }

    private static async ValueTask Close(WebSocket socket, CancellationToken cancellationToken) =>
        await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, LiveConnections.Ended, cancellationToken);
}
