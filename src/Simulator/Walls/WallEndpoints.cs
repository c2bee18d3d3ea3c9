using System.Text.Json;
using Toolbox24.Simulator.Clock;

namespace Toolbox24.Simulator.Walls;

/// <summary>What somebody who stands at a wall can do, and what can go wrong there.</summary>
internal static class WallEndpoints
{
    private static readonly string Faults = string.Join(", ", Enum.GetNames<DoorFault>().Select(JsonNamingPolicy.CamelCase.ConvertName));

    public static void AddWalls(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AllWalls>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<AllWalls>());
    }

    public static void MapWalls(this WebApplication app)
    {
        app.MapGet("/walls/{site:guid}", (Guid site, AllWalls walls) => walls.Of(site) is { } wall ? Results.Ok(View(wall)) : NoWall(site));
        app.MapPost("/walls/{site:guid}/doors/{door:guid}/open", (Guid site, Guid door, AllWalls walls, ClockStore clock) => Move(site, door, true, walls, clock));
        app.MapPost("/walls/{site:guid}/doors/{door:guid}/shut", (Guid site, Guid door, AllWalls walls, ClockStore clock) => Move(site, door, false, walls, clock));
        app.MapPost("/walls/{site:guid}/doors/{door:guid}/fault", (Guid site, Guid door, JsonElement body, AllWalls walls) => Break(site, door, body, walls));
        app.MapPost("/walls/{site:guid}/power", (Guid site, AllWalls walls, ClockStore clock) => CutPower(site, walls, clock));
        app.MapPost("/walls/{site:guid}/calls", (Guid site, JsonElement body, AllWalls walls) => Call(site, body, walls));
        app.MapPost("/walls/{site:guid}/network", (Guid site, JsonElement body, AllWalls walls) => Connect(site, body, walls));
    }

    private static object View(Wall wall) => new
    {
        site = wall.Site,
        wall.IsOnline,
        doors = wall.Doors.Select(door => new { door.Id, door.IsOpen, fault = JsonNamingPolicy.CamelCase.ConvertName(door.Fault.ToString()) }),
    };

    private static Task<IResult> Move(Guid site, Guid id, bool isOpen, AllWalls walls, ClockStore clock) => WithDatabase.Answer(async () =>
    {
        if (Find(site, id, walls) is not (var wall, { } door)) return NoDoor(id);

        return wall.Move(door, isOpen, (await clock.Read(CancellationToken.None)).Now) ? Results.Ok(View(wall)) : Results.Problem("the door does not move", statusCode: 409);
    });

    private static IResult Break(Guid site, Guid id, JsonElement body, AllWalls walls)
    {
        if (Find(site, id, walls) is not (var wall, { } door)) return NoDoor(id);
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("fault", out var name) || name.ValueKind != JsonValueKind.String
            || !Enum.TryParse<DoorFault>(name.GetString(), ignoreCase: true, out var fault) || !Enum.IsDefined(fault))
            return Refused.BadRequest($"'fault' must be one of {Faults}");

        door.Fault = fault;
        return Results.Ok(View(wall));
    }

    private static Task<IResult> CutPower(Guid site, AllWalls walls, ClockStore clock) => WithDatabase.Answer(async () =>
    {
        if (walls.Of(site) is not { } wall) return NoWall(site);

        wall.CutPower((await clock.Read(CancellationToken.None)).Now);
        return Results.Ok(View(wall));
    });

    private static IResult Connect(Guid site, JsonElement body, AllWalls walls)
    {
        if (walls.Of(site) is not { } wall) return NoWall(site);
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("isOn", out var isOn) || isOn.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            return Refused.BadRequest("'isOn' must be true or false");

        wall.IsOnline = isOn.GetBoolean();
        return Results.Ok(View(wall));
    }

    private static IResult Call(Guid site, JsonElement body, AllWalls walls)
    {
        if (walls.Of(site) is not { } wall) return NoWall(site);
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("calls", out var name) || name.ValueKind != JsonValueKind.String
            || !Enum.TryParse<Calls>(name.GetString(), ignoreCase: true, out var calls) || !Enum.IsDefined(calls))
            return Refused.BadRequest("'calls' must be one of lost, once, twice");

        wall.Calls = calls;
        return Results.Ok(View(wall));
    }

    private static (Wall Wall, WallDoor? Door)? Find(Guid site, Guid id, AllWalls walls) =>
        walls.Of(site) is { } wall ? (wall, wall.Doors.FirstOrDefault(door => door.Id == id)) : null;

    private static IResult NoWall(Guid site) => Refused.NotFound($"there is no wall at site {site}");

    private static IResult NoDoor(Guid door) => Refused.NotFound($"there is no door {door}");
}
