namespace Orleans.Configuration;

/// <summary>When an idle grain leaves memory.</summary>
public sealed class GrainCollectionOptions
{
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);
}
