namespace Orleans.Embedded;

/// <summary>Something that works while the engine is active.</summary>
internal interface IEnginePart
{
    /// <param name="halting">Cancelled when the engine loses its lease or the host stops.</param>
    Task Start(CancellationToken halting);

    Task Stop();
}
