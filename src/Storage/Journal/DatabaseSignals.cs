namespace Toolbox24.Storage.Journal;

/// <summary>What the database has told this process: new events are readable, settings have changed.</summary>
public sealed class DatabaseSignals
{
    private TaskCompletionSource events = New();
    private TaskCompletionSource settings = New();

    /// <summary>
    /// Ends at the next sign of new events, or when a lost connection is back: re-read. Take it before reading, so that
    /// none is missed.
    /// </summary>
    public Task NextEvents() => Volatile.Read(ref events).Task;

    internal void Raise() => Interlocked.Exchange(ref events, New()).TrySetResult();

    /// <summary>Ends once settings have changed, or may have while nobody listened. Take it before reading.</summary>
    public Task NextSettings() => Volatile.Read(ref settings).Task;

    internal void RaiseSettings() => Interlocked.Exchange(ref settings, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
