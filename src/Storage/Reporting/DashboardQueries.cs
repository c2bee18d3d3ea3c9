using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Storage.Reporting;

/// <summary>How one site stands.</summary>
/// <param name="Site">Which; null for what is of no site.</param>
/// <param name="Rentals">Open rentals, by status.</param>
/// <param name="Overdue">Rentals that should be back and are not.</param>
/// <param name="Lockers">How many lockers there are.</param>
/// <param name="Filled">In how many of them there is a unit.</param>
/// <param name="ToDecide">Tools that wait for a decision, by the verdict that may be seen.</param>
/// <param name="Unscored">Those of them without a verdict.</param>
/// <param name="Incidents">Open incidents.</param>
/// <param name="Urgent">Those of them that are urgent.</param>
/// <param name="IsDegraded">It does not answer.</param>
public sealed record SiteFigures(
    SiteId? Site, ImmutableDictionary<RentalStatus, int> Rentals, int Overdue, int Lockers, int Filled, ImmutableDictionary<VerdictColour, int> ToDecide,
    int Unscored, int Incidents, int Urgent, bool IsDegraded);

/// <summary>Counts what the dashboard shows: all sites by one statement.</summary>
public sealed class DashboardQueries(NpgsqlDataSource database)
{
    internal const string Sql =
        """
        WITH open_rental AS (
            SELECT site_id, jsonb_object_agg(status, many) AS by_status, sum(late)::int AS late
            FROM (SELECT site_id, status, count(*) AS many, count(*) FILTER (WHERE status IN ('Active', 'Returning') AND ends_at < $1) AS late
                  FROM rental WHERE is_open GROUP BY site_id, status) AS each
            GROUP BY site_id
        ), wall AS (
            SELECT l.site_id, count(*)::int AS lockers, count(u.id) FILTER (
                WHERE NOT EXISTS (SELECT FROM rental_item i WHERE i.unit_id = u.id AND i.is_out))::int AS filled
            FROM locker l LEFT JOIN tool_unit u ON u.locker_id = l.id GROUP BY l.site_id
        ), back AS (
            SELECT site_id, jsonb_object_agg(verdict, many) AS by_verdict
            FROM (SELECT r.site_id, coalesce(i.verdict, 'None') AS verdict, count(*) AS many
                  FROM rental_item i JOIN rental r ON r.id = i.rental_id WHERE i.decision_due IS NOT NULL
                  GROUP BY r.site_id, coalesce(i.verdict, 'None')) AS each
            GROUP BY site_id
        ), trouble AS (
            SELECT site_id, count(*)::int AS incidents, count(*) FILTER (WHERE severity = 'Urgent')::int AS urgent
            FROM incident WHERE closed_at IS NULL GROUP BY site_id
        )
        SELECT s.id, coalesce(o.by_status, '{}')::text, coalesce(o.late, 0), coalesce(w.lockers, 0), coalesce(w.filled, 0),
               coalesce(b.by_verdict, '{}')::text, coalesce(t.incidents, 0), coalesce(t.urgent, 0),
               EXISTS (SELECT FROM site_health h WHERE h.site_id = s.id AND h.degraded_since IS NOT NULL)
        FROM (SELECT id FROM site UNION ALL SELECT NULL) AS s
        LEFT JOIN open_rental o ON o.site_id = s.id LEFT JOIN wall w ON w.site_id = s.id LEFT JOIN back b ON b.site_id = s.id
        LEFT JOIN trouble t ON t.site_id IS NOT DISTINCT FROM s.id
        ORDER BY s.id
        """;

    public Task<List<SiteFigures>> Count(DateTimeOffset now, CancellationToken cancellationToken = default) =>
        database.ReadAll(Sql, Read, [now], cancellationToken);

    private static SiteFigures Read(NpgsqlDataReader row)
    {
        var verdicts = JsonSerializer.Deserialize<Dictionary<string, int>>(row.GetString(5))!;
        return new(
            row.IsDBNull(0) ? null : new SiteId(row.GetGuid(0)),
            JsonSerializer.Deserialize<Dictionary<string, int>>(row.GetString(1))!.ToImmutableDictionary(each => Enum.Parse<RentalStatus>(each.Key), each => each.Value),
            row.GetInt32(2), row.GetInt32(3), row.GetInt32(4),
            verdicts.Where(each => each.Key != "None").ToImmutableDictionary(each => Enum.Parse<VerdictColour>(each.Key), each => each.Value),
            verdicts.GetValueOrDefault("None"), row.GetInt32(6), row.GetInt32(7), row.GetBoolean(8));
    }
}
