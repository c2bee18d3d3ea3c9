using Npgsql;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Sites;

/// <summary>Reads out of the journal which sites fell silent or answered again.</summary>
public sealed class SiteHealthFeed(NpgsqlDataSource database)
{
    /// <summary>The sites to which something happened by the events from one position to another, in their order.</summary>
    public Task<List<SiteId>> Between(long first, long last, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT h.site_id
        FROM event e, LATERAL (SELECT site_id FROM site_health WHERE site_health_stream(site_id) = e.stream OFFSET 0) AS h
        WHERE e.position BETWEEN $1 AND $2
        ORDER BY e.position
        """,
        row => new SiteId(row.GetGuid(0)), [first, last], cancellationToken);
}
