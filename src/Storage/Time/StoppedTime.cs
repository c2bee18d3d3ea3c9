namespace Toolbox24.Storage.Time;

/// <summary>Time that does not pass. Its timers fire only where they are due at once.</summary>
internal sealed class StoppedTime(DateTimeOffset instant) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => instant;

    public override long GetTimestamp() => 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new StoppedTimer(callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class StoppedTimer(TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) =>
            dueTime != TimeSpan.Zero || ThreadPool.QueueUserWorkItem(_ => callback(state));

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
