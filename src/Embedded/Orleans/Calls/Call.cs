using System.ComponentModel;

namespace Orleans.Embedded;

/// <summary>One thing for an activation to do, from being sent until its outcome is known.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Call
{
    public abstract GrainMethod Method { get; }

    internal Call? Previous { get; set; }

    internal Call? Next { get; set; }

    /// <summary>The activation that queues or runs it; changes under that activation's gate only.</summary>
    internal Activation? Target { get; set; }

    /// <summary>The call that was running where this one was sent; null when it comes from outside any grain.</summary>
    internal Call? Caller { get; private set; }

    /// <summary>The last call sent from within this one: what it probably waits for.</summary>
    internal Call? Callee { get; private set; }

    internal Ambient? Ambient { get; set; }

    /// <summary>On the sweep's clock.</summary>
    internal long Deadline { get; set; } = long.MaxValue;

    /// <summary>In a queue and still to run. Written under the target's gate.</summary>
    internal bool IsWaiting { get; set; }

    /// <summary>Means something to this one activation only, so that it never moves to the next.</summary>
    internal bool IsOwn => this is OwnTurn;

    internal abstract bool HasEnded { get; }

    internal void SentFrom(Call? caller)
    {
        if (caller is null) return;
        Caller = caller;
        caller.Callee = this;
    }

    /// <summary>Runs the first stretch of the call, and returns whether that was all.</summary>
    internal abstract bool Start(Activation activation);

    /// <summary>Passes on how the work of a call that did not end in its first stretch came out.</summary>
    internal abstract void Finish(Activation activation, Task work);

    /// <summary>Ends the call for its caller, unless it has ended.</summary>
    internal abstract bool Fail(Exception exception);

    internal virtual void Cancel(CancellationToken cancellationToken) =>
        Fail(new OperationCanceledException(cancellationToken));

    // A chain of calls nobody awaits would otherwise keep all of its past alive.
    internal void Forget()
    {
        (Caller, Callee) = (null, null);
        Ambient?.Leave();
    }
}
