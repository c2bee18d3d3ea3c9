using System.Text.Json;
using Toolbox24.Simulator.Clock;

namespace Toolbox24.Simulator.Walls;

/// <summary>People come and go, and what may befall them.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this WebApplication app)
    {
        app.MapPost("/walls/{site:guid}/enter", (Guid site, AllWalls walls, ClockStore clock) =>
            Do(site, walls, clock, "the entrance is shut", (wall, now) => wall.Enter(now)));
        app.MapPost("/walls/{site:guid}/leave", (Guid site, AllWalls walls, ClockStore clock) =>
            Do(site, walls, clock, "nobody can leave", (wall, now) => wall.Leave(now)));
        app.MapPost("/walls/{site:guid}/help", (Guid site, AllWalls walls, ClockStore clock) => Do(site, walls, clock, (wall, now) => wall.CallForHelp(now)));
        app.MapPost("/walls/{site:guid}/fire", (Guid site, JsonElement body, AllWalls walls, ClockStore clock) =>
            Switch(site, body, walls, clock, "", (wall, isOn, now) =>
            {
                wall.Burn(isOn, now);
                return true;
            }));
        app.MapPost("/walls/{site:guid}/trapped", (Guid site, JsonElement body, AllWalls walls, ClockStore clock) =>
            Switch(site, body, walls, clock, "nobody is inside", (wall, isOn, now) => wall.Trap(isOn, now)));
        app.MapPost("/walls/{site:guid}/power", (Guid site, JsonElement? body, AllWalls walls, ClockStore clock) =>
            body is { ValueKind: JsonValueKind.Object } asked && asked.TryGetProperty("isOn", out _)
                ? Switch(site, asked, walls, clock, "", (wall, isOn, now) =>
                {
                    wall.Power(isOn, now);
                    return true;
                })
                : Do(site, walls, clock, (wall, now) =>
                {
                    wall.Power(isOn: false, now);
                    wall.Power(isOn: true, now);
                }));
    }

    private static Task<IResult> Switch(
        Guid site, JsonElement body, AllWalls walls, ClockStore clock, string otherwise, Func<Wall, bool, DateTimeOffset, bool> act) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("isOn", out var isOn) && isOn.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? Do(site, walls, clock, otherwise, (wall, now) => act(wall, isOn.GetBoolean(), now))
            : Task.FromResult(Refused.BadRequest("'isOn' must be true or false"));

    private static Task<IResult> Do(Guid site, AllWalls walls, ClockStore clock, Action<Wall, DateTimeOffset> act) =>
        Do(site, walls, clock, "", (wall, now) =>
        {
            act(wall, now);
            return true;
        });

    private static Task<IResult> Do(Guid site, AllWalls walls, ClockStore clock, string otherwise, Func<Wall, DateTimeOffset, bool> act) =>
        WithDatabase.Answer(async () =>
        {
            if (walls.Of(site) is not { } wall) return WallEndpoints.NoWall(site);

            return act(wall, (await clock.Read(CancellationToken.None)).Now) ? Results.Ok(WallEndpoints.View(wall)) : Results.Problem(otherwise, statusCode: 409);
        });
}
