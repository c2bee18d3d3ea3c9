using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Storage.Lockers;

/// <summary>Reads the calendars of units that stand in no locker: no grain keeps them.</summary>
public sealed class WorkshopQueries(NpgsqlDataSource database)
{
    /// <summary>What a unit in the workshop is promised for; null where it stands in a locker, or there is none.</summary>
    public async Task<UnitCalendar?> Find(UnitId unit, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var rows = await database.ReadAll(
            """
            SELECT t.turnaround, c.rental_id, lower(c.during), upper(c.during), c.expires_at
            FROM tool_unit u JOIN tool t ON t.id = u.tool_id
            LEFT JOIN slot_claim c ON c.unit_id = u.id AND (upper(c.during) > $2 OR c.expires_at IS NOT NULL)
            WHERE u.id = $1 AND u.locker_id IS NULL
            ORDER BY c.during
            """,
            row => (Turnaround: row.GetTimeSpan(0), Claim: row.IsDBNull(1) ? null : ReadClaim(row)), [unit.Value, now], cancellationToken);
        return rows is [var first, ..] ? new(unit, first.Turnaround, [.. rows.Select(row => row.Claim).OfType<Claim>()]) : null;
    }

    private static Claim ReadClaim(NpgsqlDataReader row) => new(
        new RentalId(row.GetGuid(1)), new Slot(row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3)),
        row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4));
}
