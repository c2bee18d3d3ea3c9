namespace Toolbox24.Storage.Time;

/// <summary>
/// The one clock of the product: its source's time plus an offset that only grows. Timers follow it: moving the clock
/// past a timer's due time fires it at once, in the order of their due times.
/// </summary>
public sealed class MovableClock(TimeProvider source) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly HashSet<MovableTimer> timers = [];
    private long offsetTicks;

    /// <summary>A clock that stands still until it is moved, for tests.</summary>
    public static MovableClock StoppedAt(DateTimeOffset instant) => new(new StoppedTime(instant));

    /// <summary>How far this clock is ahead of its source.</summary>
    public TimeSpan Offset => new(Interlocked.Read(ref offsetTicks));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    internal TimeProvider Source => source;

    public override DateTimeOffset GetUtcNow() => source.GetUtcNow() + Offset;

    public override long GetTimestamp() => source.GetElapsedTime(0).Ticks + Offset.Ticks;

    /// <summary>Moves the clock forward and fires the timers that are due, on this thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The clock does not go back.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (gate) Interlocked.Add(ref offsetTicks, by.Ticks);
        FireDue();
    }

    /// <summary>Takes the offset another process has set; an offset already passed changes nothing.</summary>
    public void MoveTo(TimeSpan offset)
    {
        lock (gate)
        {
            if (offset <= Offset) return;
            Interlocked.Exchange(ref offsetTicks, offset.Ticks);
        }

        FireDue();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new MovableTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Add(MovableTimer timer)
    {
        lock (gate) timers.Add(timer);
    }

    internal void Remove(MovableTimer timer)
    {
        lock (gate) timers.Remove(timer);
    }

    private void FireDue()
    {
        MovableTimer[] waiting;
        lock (gate) waiting = [.. timers];
        foreach (var timer in waiting.OrderBy(timer => timer.DueAt)) timer.ClockMoved();
    }
}
