namespace Toolbox24.Storage.Journal;

/// <summary>What the database has told this process: new events are readable.</summary>
public sealed class DatabaseSignals
{
    private TaskCompletionSource events = New();

    /// <summary>
    /// Ends at the next sign of new events, or when a lost connection is back: re-read. Take it before reading, so that
    /// none is missed.
    /// </summary>
    public Task NextEvents() => Volatile.Read(ref events).Task;

    internal void Raise() => Interlocked.Exchange(ref events, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
