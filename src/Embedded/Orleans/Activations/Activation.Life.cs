using Orleans.Storage;

namespace Orleans.Embedded;

// How it begins, and what is asked of it until it ends.
internal sealed partial class Activation
{
    private static readonly GrainMethod Activating = new(nameof(Grain), nameof(Grain.OnActivateAsync));

    // Cancelled when what its grain does to begin or to end is waited for no longer.
    private readonly CancellationTokenSource patience = new();
    private DeactivationReason? ending;
    private long usedAt = engine.Idle.Now;
    private long keptUntil;
    private bool finishesQueue;

    // Asked to end; when the process stops, or the grain asks while it activates, what waits is served first.
    private bool IsDue => ending is not null && (!finishesQueue || waiting.Count == 0);

    public void KeepFor(TimeSpan time) => keptUntil = (engine.Time.GetUtcNow() + time).UtcTicks;

    public void Use() => usedAt = engine.Idle.Now;

    public void RequestEnd(DeactivationReason reason, bool afterQueue = false)
    {
        // The tick that runs may wait for nothing else.
        if (afterQueue) StopTimers();
        lock (Gate)
        {
            if (state == ActivationState.Ended) return;

            ending ??= reason;
            finishesQueue |= afterQueue || state != ActivationState.Active;
            if (Running is not null || !NeedsWaking()) return;
        }

        Wake();
    }

    public void EndIfIdle(long now, long age)
    {
        lock (Gate)
        {
            // An answered call counts as over, though its turn may have a step to go.
            var isIdle = waiting.Count == 0 && Running is null or { HasEnded: true };
            if (state != ActivationState.Active || !isIdle || now - usedAt < age || now < keptUntil) return;
        }

        RequestEnd(new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Nobody has called it for a while."));
    }

    public Task WhenEnded()
    {
        lock (Gate)
        {
            if (state == ActivationState.Ended) return Task.CompletedTask;
            return (ended ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Takes over a call from an activation that ends.</summary>
    public void Adopt(Call call)
    {
        // Not known to the directory yet, but to whoever takes the call back.
        lock (Gate)
        {
            call.Target = this;
            waiting.Add(call);
        }
    }

    public void Start()
    {
        lock (Gate)
        {
            if (!NeedsWaking()) return;
        }

        Wake();
    }

    private OwnTurn BeginLife()
    {
        state = ActivationState.Activating;
        var deadline = Environment.TickCount64 + engine.ActivationTimeout;
        return new(Activating, a => a.Activate(), (a, late) => a.StopActivating(late)) { Target = this, Deadline = deadline };
    }

    private async Task Activate()
    {
        try
        {
            GrainInstance = type.Create(this);
            await LoadStates();
            await ((IGrainBase)GrainInstance).OnActivateAsync(patience.Token);
            lock (Gate)
            {
                if (!IsHalted) state = ActivationState.Active;
            }
        }
        catch (Exception failure)
        {
            engine.Log.ActivationFailed(id, failure);
            if (failure is InconsistentStateException stale) stale.IsSourceActivation = false;
            await TryRelease();
            GiveUp(failure);
        }
    }

    // What it awaits may come yet: it finds no turn to go on in.
    private void StopActivating(Exception late)
    {
        if (!HaltWhile(ActivationState.Activating)) return;

        engine.Log.ActivationFailed(id, late);
        GiveUp(late);
        _ = TryRelease();
    }
}
