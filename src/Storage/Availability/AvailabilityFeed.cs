using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Availability;

/// <summary>A tool that can be had at other times than before.</summary>
/// <param name="Site">Where.</param>
/// <param name="Tool">Which.</param>
/// <param name="Span">What was promised or given back, turnarounds included; null where any time may be concerned.</param>
public sealed record AvailabilityChange(SiteId Site, ToolId Tool, Slot? Span);

/// <summary>Reads what happened to the availability of tools out of the journal.</summary>
public sealed class AvailabilityFeed(NpgsqlDataSource database)
{
    // What was given back is told by the hold that had it, among the last events of the unit; where the rental's claim has
    // changed since, by none. That a hold lasts longer or becomes a booking changes nothing for others. What administrators say of
    // units, lockers, tools and sites may concern any time, and so does a site that falls silent or speaks again.
    private const string Sql =
        """
        SELECT l.site_id, u.tool_id, (span.during ->> 'start')::timestamptz, (span.during ->> 'end')::timestamptz
        FROM event e
        JOIN tool_unit u ON u.id = e.stream
        JOIN locker l ON l.id = u.locker_id OR (e.type = 'UnitPlaced' AND l.id = (e.data ->> 'from')::uuid)
        LEFT JOIN LATERAL (
            SELECT e.data #> '{claim,during}' AS during WHERE e.type = 'UnitHeld'
            UNION ALL
            SELECT (
                SELECT held.data #> '{claim,during}' FROM event held
                WHERE held.stream = e.stream AND held.version < e.version AND held.type IN ('UnitHeld', 'UnitReserved', 'UnitMoved')
                  AND rental IN (held.data #>> '{claim,rental}', held.data ->> 'rental')
                ORDER BY held.version DESC LIMIT 1)
            FROM jsonb_array_elements_text(coalesce(e.data -> 'rentals', jsonb_build_array(e.data -> 'rental'))) AS rental
            WHERE e.type IN ('UnitReleased', 'HoldsExpired')
        ) span ON true
        WHERE e.position BETWEEN $1 AND $2 AND e.type NOT IN ('UnitBooked', 'UnitExtended')
        UNION ALL
        SELECT l.site_id, u.tool_id, NULL, NULL
        FROM event e JOIN tool_unit u ON u.id = (e.data ->> 'id')::uuid JOIN locker l ON l.id = u.locker_id
        WHERE e.position BETWEEN $1 AND $2 AND e.type IN ('UnitStateChanged', 'UnitPlanned')
        UNION ALL
        SELECT l.site_id, u.tool_id, NULL, NULL
        FROM event e JOIN locker l ON l.site_id = (e.data ->> 'site')::uuid JOIN tool_unit u ON u.locker_id = l.id
        WHERE e.position BETWEEN $1 AND $2 AND e.type IN ('ClosingBegun', 'ClosingEnded', 'SiteDegraded', 'SiteRestored')
          AND coalesce((e.data ->> 'locker')::uuid, l.id) = l.id
        UNION ALL
        SELECT l.site_id, u.tool_id, NULL, NULL
        FROM event e JOIN tool_unit u ON u.tool_id = e.stream JOIN locker l ON l.id = u.locker_id
        WHERE e.position BETWEEN $1 AND $2 AND e.type IN ('ToolChanged', 'ToolRetired')
        UNION ALL
        SELECT l.site_id, u.tool_id, NULL, NULL
        FROM event e JOIN locker l ON l.site_id = e.stream JOIN tool_unit u ON u.locker_id = l.id
        WHERE e.position BETWEEN $1 AND $2 AND e.type = 'SiteChanged'
        """;

    /// <summary>What changed by the events from one position to another, one for each tool of a site.</summary>
    public async Task<List<AvailabilityChange>> Between(long first, long last, CancellationToken cancellationToken = default)
    {
        var changes = await database.ReadAll(Sql, Read, [first, last], cancellationToken);
        return
        [
            .. changes.GroupBy(change => (change.Site, change.Tool), (of, same) => new AvailabilityChange(of.Site, of.Tool, Around([.. same]))),
        ];
    }

    private static Slot? Around(List<AvailabilityChange> changes) => changes.Any(change => change.Span is null)
        ? null
        : new Slot(changes.Min(change => change.Span!.Start), changes.Max(change => change.Span!.End));

    private static AvailabilityChange Read(NpgsqlDataReader row) => new(
        new SiteId(row.GetGuid(0)), new ToolId(row.GetGuid(1)),
        row.IsDBNull(2) ? null : new Slot(row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3)));
}
