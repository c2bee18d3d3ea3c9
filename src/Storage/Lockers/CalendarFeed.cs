using Npgsql;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Lockers;

/// <summary>A locker whose calendar or contents changed.</summary>
/// <param name="Site">Whose wall it is in.</param>
/// <param name="Locker">Which.</param>
public sealed record LockerChange(SiteId Site, LockerId Locker);

/// <summary>Reads what happened to lockers out of the journal.</summary>
public sealed class CalendarFeed(NpgsqlDataSource database)
{
    /// <summary>What changed by the events from one position to another, in their order: where a unit stands now, and where it stood.</summary>
    public Task<List<LockerChange>> Between(long first, long last, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT l.site_id, l.id
        FROM event e
        JOIN tool_unit u ON u.id = e.stream
        JOIN locker l ON l.id = u.locker_id OR (e.type = 'UnitPlaced' AND l.id = (e.data ->> 'from')::uuid)
        WHERE e.position BETWEEN $1 AND $2
        ORDER BY e.position
        """,
        row => new LockerChange(new SiteId(row.GetGuid(0)), new LockerId(row.GetGuid(1))), [first, last], cancellationToken);
}
