using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Storage.Lockers;

/// <summary>A unit with what it is one of, and the version of its calendar.</summary>
public sealed record StandingUnit(ToolUnit Unit, Tool Tool, long Version);

/// <summary>Reads units, wherever they stand.</summary>
public sealed class UnitStore(NpgsqlDataSource database)
{
    /// <summary>Reads a unit; null where there is no such unit.</summary>
    public async Task<StandingUnit?> Load(UnitId id, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            $"""
            SELECT {ToolRow.Columns}, u.code, u.locker_id, coalesce((SELECT max(version) FROM event WHERE stream = u.id), 0)
            FROM tool_unit u JOIN tool t ON t.id = u.tool_id
            WHERE u.id = $1
            """);
        command.Parameters.AddWithValue(id.Value);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;

        var tool = ToolRow.Read(row, 0);
        LockerId? locker = await row.IsDBNullAsync(ToolRow.Count + 1, cancellationToken) ? null : new LockerId(row.GetGuid(ToolRow.Count + 1));
        return new(new ToolUnit(id, tool.Id, new CodePlate(row.GetString(ToolRow.Count)), locker), tool, row.GetInt64(ToolRow.Count + 2));
    }

    /// <summary>
    /// The first closing of a locker, or of its site, within which the unit is booked and has still to be fetched, or is held; null
    /// where none is.
    /// </summary>
    public async Task<Slot?> Endangers(LockerId locker, UnitId unit, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        (await database.ReadAll(
            $"SELECT k.starts_at, k.ended {Closed("$1", "$2", "$3")} ORDER BY k.starts_at LIMIT 1",
            row => new Slot(row.GetFieldValue<DateTimeOffset>(0), row.GetFieldValue<DateTimeOffset>(1)),
            [locker.Value, unit.Value, now], cancellationToken)).SingleOrDefault();

    /// <summary>The closings <c>k</c> of a locker within which a unit is promised at an instant to who still counts on it.</summary>
    internal static string Closed(string locker, string unit, string at) =>
        $"""
        FROM locker l
        JOIN (SELECT *, least(ends_at, ended_at, 'infinity') AS ended FROM closing) k
          ON k.site_id = l.site_id AND l.id = coalesce(k.locker_id, l.id) AND k.ended > greatest(k.starts_at, {at})
        JOIN slot_claim c ON c.unit_id = {unit} AND c.during && tstzrange(k.starts_at, k.ended)
        WHERE l.id = {locker} AND upper(c.during) > {at} AND (c.expires_at IS NULL OR c.expires_at > {at})
          AND (lower(c.during) > {at} OR EXISTS (SELECT FROM rental r WHERE r.id = c.rental_id AND r.status = 'Confirmed'))
        """;

    /// <summary>How many rentals of other sites a unit is promised to, that have not ended.</summary>
    public async Task<int> PromisedElsewhere(UnitId unit, SiteId site, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        (await database.ReadAll(
            """
            SELECT count(DISTINCT r.id)::integer FROM slot_claim c JOIN rental r ON r.id = c.rental_id
            WHERE c.unit_id = $1 AND r.site_id <> $2 AND upper(c.during) > $3 AND (c.expires_at IS NULL OR c.expires_at > $3)
            """,
            row => row.GetInt32(0), [unit.Value, site.Value, now], cancellationToken)).Single();

    /// <summary>Reads where the unit stood when one of its events happened, told by its last placing until then.</summary>
    /// <param name="id">The unit.</param>
    /// <param name="position">The event's. Where it is a placing, the site left is told beside the one come to.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>No site where the unit stood in the workshop.</returns>
    public async Task<IReadOnlyList<SiteId>> SitesAt(UnitId id, long position, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            """
            WITH placed AS (
                SELECT position, data ->> 'from' AS origin, data ->> 'to' AS destination FROM event
                WHERE stream = $1 AND type = 'UnitPlaced' AND position <= $2
                ORDER BY position DESC LIMIT 1
            )
            SELECT DISTINCT l.site_id FROM placed p
            JOIN locker l ON l.id = p.destination::uuid OR (p.position = $2 AND l.id = p.origin::uuid)
            """);
        command.Parameters.AddWithValue(id.Value);
        command.Parameters.AddWithValue(position);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);

        var sites = new List<SiteId>();
        while (await rows.ReadAsync(cancellationToken)) sites.Add(new SiteId(rows.GetGuid(0)));
        return sites;
    }
}
