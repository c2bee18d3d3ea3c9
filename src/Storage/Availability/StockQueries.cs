using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Storage.Availability;

/// <summary>Reads what stands at sites and when it is promised, without saying to whom.</summary>
public sealed class StockQueries(NpgsqlDataSource database)
{
    private static readonly string Taken = Sql("");

    private static readonly string TakenByOthers =
        Sql("WHERE NOT EXISTS (SELECT FROM slot_claim c WHERE c.rental_id = $6 AND c.unit_id = u.id AND c.during = span)");

    // One site at a time: planned for several, the units of all sites are read.
    private static string Sql(string which) =>
        $"""
        SELECT u.id, u.tool_id, u.turnaround,
               ARRAY(SELECT span FROM taken(u, tstzrange($3, $4 + u.turnaround), $5) AS span {which} ORDER BY span),
               (SELECT s.time_zone FROM site s WHERE s.id = $1), (SELECT s.opening FROM site s WHERE s.id = $1),
               (SELECT h.degraded_since FROM site_health h WHERE h.site_id = $1)
        FROM rentable_unit u
        WHERE u.site_id = $1 AND (cardinality($2) = 0 OR u.tool_id = ANY ($2))
        """;

    /// <summary>What of a span is taken at a site.</summary>
    /// <param name="site">Where.</param>
    /// <param name="tools">Of which tools; of all of them where none is named.</param>
    /// <param name="span">When; what is taken within a turnaround after it is told too.</param>
    /// <param name="now">Holds that have expired by then bind nobody.</param>
    /// <param name="changing">The rental that asks for something else: what it has is not counted; null where all is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Stock> At(
        SiteId site, IReadOnlyCollection<ToolId> tools, Slot span, DateTimeOffset now, RentalId? changing = null,
        CancellationToken cancellationToken = default)
    {
        object[] asked = [site.Value, tools.Select(tool => tool.Value).ToArray(), span.Start, span.End, now];
        (SiteAccess? access, DateTimeOffset? silentSince) = (null, null);
        var units = await database.ReadAll(
            changing is null ? Taken : TakenByOthers, row =>
            {
                if (access is null && SiteQueries.ReadOpening(row, 5) is { IsAlways: false } opening)
                    access = new(TimeZoneInfo.FindSystemTimeZoneById(row.GetString(4)), opening);
                silentSince = row.Instant(6);
                return ReadUnit(row);
            },
            changing is { } rental ? [.. asked, rental.Value] : asked, cancellationToken);
        return new(site, units, access) { SilentSince = silentSince };
    }

    private static UnitTime ReadUnit(NpgsqlDataReader row) => new(
        new UnitId(row.GetGuid(0)), new ToolId(row.GetGuid(1)), row.GetTimeSpan(2),
        ImmutableArray.Create(Array.ConvertAll(
            row.GetFieldValue<NpgsqlRange<DateTimeOffset>[]>(3), during => new Slot(during.LowerBound, during.UpperBound))));
}
