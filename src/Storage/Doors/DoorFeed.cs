using Npgsql;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Doors;

/// <summary>A door to which something happened.</summary>
public sealed record DoorChange(SiteId Site, DoorId Door);

/// <summary>Reads what happened to doors out of the journal.</summary>
public sealed class DoorFeed(NpgsqlDataSource database)
{
    // OFFSET 0 keeps it one look into the index for each event: as a join it may be planned so that the stream of every door there is
    // is worked out each time.

    /// <summary>What changed by the events from one position to another, in their order.</summary>
    public Task<List<DoorChange>> Between(long first, long last, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT d.site_id, d.id
        FROM event e, LATERAL (SELECT site_id, id FROM door WHERE door_stream(id) = e.stream OFFSET 0) AS d
        WHERE e.position BETWEEN $1 AND $2
        ORDER BY e.position
        """,
        row => new DoorChange(new SiteId(row.GetGuid(0)), new DoorId(row.GetGuid(1))), [first, last], cancellationToken);
}
