using Npgsql;

namespace Toolbox24.Storage.Journal;

/// <summary>That something happened; what, is read by those whom it concerns.</summary>
/// <param name="Position">Where it stands in the journal.</param>
/// <param name="Stream">To which aggregate.</param>
/// <param name="Type">What kind of thing.</param>
public sealed record JournalEvent(long Position, Guid Stream, string Type);

/// <summary>Follows the journal by position: events become readable in their order.</summary>
public sealed class JournalFeed(NpgsqlDataSource database)
{
    private const int Most = 1_000;

    /// <summary>The position of the last event there is.</summary>
    public async Task<long> End(CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand("SELECT coalesce(max(position), 0) FROM event");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The next events after a position, a thousand at most.</summary>
    public Task<List<JournalEvent>> After(long position, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT position, stream, type FROM event WHERE position > $1 ORDER BY position LIMIT $2",
        row => new JournalEvent(row.GetInt64(0), row.GetGuid(1), row.GetString(2)), [position, Most], cancellationToken);
}
