using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Puts a tick into its activation's queue, and is set again only when that tick is over.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private static readonly GrainMethod TickMethod = new(nameof(IGrainTimer), "Tick");

    private readonly Activation activation;
    private readonly Func<CancellationToken, Task> callback;
    private readonly bool keepsAlive;
    private readonly CancellationTokenSource stopped = new();
    private readonly ITimer timer;
    private TimeSpan period;
    private int changes;

    private GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        (this.activation, this.callback, period) = (activation, callback, options.Period);
        keepsAlive = options.KeepAlive;
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            var never = Timeout.InfiniteTimeSpan;
            timer = activation.Engine.Time.CreateTimer(static to => ((GrainTimer)to!).Enqueue(), this, never, never);
        }
    }

    public static GrainTimer Start(
        Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(activation, callback, options);
        activation.Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        ObjectDisposedException.ThrowIf(stopped.IsCancellationRequested, this);
        this.period = period;
        changes++;
        timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        if (stopped.IsCancellationRequested) return;

        timer.Dispose();
        stopped.Cancel();
        activation.Remove(this);
    }

    private void Enqueue() => activation.Accept(new OwnTurn(TickMethod, _ => Tick()));

    private async Task Tick()
    {
        if (stopped.IsCancellationRequested) return;

        var before = changes;
        if (keepsAlive) activation.Use();
        try
        {
            await callback(stopped.Token);
        }
        catch (Exception failure)
        {
            activation.Engine.Log.TimerFailed(activation.GrainId, failure);
        }

        if (changes == before && !stopped.IsCancellationRequested) timer.Change(period, Timeout.InfiniteTimeSpan);
    }
}
