using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Conformance;
using Toolbox24.Testing;

namespace Toolbox24.Embedded.Tests.Orleans;

public interface IPunctual : IGrainWithIntegerKey
{
    Task Nothing();
}

internal sealed class PunctualGrain(PunctualGrain.Record record) : Grain, IPunctual, IRemindable
{
    public Task Nothing() => Task.CompletedTask;

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        record.Add(this.GetPrimaryKeyLong());
        return Task.CompletedTask;
    }

    public sealed class Record(int expected)
    {
        private readonly ConcurrentQueue<long> reminded = new();
        private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task<long[]> All()
        {
            await complete.Task;
            return [.. reminded.Order()];
        }

        public void Add(long key)
        {
            reminded.Enqueue(key);
            if (reminded.Count == expected) complete.TrySetResult();
        }
    }
}

public sealed class ReminderLoadTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Stored = 100_000;
    private const int Due = 5_000;

    /// <summary>How late they are is a benchmark's to say.</summary>
    [Fact(Timeout = Limits.Hung)]
    public async Task Of_many_reminders_those_of_one_second_are_each_told_once_and_no_other()
    {
        var (record, clock) = (new PunctualGrain.Record(Due), TestEngine.NewClock());
        database.Execute(
            """
            INSERT INTO reminder
            SELECT 'punctual/' || upper(to_hex(key)), 'wake',
                CASE WHEN key < $2 THEN $3 + interval '3 s' + interval '1 s' * key / $2
                ELSE $3 + interval '1 h' * (1 + key % 500) END, interval '10 min', 1
            FROM generate_series(0, $1 - 1) AS key
            """, Stored, Due, clock.GetUtcNow());

        await using var silo = await TestEngine.Start(database, services => services.AddSingleton(record), clock);
        clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(Enumerable.Range(0, Due).Select(key => (long)key), await record.All());
    }
}
