namespace Orleans.Embedded;

/// <summary>Ends overdue calls: one timer on real time for all, looking only at grains that have work.</summary>
internal sealed class ResponseSweep : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly List<Activation> watched = [];
    private readonly Timer timer;
    private Activation? arrived;
    private int sweeping;

    public ResponseSweep() => timer = new Timer(_ => Sweep(), null, Interval, Interval);

    public void Watch(Activation activation)
    {
        do
        {
            activation.NextWatched = arrived;
        }
        while (Interlocked.CompareExchange(ref arrived, activation, activation.NextWatched) != activation.NextWatched);
    }

    public void Dispose() => timer.Dispose();

    private void Sweep()
    {
        if (Interlocked.Exchange(ref sweeping, 1) != 0) return;

        var now = Environment.TickCount64;
        List<Call> late = [];
        for (var next = Interlocked.Exchange(ref arrived, null); next is not null;)
        {
            watched.Add(next);
            (next, next.NextWatched) = (next.NextWatched, null);
        }

        watched.RemoveAll(activation => !activation.CollectLate(now, late));

        // All are described before the first ends, for a chain that waits together ends together: whoever waits for the most of it first, who else
        // would hear of it from whom they wait for.
        foreach (var (call, reason) in late.OrderByDescending(WaitsFor.Length).Select(call => (call, WaitsFor.Describe(call))).ToList())
            Activation.TimeOut(call, reason);
        Volatile.Write(ref sweeping, 0);
    }
}
