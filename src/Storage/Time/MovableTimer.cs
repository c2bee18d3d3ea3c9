namespace Toolbox24.Storage.Time;

/// <summary>A timer of the movable clock: due at an instant of that clock, woken by its source or by a move.</summary>
internal sealed class MovableTimer : ITimer
{
    /// <summary>The longest a system timer can wait; a later instant is waited for in steps.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);

    private readonly MovableClock clock;
    private readonly TimerCallback callback;
    private readonly object? state;
    private readonly ITimer wake;
    private readonly Lock gate = new();
    private TimeSpan period;
    private bool disposed;

    public MovableTimer(MovableClock clock, TimerCallback callback, object? state)
    {
        (this.clock, this.callback, this.state) = (clock, callback, state);
        wake = clock.Source.CreateTimer(
            self => ((MovableTimer)self!).ClockMoved(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>When it fires next; the end of time while it is not armed.</summary>
    public DateTimeOffset DueAt { get; private set; } = DateTimeOffset.MaxValue;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            if (disposed) return false;
            this.period = period;
            DueAt = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.GetUtcNow() + dueTime;
            if (DueAt == DateTimeOffset.MaxValue) clock.Remove(this);
            else clock.Add(this);
            Arm();
            return true;
        }
    }

    /// <summary>Fires if the clock has reached the due instant, and waits on otherwise.</summary>
    public void ClockMoved()
    {
        lock (gate)
        {
            if (disposed || DueAt == DateTimeOffset.MaxValue) return;

            if (clock.GetUtcNow() < DueAt)
            {
                Arm();
                return;
            }

            // A jump over several periods fires once, as a late system timer does.
            DueAt = period > TimeSpan.Zero ? clock.GetUtcNow() + period : DateTimeOffset.MaxValue;
            if (DueAt == DateTimeOffset.MaxValue) clock.Remove(this);
            Arm();
        }

        callback(state);
    }

    public void Dispose()
    {
        lock (gate) disposed = true;
        clock.Remove(this);
        wake.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Arm()
    {
        if (DueAt == DateTimeOffset.MaxValue)
        {
            wake.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = DueAt - clock.GetUtcNow();
        wake.Change(
            wait <= TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
    }
}
