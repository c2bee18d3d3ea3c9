namespace Toolbox24.Storage.Journal;

/// <summary>What the database has told this process: new events are readable, the clock was moved.</summary>
public sealed class DatabaseSignals
{
    private TaskCompletionSource events = New();

    /// <summary>Raised with the last readable event's position; after a lost connection with null: re-read.</summary>
    public event Action<long?>? EventsCommitted;

    /// <summary>Ends at the next sign of new events. Take it before reading, so that none is missed.</summary>
    public Task NextEvents() => Volatile.Read(ref events).Task;

    internal void Raise(long? position)
    {
        Interlocked.Exchange(ref events, New()).TrySetResult();
        EventsCommitted?.Invoke(position);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
