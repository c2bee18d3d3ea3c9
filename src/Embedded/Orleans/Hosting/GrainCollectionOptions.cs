namespace Orleans.Configuration;

/// <summary>When a grain leaves memory, and how long it may take to come and go.</summary>
public sealed class GrainCollectionOptions
{
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a grain may take to activate; then its callers are told, and the next one tries afresh.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a grain may take to deactivate; then the next activation begins without waiting.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
