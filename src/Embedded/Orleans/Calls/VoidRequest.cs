using System.ComponentModel;
using Orleans.Storage;

namespace Orleans.Embedded;

/// <summary>A call of a method that only ends; generated code derives from it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Request : Call
{
    // Callers never continue inside the turn that answered them.
    private readonly TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task Answer => answer.Task;

    internal sealed override bool HasEnded => answer.Task.IsCompleted;

    protected abstract Task Invoke(object grain);

    internal sealed override bool Start(Activation activation)
    {
        var work = Begin(activation);
        if (!work.IsCompleted)
        {
            activation.FinishLater(this, work);
            return false;
        }

        Finish(activation, work);
        return true;
    }

    internal sealed override void Finish(Activation activation, Task work)
    {
        if (work.Exception?.InnerException is InconsistentStateException stale) activation.ThrowAway(stale);
        Forget();
        answer.TrySetFromTask(work);
    }

    internal sealed override bool Fail(Exception exception) => answer.TrySetException(exception);

    internal sealed override void Cancel(CancellationToken cancellationToken) =>
        answer.TrySetCanceled(cancellationToken);

    private Task Begin(Activation activation)
    {
        try
        {
            return Invoke(activation.GrainInstance!)
                ?? throw new InvalidOperationException($"{Method} returned null instead of a task.");
        }
        catch (Exception thrown)
        {
            return Task.FromException(thrown);
        }
    }
}
