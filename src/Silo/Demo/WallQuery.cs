using Npgsql;

namespace Toolbox24.Silo.Demo;

internal sealed record WallTool(string Name, string? Drawing);

internal sealed record WallLocker(string Name, string Size, WallTool? Tool, string State, DateTimeOffset? NextFree);

internal sealed record WallSite(string Name, string Address, string TimeZone, List<WallLocker> Lockers);

/// <summary>Reads every site's wall of lockers as it is at an instant.</summary>
internal sealed class WallQuery(NpgsqlDataSource database)
{
    // A claim that follows without a gap keeps the unit taken: the end of the chain is when it is next free.
    private const string Sql =
        """
        WITH RECURSIVE busy (unit_id, kind, until) AS (
            SELECT unit_id, kind, upper(during) FROM slot_claim
            WHERE during @> $1 AND (expires_at IS NULL OR expires_at > $1)
            UNION ALL
            SELECT b.unit_id, b.kind, upper(c.during)
            FROM busy b JOIN slot_claim c ON c.unit_id = b.unit_id AND lower(c.during) = b.until
            WHERE c.expires_at IS NULL OR c.expires_at > $1
        )
        SELECT s.name, s.street || ', ' || s.postal_code || ' ' || s.city, s.time_zone,
               l.name, l.size, t.name, t.drawing, b.kind, b.until
        FROM site s
        JOIN locker l ON l.site_id = s.id
        LEFT JOIN tool_unit u ON u.locker_id = l.id
        LEFT JOIN tool t ON t.id = u.tool_id
        LEFT JOIN LATERAL (
            SELECT kind, until FROM busy WHERE unit_id = u.id ORDER BY until DESC LIMIT 1) b ON true
        ORDER BY s.name, l.name
        """;

    public async Task<List<WallSite>> Read(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(now);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);

        var sites = new List<WallSite>();
        while (await rows.ReadAsync(cancellationToken))
        {
            if (sites.Count == 0 || sites[^1].Name != rows.GetString(0))
                sites.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), []));
            sites[^1].Lockers.Add(ReadLocker(rows));
        }

        return sites;
    }

    private static WallLocker ReadLocker(NpgsqlDataReader row)
    {
        var tool = row.IsDBNull(5) ? null : new WallTool(row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6));
        var state = row.IsDBNull(7) ? (tool is null ? "empty" : "free") : row.GetString(7) == "Hold" ? "held" : "booked";
        return new(
            row.GetString(3), row.GetString(4), tool, state, row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8));
    }
}
