using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

public interface ICounter : IGrainWithStringKey
{
    Task<int> Count();

    Task<int> Value();
}

public sealed class Counted
{
    public int Value { get; set; }

    public string Text { get; set; } = new('x', 200);
}

internal sealed class CounterGrain([PersistentState("counted")] IPersistentState<Counted> counted) : Grain, ICounter
{
    public async Task<int> Count()
    {
        counted.State.Value++;
        await counted.WriteStateAsync();
        return counted.State.Value;
    }

    public Task<int> Value() => Task.FromResult(counted.State.Value);
}

/// <summary>Grain states written one by one, and read back when grains wake.</summary>
internal static class StateBenchmarks
{
    private const int Runs = 5;
    private const int Sleepers = 10_000;

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var database = new TestDatabase();
        await using (var silo = await TestSilo.Start(database, new MovableClock(TimeProvider.System)))
        {
            yield return await Writes(database, silo.Grains, grains: 1, total: 1_000);
            yield return await Writes(database, silo.Grains, grains: 64, total: 8_000);
        }

        yield return await Activations(database);
    }

    /// <summary>Each caller has a grain of its own, beside one connection and one transaction for each write.</summary>
    private static async Task<Figure> Writes(TestDatabase database, IGrainFactory factory, int grains, int total)
    {
        var counters = Enumerable.Range(0, grains).Select(key => factory.GetGrain<ICounter>($"{grains}-{key}")).ToList();
        await Task.WhenAll(counters.Select(counter => counter.Count()));
        database.Execute("INSERT INTO grain_state SELECT grain || '-plain', name, etag, data FROM grain_state ON CONFLICT DO NOTHING");
        await using var source = Storage.Databases.Open(database.ConnectionString, "bench");
        var updates = await Task.WhenAll(Enumerable.Range(0, grains).Select(key => Update(source, $"counter/{grains}-{key}")));

        var (ours, plain) = await Loop.Medians(
            Runs,
            () => Loop.Rate(grains, total, caller => counters[caller].Count()),
            () => Loop.Rate(grains, total, caller => updates[caller].ExecuteNonQueryAsync()));
        foreach (var update in updates) await update.Connection!.DisposeAsync();
        return Figure.Against($"durable state writes, {grains} grain{(grains == 1 ? "" : "s")}", ours, "/s", plain);
    }

    private static async Task<NpgsqlCommand> Update(NpgsqlDataSource source, string grain) =>
        new("UPDATE grain_state SET data = $2 WHERE grain = $1 AND name = 'counted'", await source.OpenConnectionAsync())
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = grain + "-plain" },
                new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(new Counted()), NpgsqlDbType = NpgsqlDbType.Jsonb },
            },
        };

    private static async Task<Figure> Activations(TestDatabase database)
    {
        database.Execute(
            "INSERT INTO grain_state SELECT 'counter/sleeper-' || n, 'counted', 1, $1::jsonb FROM generate_series(1, $2) AS n",
            JsonSerializer.Serialize(new Counted { Value = 7 }), Sleepers);
        await using var silo = await TestSilo.Start(database, new MovableClock(TimeProvider.System));
        var next = 0;
        var rate = await Loop.Rate(64, Sleepers, async _ =>
        {
            var key = Interlocked.Increment(ref next).ToString(CultureInfo.InvariantCulture);
            if (await silo.Grains.GetGrain<ICounter>($"sleeper-{key}").Value() != 7) throw new InvalidOperationException("Not read.");
        });
        return new Figure("activations from storage, 64 callers", rate, "/s");
    }
}
