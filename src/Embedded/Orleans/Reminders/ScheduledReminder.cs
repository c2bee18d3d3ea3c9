namespace Orleans.Embedded;

/// <summary>One reminder with its next tick; replaced, never changed, when it is registered anew.</summary>
internal sealed record ScheduledReminder(ReminderEntry Entry)
{
    /// <summary>The first tick later than an instant.</summary>
    public DateTime TickAfter(DateTime instant)
    {
        if (Entry.StartAt > instant) return Entry.StartAt;

        var passed = (instant - Entry.StartAt).Ticks / Entry.Period.Ticks;
        return Entry.StartAt + TimeSpan.FromTicks((passed + 1) * Entry.Period.Ticks);
    }
}
