using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Embedded;

/// <summary>The options that bound calls and the lives of grains, read once.</summary>
internal sealed class EngineLimits(
    IOptions<SiloMessagingOptions> messaging, IOptions<GrainCollectionOptions> collection)
{
    public TimeSpan ResponseTimeout { get; } = messaging.Value.ResponseTimeout;

    public int QueueLength { get; } = messaging.Value.MaxEnqueuedRequestsHardLimit;

    public TimeSpan IdleAge { get; } = collection.Value.CollectionAge;

    public TimeSpan IdleQuantum { get; } = collection.Value.CollectionQuantum;

    public TimeSpan ActivationTimeout { get; } = collection.Value.ActivationTimeout;

    public TimeSpan DeactivationTimeout { get; } = collection.Value.DeactivationTimeout;
}
