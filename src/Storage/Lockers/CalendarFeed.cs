using Npgsql;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Lockers;

/// <summary>A locker whose calendar or contents changed.</summary>
/// <param name="Position">Of the event that says so.</param>
/// <param name="Site">Whose wall it is in.</param>
/// <param name="Locker">Which.</param>
public sealed record LockerChange(long Position, SiteId Site, LockerId Locker);

/// <summary>Follows what happens to lockers, through the journal.</summary>
public sealed class CalendarFeed(NpgsqlDataSource database)
{
    private const int Most = 1_000;

    /// <summary>The position of the last event there is.</summary>
    public async Task<long> End(CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand("SELECT coalesce(max(position), 0) FROM event");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>What changed in the next thousand events after a position: where the unit stands now, and where it stood.</summary>
    /// <returns>The changes in their order, and the position read up to.</returns>
    public async Task<(List<LockerChange> Changes, long ReadTo)> After(long position, CancellationToken cancellationToken = default)
    {
        var rows = await database.ReadAll(
            """
            SELECT e.position, l.site_id, l.id
            FROM (SELECT position, stream, type, data FROM event WHERE position > $1 ORDER BY position LIMIT $2) e
            LEFT JOIN tool_unit u ON u.id = e.stream
            LEFT JOIN locker l ON l.id = u.locker_id OR (e.type = 'UnitPlaced' AND l.id = (e.data ->> 'from')::uuid)
            ORDER BY e.position
            """,
            Read, [position, Most], cancellationToken);
        return ([.. rows.Select(row => row.Change).OfType<LockerChange>()], rows.Count == 0 ? position : rows[^1].Position);
    }

    private static (long Position, LockerChange? Change) Read(NpgsqlDataReader row) => (
        row.GetInt64(0),
        row.IsDBNull(1) ? null : new LockerChange(row.GetInt64(0), new SiteId(row.GetGuid(1)), new LockerId(row.GetGuid(2))));
}
