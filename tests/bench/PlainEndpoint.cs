using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Toolbox24.Storage;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>
/// The shortest endpoint a team would write instead: a row in the same constrained table of the same database, and nobody asked who
/// it is for, what it costs, or whether they may.
/// </summary>
internal sealed class PlainEndpoint(WebApplication app) : IAsyncDisposable
{
    private readonly Guid[] units = [.. Enumerable.Range(0, 1_000).Select(_ => Guid.NewGuid())];
    private readonly DateTimeOffset first = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private int asked = -1;

    private Uri Address => new($"{app.Urls.Single()}/holds");

    public static async Task<PlainEndpoint> Start(TestDatabase database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(Databases.Open(database.ConnectionString, "plain endpoint"));
        var app = builder.Build();
        app.MapPost("/holds", async (PlainHold hold, NpgsqlDataSource source) =>
        {
            var rental = Guid.CreateVersion7();
            await using var insert = source.CreateCommand(
                "INSERT INTO slot_claim VALUES ($1, $2, tstzrange($3, $4), 'Hold', $5) ON CONFLICT DO NOTHING");
            insert.Parameters.AddWithValue(hold.Unit);
            insert.Parameters.AddWithValue(rental);
            insert.Parameters.AddWithValue(hold.Start);
            insert.Parameters.AddWithValue(hold.End);
            insert.Parameters.AddWithValue(TimeProvider.System.GetUtcNow().AddDays(1));
            return await insert.ExecuteNonQueryAsync() == 1 ? Results.Ok(new PlainHeld(rental)) : Results.Conflict();
        });
        await app.StartAsync();
        return new PlainEndpoint(app);
    }

    /// <summary>Holds a unit that nobody else wants.</summary>
    public async Task Hold(LoadGenerator load)
    {
        var number = Interlocked.Increment(ref asked);
        var start = first.AddHours(3 * (number / units.Length));
        var answer = await load.Post(Address, new PlainHold(units[number % units.Length], start, start.AddHours(1.5)));
        if (answer.GetProperty("rental").GetGuid() == default) throw new InvalidOperationException($"Not held: {answer}");
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private sealed record PlainHold(Guid Unit, DateTimeOffset Start, DateTimeOffset End);

    private sealed record PlainHeld(Guid Rental);
}
