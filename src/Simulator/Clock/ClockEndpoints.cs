using System.Globalization;
using System.Text.Json;
using Npgsql;
using Toolbox24.Simulator.Start;

namespace Toolbox24.Simulator.Clock;

internal static class ClockEndpoints
{
    public static void AddClock(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(StartRule.Database(builder.Configuration)!));
        builder.Services.AddSingleton<ClockStore>();
    }

    public static void MapClock(this WebApplication app)
    {
        app.MapGet("/clock", (ClockStore clock, CancellationToken cancellationToken) =>
            WithDatabase.Answer(async () => Results.Ok(await clock.Read(cancellationToken))));
        app.MapPost("/clock/advance", (JsonElement body, ClockStore clock) => WithDatabase.Answer(() => Advance(body, clock)));
        app.MapPost("/clock/move", (JsonElement body, ClockStore clock) => WithDatabase.Answer(() => Move(body, clock)));
    }

    private static async Task<IResult> Advance(JsonElement body, ClockStore clock) =>
        TimeSpan.TryParseExact(Text(body, "by"), "c", CultureInfo.InvariantCulture, out var by)
            ? Told(await clock.Advance(by))
            : Refused.BadRequest("""'by' must be a duration such as "01:30:00" or "2.00:00:00".""");

    private static async Task<IResult> Move(JsonElement body, ClockStore clock) =>
        Instant(Text(body, "to")) is { } to
            ? Told(await clock.Move(to))
            : Refused.BadRequest("""'to' must be an instant such as "2027-03-01T08:00:00Z".""");

    private static IResult Told(ClockReading? moved) =>
        moved is null
            ? Refused.BadRequest($"the clock goes forward only, by {ClockStore.FarthestMove.TotalDays} days at most")
            : Results.Ok(moved);

    // Without an offset the instant would depend on where this process runs.
    private static DateTimeOffset? Instant(string? text) =>
        text is not null
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local)
        && local.Kind != DateTimeKind.Unspecified
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : null;

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
