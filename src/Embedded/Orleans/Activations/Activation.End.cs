namespace Orleans.Embedded;

// How it ends: properly, by giving up, or at once.
internal sealed partial class Activation
{
    private static readonly GrainMethod Deactivating = new(nameof(Grain), nameof(Grain.OnDeactivateAsync));

    private TaskCompletionSource? ended;

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

        _ = patience.CancelAsync();
        StopTimers();
        foreach (var orphan in orphans) orphan.Fail(reason);
        ended?.TrySetResult();
    }

    private OwnTurn BeginEnd()
    {
        state = ActivationState.Deactivating;
        var deadline = Environment.TickCount64 + engine.DeactivationTimeout;
        return new(Deactivating, a => a.Deactivate(), (a, late) => a.StopDeactivating(late)) { Target = this, Deadline = deadline };
    }

    private async Task Deactivate()
    {
        try
        {
            StopTimers();
            await ((IGrainBase)GrainInstance!).OnDeactivateAsync(ending!.Value, patience.Token);
        }
        catch (Exception failure)
        {
            engine.Log.DeactivationFailed(id, failure);
        }

        await TryRelease();
        HandOver();
    }

    private void StopDeactivating(Exception late)
    {
        if (!HaltWhile(ActivationState.Deactivating)) return;

        engine.Log.DeactivationFailed(id, late);
        HandOver();
        _ = TryRelease();
    }

    private bool HaltWhile(ActivationState phase)
    {
        lock (Gate)
        {
            if (state != phase || IsHalted) return false;

            HaltTurns();
        }

        _ = patience.CancelAsync();
        return true;
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
}
