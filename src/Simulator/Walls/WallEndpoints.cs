using System.Text.Json;
using Toolbox24.Simulator.Clock;

namespace Toolbox24.Simulator.Walls;

/// <summary>What somebody who stands at a wall can do, and what can go wrong there.</summary>
internal static class WallEndpoints
{
    private const int LongestPlate = 60;

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
        app.MapPost("/walls/{site:guid}/doors/{door:guid}/take", (Guid site, Guid door, AllWalls walls, ClockStore clock) =>
            Handle(site, door, walls, clock, "there is nothing to take", (wall, found, now) => wall.Take(found, now)));
        app.MapPost("/walls/{site:guid}/doors/{door:guid}/put", (Guid site, Guid door, JsonElement body, AllWalls walls, ClockStore clock) => Put(site, door, body, walls, clock));
        app.MapPost("/walls/{site:guid}/doors/{door:guid}/fault", (Guid site, Guid door, JsonElement body, AllWalls walls, ClockStore clock) => Break(site, door, body, walls, clock));
        app.MapPost("/walls/{site:guid}/calls", (Guid site, JsonElement body, AllWalls walls) => Call(site, body, walls));
        app.MapPeople();
        app.MapAlone();
        app.MapPost("/walls/{site:guid}/network", (Guid site, JsonElement body, AllWalls walls) => Connect(site, body, walls));
    }

    internal static object View(Wall wall)
    {
        var (inside, isOnFire, hasPower, isTrapped) = wall.Premises;
        return new
        {
            site = wall.Site,
            wall.IsOnline,
            doors = wall.Doors.Select(door => new
            {
                door.Id,
                door.IsOpen,
                fault = JsonNamingPolicy.CamelCase.ConvertName(door.Fault.ToString()),
                plate = door.Inside?.Plate,
                home = door.Home?.Plate,
            }),
            hands = wall.Hands.Select(thing => thing.Plate),
            inside,
            isOnFire,
            hasPower,
            isTrapped,
            exit = isTrapped ? "blocked" : isOnFire || !hasPower ? "free" : "shut",
        };
    }

    private static Task<IResult> Move(Guid site, Guid id, bool isOpen, AllWalls walls, ClockStore clock) =>
        Handle(site, id, walls, clock, "the door does not move", (wall, door, now) => wall.Move(door, isOpen, now));

    /// <summary>Whatever bears a plate fits everywhere, a wrong one too.</summary>
    private static Task<IResult> Put(Guid site, Guid id, JsonElement body, AllWalls walls, ClockStore clock)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("plate", out var named) || named.ValueKind != JsonValueKind.String
            || named.GetString() is not { Length: > 0 and <= LongestPlate } plate)
            return Task.FromResult(Refused.BadRequest($"'plate' must be a text of 1 to {LongestPlate} characters"));

        return Handle(site, id, walls, clock, "nothing can be put there", (wall, door, now) => wall.Put(door, walls.Thing(plate), now));
    }

    private static Task<IResult> Handle(
        Guid site, Guid id, AllWalls walls, ClockStore clock, string otherwise, Func<Wall, WallDoor, DateTimeOffset, bool> act) => WithDatabase.Answer(async () =>
    {
        if (Find(site, id, walls) is not (var wall, { } door)) return NoDoor(id);

        return act(wall, door, (await clock.Read(CancellationToken.None)).Now) ? Results.Ok(View(wall)) : Results.Problem(otherwise, statusCode: 409);
    });

    private static Task<IResult> Break(Guid site, Guid id, JsonElement body, AllWalls walls, ClockStore clock)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("fault", out var name) || name.ValueKind != JsonValueKind.String
            || !Enum.TryParse<DoorFault>(name.GetString(), ignoreCase: true, out var fault) || !Enum.IsDefined(fault))
            return Task.FromResult(Refused.BadRequest($"'fault' must be one of {Faults}"));

        return Handle(site, id, walls, clock, "nothing changes", (wall, door, now) =>
        {
            wall.Break(door, fault, now);
            return true;
        });
    }

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

    internal static IResult NoWall(Guid site) => Refused.NotFound($"there is no wall at site {site}");

    private static IResult NoDoor(Guid door) => Refused.NotFound($"there is no door {door}");
}
