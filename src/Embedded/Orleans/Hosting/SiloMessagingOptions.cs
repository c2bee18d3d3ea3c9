namespace Orleans.Configuration;

/// <summary>How long and how deep calls may queue.</summary>
public sealed class SiloMessagingOptions
{
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls waiting for one grain beyond which the next is refused.</summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; } = 10_000;
}
