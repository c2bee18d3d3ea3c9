using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Silo.Engine;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>How long grains cannot be called when the engine's process is killed and a standby waits.</summary>
internal static class TakeOverBenchmark
{
    private const int Runs = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async IAsyncEnumerable<Figure> Run()
    {
        var times = new List<double>();
        for (var run = 0; run < Runs; run++) times.Add(await Once());
        yield return new Figure("take-over by a standby after SIGKILL (median of 3)", Loop.Median(times), "ms");
    }

    private static async Task<double> Once()
    {
        using var database = new TestDatabase();
        var wall = database.AddWall(8);
        await using var first = ChildProcess.Dotnet(
            Built.CrashHost, [], [database.ConnectionString, "1", .. wall.Select(one => one.Locker.Value.ToString())]);
        await first.Lines(100);

        var refused = Refused();
        var standby = TestSilo.Start(database, new MovableClock(TimeProvider.System), EngineMode.Standby);
        await refused.WaitAsync(Patience);

        var watch = Stopwatch.StartNew();
        await first.Kill();
        await using var silo = await standby;
        await silo.Services.GetRequiredService<IEngineState>().WhenActive();
        await silo.Grains.GetGrain<Grains.Lockers.ILockerGrain>(wall[0].Locker.Value).Get();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Ends when this process has been refused the lease, after which it waits for it: told by the driver's own tracing.</summary>
    private static async Task Refused()
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = command =>
            {
                if (command.TagObjects.Any(tag => tag.Value is string sql && sql.Contains("pg_try_advisory_lock(2403)", StringComparison.Ordinal)))
                    told.TrySetResult();
            },
        };
        ActivitySource.AddActivityListener(listener);
        await told.Task;
    }
}
