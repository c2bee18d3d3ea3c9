using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Catalog;

/// <summary>In what order the catalogue is shown.</summary>
public enum CatalogueOrder { Relevance, Name }

/// <summary>What of the catalogue is wanted: what meets all that is said.</summary>
/// <param name="Search">What people write; null for all.</param>
/// <param name="Category">Only this one.</param>
/// <param name="Site">Only what stands there.</param>
/// <param name="Slot">Only what is free then: there, or at any site.</param>
/// <param name="Order">The first first; by name where nothing is searched for.</param>
public sealed record Browse(string? Search, string? Category, SiteId? Site, Slot? Slot, CatalogueOrder Order);

/// <summary>Finds what people look for in the catalogue.</summary>
public sealed class BrowseQueries(NpgsqlDataSource database)
{
    public const int LongestSearch = 100;

    /// <summary>The tools wanted, in their order; those that are free, as it is at <paramref name="now" />.</summary>
    public Task<List<ToolId>> Tools(Browse wanted, DateTimeOffset now, CancellationToken cancellationToken = default) => database.ReadAll(
        $"""
        SELECT t.id FROM tool t {(wanted.Search is null ? "" : "JOIN search($1, 'Tool') found ON found.id = t.id")}
        WHERE ($2::text IS NULL OR t.category = $2)
          AND ($3::uuid IS NULL AND $4::timestamptz IS NULL OR EXISTS (
            SELECT FROM tool_unit u JOIN locker l ON l.id = u.locker_id
            WHERE u.tool_id = t.id AND ($3 IS NULL OR l.site_id = $3)
              AND ($4 IS NULL OR NOT EXISTS (
                SELECT FROM slot_claim c
                WHERE c.unit_id = u.id AND c.during && tstzrange($4, $5::timestamptz + t.turnaround) AND (c.expires_at IS NULL OR c.expires_at > $6)))))
        ORDER BY {(wanted.Search is null || wanted.Order == CatalogueOrder.Name ? "" : "found.rank DESC,")} t.name
        """,
        row => new ToolId(row.GetGuid(0)),
        [
            wanted.Search ?? "", Or(wanted.Category), Or(wanted.Site?.Value), Or(wanted.Slot?.Start),
            Or(wanted.Slot?.End), now,
        ],
        cancellationToken);

    /// <summary>How a search is likely spelled; null where nothing is to be spelled otherwise.</summary>
    public async Task<string?> DidYouMean(string search, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT did_you_mean($1)", row => row.IsDBNull(0) ? null : row.GetString(0), [search], cancellationToken))[0];

    private static object Or<T>(T? value) => (object?)value ?? DBNull.Value;
}
