using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Base of grain classes: one object per identity, one call at a time.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    // The engine constructs a grain inside the first turn of its activation; outside one (a unit test) there is none.
    protected Grain() => GrainContext = Activation.OfThisTurn!;

    public IGrainContext GrainContext { get; }

    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Ends this activation once the running call is over; waiting calls go to the next activation.</summary>
    protected void DeactivateOnIdle() => ((Activation)GrainContext).RequestEnd(
        new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The grain asked for it."));

    /// <summary>Keeps an idle activation at least this long.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => ((Activation)GrainContext).KeepFor(timeSpan);
}
