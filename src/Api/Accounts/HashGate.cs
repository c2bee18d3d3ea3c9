using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Accounts;

/// <summary>
/// Lets few hashes be computed at once: each costs a core for 80 ms, and whoever floods sign-in must not take those that
/// serve lockers. Callers wait their turn in a queue; where it is full they are told to come back. As many places again are
/// kept for those on a browser that is known: a flood of guesses does not keep them out.
/// </summary>
public sealed class HashGate(int atOnce, int queue) : IDisposable
{
    public const int AtOnce = 2;

    /// <summary>About two seconds' worth on two cores.</summary>
    public const int Queue = 50;

    private readonly SemaphoreSlim turns = new(atOnce);
    private int inside;
    private long made;

    /// <summary>Callers that hash or wait.</summary>
    public int Inside => Volatile.Read(ref inside);

    /// <summary>How many hashes were computed.</summary>
    public long Made => Interlocked.Read(ref made);

    /// <summary>Computes in turn, away from the caller's thread; or answers <see cref="SignInBusy"/> at once.</summary>
    /// <param name="isKnown">The caller has signed in from where they are before.</param>
    public async Task<Result<T>> Run<T>(Func<T> compute, bool isKnown = false, CancellationToken cancellationToken = default) where T : class
    {
        try
        {
            if (Interlocked.Increment(ref inside) > atOnce + (isKnown ? 2 * queue : queue)) return new SignInBusy();

            await turns.WaitAsync(cancellationToken);
            try
            {
                Interlocked.Increment(ref made);
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
