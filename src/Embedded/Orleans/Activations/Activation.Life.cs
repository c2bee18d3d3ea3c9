using Orleans.Storage;

namespace Orleans.Embedded;

internal sealed partial class Activation
{
    private static readonly GrainMethod Activating = new(nameof(Grain), nameof(Grain.OnActivateAsync));
    private static readonly GrainMethod Deactivating = new(nameof(Grain), nameof(Grain.OnDeactivateAsync));

    private TaskCompletionSource? ended;
    private DeactivationReason? ending;
    private long usedAt = engine.Idle.Now;
    private long keptUntil;
    private bool finishesQueue;
    private bool isWatched;

    // Asked to end; when the process stops, what waits is served first.
    private bool IsDue => ending is not null && (!finishesQueue || waiting.Count == 0);

    public void KeepFor(TimeSpan time) => keptUntil = (engine.Time.GetUtcNow() + time).UtcTicks;

    public void Use() => usedAt = engine.Idle.Now;

    public void RequestEnd(DeactivationReason reason, bool afterQueue = false)
    {
        lock (Gate)
        {
            if (state == ActivationState.Ended) return;

            ending ??= reason;
            finishesQueue |= afterQueue;
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

    /// <summary>Takes over a call from an activation that ends, before anyone else knows this one.</summary>
    public void Adopt(Call call)
    {
        call.Target = this;
        waiting.Add(call);
    }

    public void Start()
    {
        lock (Gate)
        {
            if (!NeedsWaking()) return;
            BecomeWatched();
        }

        Wake();
    }

    /// <summary>Stops here and now: no goodbye, no further turn, everyone who waits is told.</summary>
    public void Halt(Exception reason)
    {
        List<Call> orphans = [];
        lock (Gate)
        {
            HaltTurns();
            state = ActivationState.Ended;
            if (Running is not null) orphans.Add(Running);
            while (waiting.Take() is { } call) orphans.Add(call);
        }

        StopTimers();
        foreach (var orphan in orphans) orphan.Fail(reason);
        ended?.TrySetResult();
    }

    private async Task Activate()
    {
        try
        {
            GrainInstance = type.Create(this);
            await LoadStates();
            await ((IGrainBase)GrainInstance).OnActivateAsync(engine.Halting);
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

    private async Task Deactivate()
    {
        try
        {
            StopTimers();
            await ((IGrainBase)GrainInstance!).OnDeactivateAsync(ending!.Value, engine.Halting);
        }
        catch (Exception failure)
        {
            engine.Log.DeactivationFailed(id, failure);
        }

        await TryRelease();
        HandOver();
    }

    // A grain whose disposal fails must still make room for the next.
    private async Task TryRelease()
    {
        try
        {
            await Release();
        }
        catch (Exception failure)
        {
            engine.Log.DeactivationFailed(id, failure);
        }
    }

    private void GiveUp(Exception failure)
    {
        List<Call> callers = [];
        lock (Gate)
        {
            directory.Remove(this);
            state = ActivationState.Ended;
            while (waiting.Take() is { } call) callers.Add(call);
        }

        foreach (var caller in callers) caller.Fail(failure);
        ended?.TrySetResult();
    }

    private void HandOver()
    {
        Activation? next;
        lock (Gate)
        {
            next = directory.Succeed(this, ref waiting);
            state = ActivationState.Ended;
        }

        next?.Start();
        ended?.TrySetResult();
    }

    private void BecomeWatched()
    {
        if (isWatched) return;

        isWatched = true;
        engine.Sweep.Watch(this);
    }
}
