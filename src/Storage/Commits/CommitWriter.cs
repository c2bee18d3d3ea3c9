using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;

namespace Toolbox24.Storage.Commits;

/// <summary>
/// The process's one way to write: units of work that gather while a flush is under way go out together in the next one,
/// in one round trip and one transaction. Everything a caller was told is durable.
/// </summary>
public sealed class CommitWriter : IAsyncDisposable
{
    /// <summary>So many units are worth a flush beside the one under way; fewer wait for it, and share its wait for the disk.</summary>
    private const int WorthAFlush = 32;

    private const int MaxUnits = 1_024;
    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(100);

    private readonly Channel<PendingUnit> pending = Channel.CreateUnbounded<PendingUnit>(new() { SingleReader = true });
    private readonly Queue<Flush> idle;
    private readonly List<Task<Flush>> underWay = [];
    private readonly Task loop;
    private int gathered;
    private int expected;

    /// <summary>Opens the writer.</summary>
    /// <param name="database">Where to write.</param>
    /// <param name="lanes">Flushes under way at once, where there is enough to write.</param>
    public CommitWriter(NpgsqlDataSource database, int lanes = 2)
    {
        idle = new(Enumerable.Range(0, lanes).Select(_ => new Flush(database, this)));
        loop = Task.Run(Run);
    }

    /// <summary>The epoch of the engine in this process; null where it runs none. See <c>begin_flush</c>.</summary>
    public long? Epoch { get; set; }

    private int Gathered => Volatile.Read(ref gathered);

    /// <summary>Writes the unit with whatever else is waiting.</summary>
    /// <returns>The unit's outcome, once it is durable.</returns>
    /// <exception cref="PostgresException">The unit itself cannot be written.</exception>
    /// <exception cref="UncertainCommitException">The answer was lost; the unit may or may not be written.</exception>
    /// <exception cref="FencedException">Another engine has taken over; the unit was not written.</exception>
    public Task<TOutcome> Commit<TUnit, TOutcome>(UnitOfWork<TUnit, TOutcome> unit)
        where TUnit : UnitOfWork<TUnit, TOutcome>
    {
        ArgumentNullException.ThrowIfNull(unit);
        var waiting = new PendingUnit<TUnit, TOutcome>((TUnit)unit);

        // Counted before it can be taken, so that there are never fewer than none.
        Interlocked.Increment(ref gathered);
        ObjectDisposedException.ThrowIf(!pending.Writer.TryWrite(waiting), this);
        return waiting.Outcome;
    }

    /// <summary>Writes what was accepted, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        pending.Writer.TryComplete();
        await loop;
        foreach (var flush in idle) await flush.DisposeAsync();
    }

    /// <summary>Notes that so many callers are about to be told, and will likely be back beside those who wait already.</summary>
    internal void ExpectBack(int callers) => expected = Gathered + callers;

    private async Task Run()
    {
        while (await pending.Reader.WaitToReadAsync())
        {
            if (underWay.Count == 0) await Gather();
            while (underWay.Count > 0 && (idle.Count == 0 || Gathered < WorthAFlush)) await OneEnds();
            var units = Take();
            underWay.Add(Write(idle.Dequeue(), units));
        }

        while (underWay.Count > 0) await OneEnds();
    }

    /// <summary>
    /// Lets the callers who were just told come back with their next unit, as long as more keep coming: without it, flushes
    /// alternate between a few early birds and all the others.
    /// </summary>
    private async Task Gather()
    {
        var (waiting, since) = (Gathered, Stopwatch.GetTimestamp());
        while (waiting < expected && Stopwatch.GetElapsedTime(since) < Patience)
        {
            await Task.Yield();
            if (Gathered > waiting) (waiting, since) = (Gathered, Stopwatch.GetTimestamp());
        }
    }

    private async Task OneEnds()
    {
        var ended = await Task.WhenAny(underWay);
        underWay.Remove(ended);
        idle.Enqueue(await ended);
        await Gather();
    }

    /// <summary>What has gathered; shared out where there is enough for several flushes and nothing else to do.</summary>
    private List<PendingUnit> Take()
    {
        var share = Gathered >= WorthAFlush * idle.Count ? Math.Min(MaxUnits, (Gathered + idle.Count - 1) / idle.Count) : MaxUnits;
        var units = new List<PendingUnit>(Math.Min(share, Gathered));
        while (units.Count < share && pending.Reader.TryRead(out var unit)) units.Add(unit);
        Interlocked.Add(ref gathered, -units.Count);
        return units;
    }

    /// <summary>Whatever becomes of a flush, the writer goes on and nobody waits for ever.</summary>
    private static async Task<Flush> Write(Flush flush, List<PendingUnit> units)
    {
        try
        {
            await flush.Write(units);
        }
        catch (Exception error)
        {
            foreach (var unit in units) unit.Failed(new UncertainCommitException(error));
        }

        return flush;
    }
}
