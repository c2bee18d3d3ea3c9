using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Availability;

/// <summary>Reads what stands at sites and when it is promised, without saying to whom.</summary>
public sealed class StockQueries(NpgsqlDataSource database)
{
    // The claims of each unit come by the index of slot_claim_once, so that those of past days, which stay, cost nothing.
    private const string Sql =
        """
        SELECT l.site_id, u.id, u.tool_id, t.turnaround, ARRAY(
            SELECT c.during FROM slot_claim c
            WHERE c.unit_id = u.id AND c.during && tstzrange($3, $4 + t.turnaround)
              AND (c.expires_at IS NULL OR c.expires_at > $5)
            ORDER BY c.during)
        FROM locker l JOIN tool_unit u ON u.locker_id = l.id JOIN tool t ON t.id = u.tool_id
        WHERE l.site_id = ANY ($1) AND (cardinality($2) = 0 OR u.tool_id = ANY ($2))
        """;

    /// <summary>All that can be rented at a site, and what of a span is promised at <paramref name="now" />.</summary>
    public async Task<Stock> At(SiteId site, Slot span, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        (await At([site], [], span, now, cancellationToken))[0];

    /// <summary>What of a span is promised at several sites.</summary>
    /// <param name="sites">Where.</param>
    /// <param name="tools">Of which tools; of all of them where none is named.</param>
    /// <param name="span">When; what is promised within a turnaround after it is told too.</param>
    /// <param name="now">Holds that have expired by then bind nobody.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>One for each site, in their order.</returns>
    public async Task<List<Stock>> At(
        IReadOnlyList<SiteId> sites, IReadOnlyCollection<ToolId> tools, Slot span, DateTimeOffset now,
        CancellationToken cancellationToken = default)
    {
        var units = await database.ReadAll(
            Sql, row => (Site: new SiteId(row.GetGuid(0)), Unit: ReadUnit(row)),
            [sites.Select(site => site.Value).ToArray(), tools.Select(tool => tool.Value).ToArray(), span.Start, span.End, now],
            cancellationToken);
        var bySite = units.ToLookup(one => one.Site, one => one.Unit);
        return [.. sites.Select(site => new Stock(site, bySite[site]))];
    }

    private static UnitTime ReadUnit(NpgsqlDataReader row) => new(
        new UnitId(row.GetGuid(1)), new ToolId(row.GetGuid(2)), row.GetTimeSpan(3),
        ImmutableArray.Create(Array.ConvertAll(
            row.GetFieldValue<NpgsqlRange<DateTimeOffset>[]>(4), during => new Slot(during.LowerBound, during.UpperBound))));
}
