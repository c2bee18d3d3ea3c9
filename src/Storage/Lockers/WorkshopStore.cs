using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Lockers;

/// <summary>A calendar as it was read, and the version of its last event.</summary>
public sealed record CalendarState(UnitCalendar Calendar, long Version);

/// <summary>The calendars of units that stand in no locker: no grain keeps them, and who writes goes by the version that was read.</summary>
public sealed class WorkshopStore(NpgsqlDataSource database, CommitWriter writer)
{
    // One statement, so that version and claims are of the same instant.
    private const string LoadSql =
        """
        SELECT t.turnaround, coalesce((SELECT max(version) FROM event WHERE stream = u.id), 0), c.rental_id, lower(c.during), upper(c.during),
               c.expires_at
        FROM tool_unit u JOIN tool t ON t.id = u.tool_id
        LEFT JOIN slot_claim c ON c.unit_id = u.id AND (upper(c.during) > $2 OR c.expires_at IS NOT NULL)
        WHERE u.id = $1 AND u.locker_id IS NULL
        ORDER BY c.during
        """;

    /// <summary>Reads what a unit in the workshop is promised for; null where it stands in a locker, or there is none.</summary>
    public async Task<CalendarState?> Load(UnitId unit, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var rows = await database.ReadAll(
            LoadSql, row => (Turnaround: row.GetTimeSpan(0), Version: row.GetInt64(1), Claim: row.IsDBNull(2) ? null : ReadClaim(row)),
            [unit.Value, now], cancellationToken);
        return rows is [var first, ..]
            ? new(new UnitCalendar(unit, first.Turnaround, [.. rows.Select(row => row.Claim).OfType<Claim>()]), first.Version)
            : null;
    }

    /// <summary>Ends a promise.</summary>
    /// <returns>False where the calendar is another now: nothing was written.</returns>
    public Task<bool> Append(UnitReleased happened, long version, string actor) => writer.Commit(new ReleaseCommit(happened, version, actor));

    private static Claim ReadClaim(NpgsqlDataReader row) => new(
        new RentalId(row.GetGuid(2)), new Slot(row.GetFieldValue<DateTimeOffset>(3), row.GetFieldValue<DateTimeOffset>(4)),
        row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5));
}
