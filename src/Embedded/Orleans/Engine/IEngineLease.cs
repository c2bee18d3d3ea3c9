namespace Orleans.Embedded;

/// <summary>The right to be the one engine of a database.</summary>
public interface IEngineLease
{
    /// <summary>Waits for the lease and returns a token that is cancelled when it is lost.</summary>
    Task<CancellationToken> Acquire(CancellationToken cancellationToken);
}
