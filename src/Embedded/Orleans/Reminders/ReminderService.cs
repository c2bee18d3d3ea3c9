using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Reminds grains: one queue, one timer set to its head, and never two ticks of a reminder at once.</summary>
internal sealed class ReminderService : IEnginePart, IDisposable
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    // Timers cannot be set for longer than some 49 days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    // More than setting a timer takes.
    private static readonly TimeSpan ClockMoved = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly ReminderSchedule schedule = new();
    private readonly Engine engine;
    private readonly IReminderTable table;
    private readonly ITimer timer;
    private bool isRunning;

    // While the table is read, grains run already: what they change is newer than what is read.
    private HashSet<(GrainId Grain, string Name)>? changedMeanwhile;

    public ReminderService(Engine engine, IReminderTable table)
    {
        (this.engine, this.table) = (engine, table);
        timer = engine.Time.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private DateTime Now => engine.Time.GetUtcNow().UtcDateTime;

    public async Task Start(CancellationToken halting)
    {
        Open();
        _ = halting.UnsafeRegister(_ => Clear(), null);
        while (!halting.IsCancellationRequested)
        {
            try
            {
                await table.StartAsync(halting);
                Load(await table.ReadRows(0, 0), halting);
                return;
            }
            catch (Exception) when (halting.IsCancellationRequested)
            {
            }
            catch (Exception failure)
            {
                engine.Log.RemindersNotRead(failure);
                await Task.Delay(BetweenAttempts, halting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public async Task Stop()
    {
        Clear();
        await table.StopAsync();
    }

    /// <summary>Takes up a reminder that was written to the table.</summary>
    public void Put(ReminderEntry entry)
    {
        lock (gate)
        {
            if (!isRunning) return;
            changedMeanwhile?.Add((entry.GrainId, entry.ReminderName));
            schedule.Put(entry, entry.StartAt);
            SetTimer();
        }
    }

    public void Remove(GrainId grain, string name)
    {
        lock (gate)
        {
            changedMeanwhile?.Add((grain, name));
            schedule.Remove(grain, name);
        }
    }

    public void Dispose() => timer.Dispose();

    private void Open()
    {
        lock (gate) (isRunning, changedMeanwhile) = (true, []);
    }

    // Ticks that were due while nobody ran are skipped.
    private void Load(ReminderTableData rows, CancellationToken halting)
    {
        lock (gate)
        {
            if (halting.IsCancellationRequested) return;

            var missed = Now.AddTicks(-1);
            foreach (var row in rows.Reminders.Where(row => !changedMeanwhile!.Contains((row.GrainId, row.ReminderName))))
                schedule.Put(row, new ScheduledReminder(row).TickAfter(missed));
            changedMeanwhile = null;
            SetTimer();
        }
    }

    private void Clear()
    {
        lock (gate)
        {
            (isRunning, changedMeanwhile) = (false, null);
            schedule.Clear();
        }
    }

    // A clock moved between its reading and the setting of the timer would make the timer late by as much: set it again.
    private void SetTimer()
    {
        if (schedule.Next() is not { } due) return;

        DateTime read;
        do
        {
            read = Now;
            timer.Change(Wait(due - read), Timeout.InfiniteTimeSpan);
        }
        while (Now - read > ClockMoved);
    }

    private static TimeSpan Wait(TimeSpan wait) =>
        wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait;

    private void Fire()
    {
        List<ScheduledReminder> due = [];
        var now = Now;
        lock (gate)
        {
            while (schedule.TakeDue(now) is { } reminder) due.Add(reminder);
            SetTimer();
        }

        foreach (var reminder in due) _ = Remind(reminder, now);
    }

    // A tick that became due while this one ran follows at once; several are one.
    private async Task Remind(ScheduledReminder reminder, DateTime now)
    {
        var entry = reminder.Entry;
        try
        {
            await Tick(entry);
        }
        catch (Exception failure)
        {
            engine.Log.ReminderFailed(entry.GrainId, entry.ReminderName, failure);
        }

        lock (gate)
        {
            schedule.PutAgain(reminder, reminder.TickAfter(now));
            SetTimer();
        }
    }

    private Task Tick(ReminderEntry entry)
    {
        if (engine.References.Types.Find(entry.GrainId.Type) is not { } type)
        {
            engine.Log.ReminderOfNobody(entry.GrainId, entry.ReminderName);
            return Task.CompletedTask;
        }

        var tick = new ReminderTick(entry.ReminderName, new TickStatus(entry.StartAt, entry.Period, Now));
        engine.Send(tick, entry.GrainId, type, last: null, CancellationToken.None);
        return tick.Answer;
    }
}
