using Npgsql;

namespace Toolbox24.Storage.Commits;

/// <summary>The units of one type in one flush: one statement, a row of outcome for each.</summary>
internal abstract class UnitGroup
{
    public abstract bool AppendsEvents { get; }

    public abstract bool LocksFirst { get; }

    public abstract void Add(PendingUnit unit);

    public abstract NpgsqlBatchCommand Command();

    /// <summary>Reads the outcomes, and has each unit keep its own.</summary>
    public abstract Task Read(NpgsqlDataReader rows);

    /// <summary>Tells the outcomes: the flush is durable.</summary>
    public abstract void Done();
}

internal sealed class UnitGroup<TUnit, TOutcome> : UnitGroup where TUnit : UnitOfWork<TUnit, TOutcome>
{
    private readonly List<PendingUnit<TUnit, TOutcome>> pending = [];
    private int answers;

    public override bool AppendsEvents => pending[0].Unit.AppendsEvents;

    public override bool LocksFirst => pending[0].Unit.LocksFirst;

    public override void Add(PendingUnit unit) => pending.Add((PendingUnit<TUnit, TOutcome>)unit);

    public override NpgsqlBatchCommand Command()
    {
        var command = new NpgsqlBatchCommand(pending[0].Unit.Sql);
        pending[0].Unit.Bind(new([.. pending.Select(one => one.Unit)], command.Parameters));
        return command;
    }

    public override async Task Read(NpgsqlDataReader rows)
    {
        while (await rows.ReadAsync())
        {
            if (answers < pending.Count) pending[answers].Keep(rows);
            answers++;
        }
    }

    public override void Done()
    {
        if (answers == pending.Count)
        {
            foreach (var unit in pending) unit.Done();
            return;
        }

        var mixedUp = new InvalidOperationException($"{typeof(TUnit).Name} answered {answers} times for {pending.Count} units.");
        foreach (var unit in pending) unit.Failed(new UncertainCommitException(mixedUp));
    }
}
