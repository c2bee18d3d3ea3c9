using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// Lets few hashes be computed at once: each costs a core for 80 ms, and whoever floods sign-in must not take those that
/// serve lockers. Callers wait their turn in a queue; where it is full they are told to come back.
/// </summary>
public sealed class HashGate(int atOnce, int queue) : IDisposable
{
    public const int AtOnce = 2;

    /// <summary>About two seconds' worth on two cores.</summary>
    public const int Queue = 50;

    private readonly SemaphoreSlim turns = new(atOnce);
    private int inside;

    /// <summary>Callers that hash or wait.</summary>
    public int Inside => Volatile.Read(ref inside);

    /// <summary>Computes in turn, away from the caller's thread; or answers <see cref="SignInBusy"/> at once.</summary>
    public async Task<Result<T>> Run<T>(Func<T> compute, CancellationToken cancellationToken = default) where T : class
    {
        try
        {
            if (Interlocked.Increment(ref inside) > atOnce + queue) return new SignInBusy();

            await turns.WaitAsync(cancellationToken);
            try
            {
                return await Task.Run(compute, CancellationToken.None);
            }
            finally
            {
                turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    public void Dispose() => turns.Dispose();
}
