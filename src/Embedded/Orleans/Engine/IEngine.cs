namespace Orleans.Embedded;

/// <summary>What the host may know about the engine.</summary>
public interface IEngine
{
    EngineStatus Status { get; }

    /// <summary>Ends when grains can be called; fails if that will never be.</summary>
    Task WhenActive(CancellationToken cancellationToken = default);
}
