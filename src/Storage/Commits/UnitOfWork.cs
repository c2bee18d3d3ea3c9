using Npgsql;

namespace Toolbox24.Storage.Commits;

/// <summary>
/// One change to the database, with an outcome. Units that gather are written together, those of one type by one
/// statement: it takes an array for each column and returns a row for each unit, in their order. A unit says "conflict"
/// or "stale" in its outcome, never by an error, for an error takes the whole flush back.
/// </summary>
/// <typeparam name="TSelf">The type itself, one for each statement.</typeparam>
/// <typeparam name="TOutcome">What a unit's row says.</typeparam>
public abstract record UnitOfWork<TSelf, TOutcome> where TSelf : UnitOfWork<TSelf, TOutcome>
{
    /// <summary>The statement, the same text each time so that it stays prepared.</summary>
    protected internal abstract string Sql { get; }

    /// <summary>Whether the statement may append events; the flush then notifies the readers, once.</summary>
    protected internal virtual bool AppendsEvents => true;

    /// <summary>
    /// Whether the statement takes locks of its own before it appends events. It then comes before those that only append: whoever
    /// holds the lock of appending must wait for no other.
    /// </summary>
    protected internal virtual bool LocksFirst => false;

    /// <summary>Adds the statement's parameters, in their order.</summary>
    protected internal abstract void Bind(UnitColumns<TSelf> columns);

    /// <summary>Reads the outcome from the unit's row.</summary>
    protected internal abstract TOutcome Read(NpgsqlDataReader row);
}
