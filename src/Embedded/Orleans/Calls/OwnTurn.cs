namespace Orleans.Embedded;

/// <summary>A turn an activation gives itself: to activate, to deactivate, or for a timer's tick.</summary>
/// <param name="method">What it is called where somebody waits for it.</param>
/// <param name="work">What it does.</param>
/// <param name="giveUp">What is done when that takes too long, off any turn; nothing, unless it has a deadline.</param>
internal sealed class OwnTurn(
    GrainMethod method, Func<Activation, Task> work, Action<Activation, Exception>? giveUp = null) : Call
{
    public override GrainMethod Method => method;

    internal override bool HasEnded => false;

    // The work answers for its own failures: nobody waits for it here.
    internal override bool Start(Activation activation)
    {
        var running = work(activation);
        if (running.IsCompleted) return true;

        activation.FinishLater(this, running);
        return false;
    }

    internal override void Finish(Activation activation, Task work) => Forget();

    internal override bool Fail(Exception exception)
    {
        giveUp?.Invoke(Target!, exception);
        return giveUp is not null;
    }
}
