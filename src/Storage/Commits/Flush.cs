using System.Data;
using Npgsql;

namespace Toolbox24.Storage.Commits;

/// <summary>Writes the units that have gathered, in one transaction; alone, one by one, where together fails.</summary>
internal sealed class Flush(NpgsqlDataSource database, CommitWriter writer) : IAsyncDisposable
{
    private const string FencedState = "T2401";

    private NpgsqlConnection? connection;

    public async Task Write(IReadOnlyList<PendingUnit> units, bool again = false)
    {
        try
        {
            await Together(units);
        }
        catch (Exception error) when ((units.Count > 1 || (IsPassing(error) && !again)) && IsAboutTheUnits(error))
        {
            foreach (var unit in units) await Write([unit], again: true);
        }
        catch (Exception error)
        {
            await Fail(units, error);
        }
    }

    public ValueTask DisposeAsync() => connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task Together(IReadOnlyList<PendingUnit> units)
    {
        var groups = Groups(units);
        connection ??= await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Begin());
        foreach (var group in groups) batch.BatchCommands.Add(group.Command());
        if (groups.Exists(group => group.AppendsEvents)) batch.BatchCommands.Add(new("SELECT end_flush()"));

        await using (var rows = await batch.ExecuteReaderAsync())
        {
            foreach (var group in groups)
            {
                await rows.NextResultAsync();
                await group.Read(rows);
            }

            // The batch is one implicit transaction: only reading to its end tells that it was committed.
            while (await rows.NextResultAsync()) { }
        }

        writer.ExpectBack(units.Count);
        foreach (var group in groups) group.Done();
    }

    private static List<UnitGroup> Groups(IReadOnlyList<PendingUnit> units)
    {
        var groups = new Dictionary<Type, UnitGroup>();
        foreach (var unit in units)
        {
            if (!groups.TryGetValue(unit.Statement, out var group)) groups[unit.Statement] = group = unit.NewGroup();
            group.Add(unit);
        }

        return [.. groups.Values.OrderByDescending(group => group.LocksFirst)];
    }

    private NpgsqlBatchCommand Begin() => new("SELECT begin_flush($1)")
    {
        Parameters = { new NpgsqlParameter<long?> { TypedValue = writer.Epoch } },
    };

    private async Task Fail(IReadOnlyList<PendingUnit> units, Exception error)
    {
        var told = error switch
        {
            PostgresException { SqlState: FencedState } => new FencedException(),
            _ when connection is null || IsAboutTheUnits(error) => error,
            _ => new UncertainCommitException(error),
        };
        foreach (var unit in units) unit.Failed(told);

        if (told is UncertainCommitException && connection is { } broken)
        {
            connection = null;
            await broken.DisposeAsync();
        }
    }

    /// <summary>Whether the units were only in another flush's way.</summary>
    private static bool IsPassing(Exception error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation,
    };

    /// <summary>
    /// Whether the units were refused, and are certainly not written. Not so where the connection broke: class 57 (operator
    /// intervention) and whatever is fatal break it. An error from elsewhere on a sound connection was raised while the
    /// units were bound, before anything was sent: reading answers raises none.
    /// </summary>
    private bool IsAboutTheUnits(Exception error) => error switch
    {
        PostgresException refused => refused.InvariantSeverity == "ERROR"
            && refused.SqlState != FencedState && !refused.SqlState.StartsWith("57", StringComparison.Ordinal),
        NpgsqlException => false,
        _ => connection is null or { State: ConnectionState.Open },
    };
}
