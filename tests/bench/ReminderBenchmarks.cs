using System.Collections.Concurrent;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

public interface IReminded : IGrainWithStringKey, IRemindable;

internal sealed class RemindedGrain([PersistentState("counted")] IPersistentState<Counted> counted, TimeProvider clock)
    : Grain, IReminded
{
    public static ConcurrentBag<double> Lateness { get; } = [];

    public static TaskCompletionSource All { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static int Expected { get; set; }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _ = counted.RecordExists;
        Lateness.Add((clock.GetUtcNow().UtcDateTime - status.FirstTickTime).TotalSeconds);
        if (Lateness.Count == Expected) All.TrySetResult();
        return Task.CompletedTask;
    }
}

/// <summary>Many reminders stored, thousands of them due within one second, each waking a grain from storage.</summary>
internal static class ReminderBenchmarks
{
    private const int Stored = 100_000;
    private const int Due = 5_000;

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var database = new TestDatabase();
        var dueAt = DateTimeOffset.UtcNow.AddSeconds(8);
        database.Execute(
            """
            INSERT INTO reminder
            SELECT 'reminded/' || n, 'due', CASE WHEN n <= $2 THEN $1 + n * interval '1 second' / $2 ELSE $1 + interval '1 day' END,
                   interval '1 day', 1
            FROM generate_series(1, $3) AS n
            """, dueAt, Due, Stored);
        RemindedGrain.Expected = Due;

        await using var silo = await TestSilo.Start(database, new MovableClock(TimeProvider.System));
        var started = DateTimeOffset.UtcNow;
        if (started > dueAt) throw new InvalidOperationException("The engine took longer to start than the reminders to be due.");
        await RemindedGrain.All.Task.WaitAsync(TimeSpan.FromMinutes(1));
        yield return Figure.Below(
            $"lateness p99, {Due} of {Stored} reminders due in one second", Loop.Percentile(RemindedGrain.Lateness, 99), "s", 1);
    }
}
