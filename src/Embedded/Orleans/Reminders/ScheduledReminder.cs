namespace Orleans.Embedded;

/// <summary>One reminder with its next tick; replaced, never changed, when it is registered anew.</summary>
internal sealed record ScheduledReminder(ReminderEntry Entry)
{
    /// <summary>The first tick later than an instant; the end of time where the calendar ends before it.</summary>
    public DateTime TickAfter(DateTime instant)
    {
        if (Entry.StartAt > instant) return Entry.StartAt;

        var passed = (instant - Entry.StartAt).Ticks / Entry.Period.Ticks;
        var left = (DateTime.MaxValue - Entry.StartAt).Ticks;
        return passed + 1 > left / Entry.Period.Ticks ? DateTime.MaxValue : Entry.StartAt.AddTicks((passed + 1) * Entry.Period.Ticks);
    }
}
