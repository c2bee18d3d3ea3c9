namespace GreenDonut;

/// <summary>
/// Lets batches go when a sweep ends: resolvers run one after the other until each is done or waits, and what they asked for till
/// then goes to one fetch. Handing out its results resumes those that waited, which is a sweep again.
/// </summary>
public sealed class BatchScheduler : IBatchScheduler
{
    private readonly Lock changing = new();
    private List<Func<Task<Action>>> scheduled = [];
    private int sweeps;

    /// <summary>Ends when the request no longer needs what is fetched.</summary>
    public CancellationToken RequestAborted => Aborted?.Invoke() ?? CancellationToken.None;

    internal Func<CancellationToken>? Aborted { get; set; }

    public void Schedule(Func<Task<Action>> batch)
    {
        bool isAlone;
        lock (changing)
        {
            scheduled.Add(batch);
            isAlone = sweeps == 0 && scheduled.Count == 1;
        }

        // Asked for between sweeps, by a resolver that something else resumed: those resumed with it may have asked when it goes.
        if (isAlone) ThreadPool.UnsafeQueueUserWorkItem(static self => self.Dispatch(), this, preferLocal: false);
    }

    internal void BeginSweep()
    {
        lock (changing) sweeps++;
    }

    internal void EndSweep()
    {
        lock (changing)
        {
            if (--sweeps > 0 || scheduled.Count == 0) return;
        }

        Dispatch();
    }

    private void Dispatch()
    {
        List<Func<Task<Action>>> ready;
        lock (changing)
        {
            // The end of the sweep under way dispatches them.
            if (sweeps > 0) return;
            (ready, scheduled) = (scheduled, []);
        }

        foreach (var batch in ready) _ = RunAsync(batch);
    }

    private async Task RunAsync(Func<Task<Action>> batch)
    {
        var handOut = await batch().ConfigureAwait(false);
        BeginSweep();
        try
        {
            handOut();
        }
        finally
        {
            EndSweep();
        }
    }
}
