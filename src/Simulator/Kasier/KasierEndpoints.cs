using System.Text.Json;
using Toolbox24.Simulator.Clock;
using Toolbox24.Simulator.Walls;

namespace Toolbox24.Simulator.Kasier;

/// <summary>Kasier's servers, as docs/kasier.md supposes them, before the simulated walls.</summary>
internal static class KasierEndpoints
{
    public static void MapKasier(this WebApplication app)
    {
        var kasier = app.MapGroup("/kasier/v1").AddEndpointFilter(async (context, next) =>
            context.HttpContext.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal) ? await next(context) : Results.Unauthorized());
        kasier.MapPost("/doors/{door:guid}/open", (Guid door, JsonElement body, HttpRequest request, AllWalls walls, ClockStore clock) => Open(door, body, request, walls, clock));
        kasier.MapPost("/sites/{site:guid}/read", (Guid site, AllWalls walls, ClockStore clock) => Read(site, walls, clock));
        kasier.MapGet("/controllers/{controller:guid}/events", (Guid controller, long after, AllWalls walls) =>
            walls.OfKasier(controller) is { } line ? Results.Ok(new { events = line.After(after) }) : Refused.NotFound($"there is no controller {controller}"));
    }

    private static Task<IResult> Open(Guid door, JsonElement body, HttpRequest request, AllWalls walls, ClockStore clock) => WithDatabase.Answer(async () =>
    {
        if (walls.WithDoor(door) is not { Controller: not null } wall) return Refused.NotFound($"there is no door {door}");
        if (!wall.IsOnline) return Refused.Unavailable("the controller does not answer");
        if (!Guid.TryParse(request.Headers["Idempotency-Key"], out var command)) return Refused.BadRequest("an Idempotency-Key is missing");
        if (!body.TryGetProperty("until", out var until) || !until.TryGetDateTimeOffset(out var end)) return Refused.BadRequest("'until' must be an instant");

        wall.Obey(new Order(command, door, end), (await clock.Read(CancellationToken.None)).Now);
        return Results.Accepted();
    });

    private static Task<IResult> Read(Guid site, AllWalls walls, ClockStore clock) => WithDatabase.Answer(async () =>
    {
        if (walls.Of(site) is not { Controller: not null } wall) return Refused.NotFound($"there is no controller at site {site}");

        wall.ReadDoors((await clock.Read(CancellationToken.None)).Now);
        return Results.Accepted();
    });
}
