using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>
/// Durable holds through grains (a claim, an event and an outbox row each) beside the plainest durable way there is:
/// one INSERT of the claim alone, over 32 connections.
/// </summary>
internal static class HoldBenchmarks
{
    private const int Connections = 32;
    private const int Runs = 5;
    private const int Lockers = 1_024;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var database = new TestDatabase();
        await using var silo = await TestSilo.Start(database, MovableClock.StoppedAt(Now));
        foreach (var (callers, goal) in new[] { (32, 2.0), (128, 3.0), (1_024, 4.0) })
        {
            // A first run of each warms what is compiled and prepared.
            await Plain(database, 2_000);
            await Held(database, silo, callers, 2_000);
            var (held, plain) = await Loop.Medians(
                Runs, () => Held(database, silo, callers, 12_000), () => Plain(database, 8_000));
            yield return Figure.Against($"durable holds through grains, {callers} callers", held, "/s", plain, goal);
        }
    }

    private static async Task<double> Held(TestDatabase database, TestSilo silo, int callers, int total)
    {
        var lockers = NewWall(database).Select(one => silo.Grains.GetGrain<ILockerGrain>(one.Locker.Value)).ToList();
        await Task.WhenAll(lockers.Select(locker => locker.Get()));

        var next = new int[callers];
        return await Loop.Rate(callers, total, async caller =>
        {
            var number = caller + (next[caller]++ * callers);
            var hold = new HoldSlot(RentalId.New(Now), SlotNumber(number / Lockers), Now.AddMinutes(10));
            var answer = await lockers[number % Lockers].Hold(hold);
            if (!answer.Succeeded(out _, out var refusal)) throw new InvalidOperationException($"Refused: {refusal}");
        });
    }

    private static async Task<double> Plain(TestDatabase database, int total)
    {
        var (wall, next) = (NewWall(database), -1);
        await using var source = Storage.Databases.Open(database.ConnectionString + $";Maximum Pool Size={Connections}", "bench");
        var commands = new NpgsqlCommand[Connections];
        for (var i = 0; i < Connections; i++) commands[i] = Insert(await source.OpenConnectionAsync());
        var rate = await Loop.Rate(Connections, total, async connection =>
        {
            var number = Interlocked.Increment(ref next);
            var during = SlotNumber(number / Lockers).Extended(TimeSpan.FromMinutes(30));
            var parameters = commands[connection].Parameters;
            ((NpgsqlParameter<Guid>)parameters[0]).TypedValue = wall[number % Lockers].Unit.Value;
            ((NpgsqlParameter<Guid>)parameters[1]).TypedValue = Guid.CreateVersion7();
            ((NpgsqlParameter<NpgsqlRange<DateTimeOffset>>)parameters[2]).TypedValue = new(during.Start, true, during.End, false);
            if (await commands[connection].ExecuteNonQueryAsync() != 1) throw new InvalidOperationException("Not inserted.");
        });
        foreach (var command in commands) await command.Connection!.DisposeAsync();
        return rate;
    }

    private static NpgsqlCommand Insert(NpgsqlConnection connection) =>
        new("INSERT INTO slot_claim VALUES ($1, $2, $3, 'Hold', $4) ON CONFLICT DO NOTHING", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid>(), new NpgsqlParameter<Guid>(), new NpgsqlParameter<NpgsqlRange<DateTimeOffset>>(),
                new NpgsqlParameter<DateTimeOffset> { TypedValue = Now.AddMinutes(10) },
            },
        };

    private static Domain.Slot SlotNumber(int number)
    {
        var start = Now.AddHours(1 + (2 * number));
        return new(start, start.AddHours(1));
    }

    /// <summary>Each run starts with empty tables and lockers nobody knows yet.</summary>
    private static IReadOnlyList<(LockerId Locker, UnitId Unit)> NewWall(TestDatabase database)
    {
        database.Execute("TRUNCATE slot_claim, event, outbox");
        return database.AddWall(Lockers);
    }
}
