namespace Orleans.Runtime;

/// <summary>One activation as its grain sees it.</summary>
public interface IGrainContext
{
    GrainId GrainId { get; }

    object? GrainInstance { get; }

    /// <summary>The services of this activation alone; their scope ends with it.</summary>
    IServiceProvider ActivationServices { get; }
}
