using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>One grain in memory, with the calls that wait for it; its life is in the other part.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A token source without timer and link holds nothing to dispose of.")]
internal sealed partial class Activation(Engine engine, GrainDirectory directory, GrainId id, GrainImplementation type)
    : TurnScheduler, IGrainContext
{
    private static readonly Action<Task, object?> FinishAwaited = static (work, state) =>
        ((Call)state!).Target!.End((Call)state, work);

    private CallQueue waiting;
    private ActivationState state;
    private bool isWatched;

    public static Activation? OfThisTurn => Current as Activation;

    public Engine Engine => engine;

    public GrainId GrainId => id;

    public GrainImplementation Type => type;

    public Call? Running { get; private set; }

    /// <summary>How many calls it has run; written by its turns only.</summary>
    public long CallCount { get; private set; }

    /// <summary>Links the activations the sweep looks at; its own.</summary>
    public Activation? NextWatched { get; set; }

    private bool IsIdle => Running is null && waiting.Count == 0 && !IsAwake;

    public static void CancelQueued(Call call, CancellationToken cancellationToken)
    {
        if (!TakeBack(call)) return;

        call.Forget();
        call.Cancel(cancellationToken);
    }

    public static void TimeOut(Call call, string reason)
    {
        if (TakeBack(call)) call.Forget();
        if (call.Fail(new TimeoutException(reason))) call.Target!.Engine.Counters.TimedOut();
    }

    public Admission Accept(Call call)
    {
        lock (Gate)
        {
            if (state == ActivationState.Ended) return Admission.HasEnded;
            if (waiting.Count >= engine.QueueLimit && !call.IsOwn) return Admission.QueueIsFull;

            call.Target = this;
            waiting.Add(call);
            if (!call.IsOwn) usedAt = engine.Idle.Now;
            if (Running is not null || !NeedsWaking()) return Admission.Accepted;
        }

        Wake();
        return Admission.Accepted;
    }

    /// <summary>Adds what is overdue here, and returns whether there is anything left to watch.</summary>
    public bool CollectLate(long now, List<Call> late)
    {
        lock (Gate)
        {
            if (IsIdle || state == ActivationState.Ended) return isWatched = false;

            if (Running is { } call && call.Deadline <= now && !call.HasEnded) late.Add(call);
            waiting.CollectLate(now, late);
            return true;
        }
    }

    /// <summary>Has the running call end with its work, in a turn of its own.</summary>
    public void FinishLater(Call call, Task work) => work.ContinueWith(
        FinishAwaited, call, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, this);

    /// <summary>What it remembers is no longer what is stored.</summary>
    public void ThrowAway(InconsistentStateException stale)
    {
        if (!stale.IsSourceActivation) return;

        stale.IsSourceActivation = false;
        RequestEnd(new DeactivationReason(DeactivationReasonCode.ApplicationError, stale, "Its state is out of date."));
    }

    protected override void Run(Call call)
    {
        call.Ambient?.Enter();
        if (!call.IsOwn) CallCount++;
        if (call.Start(this)) Running = null;
    }

    protected override Call? NextCall()
    {
        if (Running is not null) return null;

        return Running = state switch
        {
            ActivationState.New => BeginLife(),
            ActivationState.Active when IsDue => BeginEnd(),
            ActivationState.Active => waiting.Take(),
            _ => null,
        };
    }

    // Whatever it was idle for, the sweep looks at it from now on.
    protected override void OnAwake()
    {
        if (isWatched) return;

        isWatched = true;
        engine.Sweep.Watch(this);
    }

    // Within a turn: only turns write Running, and the next one is taken under the gate.
    private void End(Call call, Task work)
    {
        // Before the caller knows, who may move the clock.
        if (!call.IsOwn) usedAt = engine.Idle.Now;
        call.Finish(this, work);
        Running = null;
    }

    private static bool TakeBack(Call call)
    {
        while (true)
        {
            var target = call.Target!;
            lock (target.Gate)
            {
                // It may have moved to the next activation meanwhile.
                if (call.Target == target) return target.waiting.Drop(call);
            }
        }
    }
}
