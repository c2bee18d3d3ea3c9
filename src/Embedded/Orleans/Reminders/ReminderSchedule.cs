using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Which reminder is next. Not safe for threads: its owner has the lock.</summary>
internal sealed class ReminderSchedule
{
    private readonly Dictionary<(GrainId Grain, string Name), ScheduledReminder> current = [];
    private readonly PriorityQueue<ScheduledReminder, DateTime> queue = new();

    public void Put(ReminderEntry entry, DateTime due)
    {
        var reminder = new ScheduledReminder(entry);
        current[(entry.GrainId, entry.ReminderName)] = reminder;
        queue.Enqueue(reminder, due);
    }

    public void PutAgain(ScheduledReminder reminder, DateTime due)
    {
        if (IsCurrent(reminder)) queue.Enqueue(reminder, due);
    }

    public void Remove(GrainId grain, string name) => current.Remove((grain, name));

    public void Clear()
    {
        current.Clear();
        queue.Clear();
    }

    /// <summary>When the next reminder is due, if there is one.</summary>
    public DateTime? Next()
    {
        while (queue.TryPeek(out var reminder, out var due))
        {
            if (IsCurrent(reminder)) return due;
            queue.Dequeue();
        }

        return null;
    }

    public ScheduledReminder? TakeDue(DateTime now) => Next() <= now ? queue.Dequeue() : null;

    private bool IsCurrent(ScheduledReminder reminder) =>
        current.TryGetValue((reminder.Entry.GrainId, reminder.Entry.ReminderName), out var known)
        && ReferenceEquals(known, reminder);
}
