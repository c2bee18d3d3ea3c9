using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;
using Toolbox24.Simulator.Clock;

namespace Toolbox24.Simulator.Walls;

/// <summary>What a kiosk asks of the bridge beside it: see docs/bridge.md.</summary>
internal sealed record AloneFrame(Guid Kiosk, Guid Door, long Sequence, string Permit, string Proof);

/// <summary>The network of a site: from the kiosk to the bridge, and no further.</summary>
internal static class AloneEndpoint
{
    public static void MapAlone(this WebApplication app) => app.MapPost("/walls/{site:guid}/alone", Ask);

    private static Task<IResult> Ask(Guid site, AloneFrame frame, AllWalls walls, ClockStore clock) => WithDatabase.Answer(async () =>
    {
        if (walls.Of(site) is not { } wall) return WallEndpoints.NoWall(site);

        var order = new AloneOrder(new DeviceId(frame.Kiosk), new DoorId(frame.Door), frame.Sequence, frame.Permit ?? "", frame.Proof ?? "");
        var fault = wall.OpenAlone(order, (await clock.Read(CancellationToken.None)).Now);
        return Results.Ok(new { opens = fault is null, fault });
    });
}
