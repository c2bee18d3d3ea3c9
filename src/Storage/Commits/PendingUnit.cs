using Npgsql;

namespace Toolbox24.Storage.Commits;

/// <summary>A unit of work somebody waits for.</summary>
internal abstract class PendingUnit
{
    /// <summary>What the unit's statement is told by: units of one type are written by one statement.</summary>
    public abstract Type Statement { get; }

    /// <summary>Starts the statement that this unit, and others of its type, will be written by.</summary>
    public abstract UnitGroup NewGroup();

    public abstract void Failed(Exception error);
}

internal sealed class PendingUnit<TUnit, TOutcome>(TUnit unit) : PendingUnit
    where TUnit : UnitOfWork<TUnit, TOutcome>
{
    private readonly TaskCompletionSource<TOutcome> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TOutcome outcome = default!;
    private Exception? unreadable;

    public TUnit Unit => unit;

    public Task<TOutcome> Outcome => told.Task;

    public override Type Statement => typeof(TUnit);

    public override UnitGroup NewGroup() => new UnitGroup<TUnit, TOutcome>();

    /// <summary>Keeps the outcome aside: nobody is told before the flush is durable.</summary>
    public void Keep(NpgsqlDataReader row)
    {
        try
        {
            (outcome, unreadable) = (unit.Read(row), null);
        }
        catch (Exception error)
        {
            // The row says that the unit is written: to throw here would have it written again.
            unreadable = error;
        }
    }

    public void Done()
    {
        if (unreadable is null) told.TrySetResult(outcome);
        else Failed(new UncertainCommitException(unreadable));
    }

    public override void Failed(Exception error) => told.TrySetException(error);
}
