using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Conformance;

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

public sealed class ReminderLoadTests
{
    private const int Stored = 100_000;
    private const int Due = 5_000;

    /// <summary>How late they are is a benchmark's to say.</summary>
    [Fact(Timeout = Limits.Hung)]
    public async Task Of_many_reminders_those_of_one_second_are_each_told_once_and_no_other()
    {
        var (table, record, clock) = (new FakeReminders(), new PunctualGrain.Record(Due), new ManualClock());
        var soon = clock.GetUtcNow().UtcDateTime.AddSeconds(3);
        for (var key = 0; key < Stored; key++)
        {
            await table.UpsertRow(new ReminderEntry
            {
                GrainId = GrainId.Create("punctual", $"{key:X}"),
                ReminderName = "wake",
                StartAt = key < Due ? soon.AddSeconds((double)key / Due) : soon.AddHours(1 + (key % 500)),
                Period = TimeSpan.FromMinutes(10),
            });
        }

        await using var silo = await TestEngine.Start(table, services => services.AddSingleton(record), clock);
        clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(Enumerable.Range(0, Due).Select(key => (long)key), await record.All());
    }
}
