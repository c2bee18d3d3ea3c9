using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Catalog;

/// <summary>In what order the catalogue is shown.</summary>
public enum CatalogueOrder { Relevance, Name }

/// <summary>What of the catalogue is wanted: what meets all that is said.</summary>
/// <param name="Search">What people write; null for all.</param>
/// <param name="Category">Only tools of this one.</param>
/// <param name="Site">Only what stands there.</param>
/// <param name="Slot">Only what is free then: there; tools also at any site.</param>
/// <param name="Order">The first first; by name where nothing is searched for.</param>
/// <param name="HasSilent">Whether sites sell what is free while they do not answer.</param>
public sealed record Browse(
    string? Search = null, CategoryId? Category = null, SiteId? Site = null, Slot? Slot = null, CatalogueOrder Order = CatalogueOrder.Relevance,
    bool HasSilent = false);

/// <summary>Finds what people look for in the catalogue.</summary>
public sealed class BrowseQueries(NpgsqlDataSource database)
{
    public const int LongestSearch = 100;

    /// <summary>The tools wanted, in their order; those that are free, as it is at <paramref name="now" />.</summary>
    public Task<List<ToolId>> Tools(Browse wanted, DateTimeOffset now, CancellationToken cancellationToken = default) => Find(
        "tool",
        $"""
        ($6 = '{Guid.Empty}' OR shown.category_id = $6)
        {(IsAnywhere(wanted) ? "" : $"AND EXISTS (SELECT FROM rentable_unit u WHERE u.tool_id = shown.id AND {IsFree(wanted)})")}
        """,
        id => new ToolId(id), wanted, now, cancellationToken);

    /// <summary>The categories of those of the tools that there are.</summary>
    public async Task<Dictionary<ToolId, CategoryId>> Categories(IEnumerable<ToolId> tools, CancellationToken cancellationToken = default) =>
        (await database.ReadAll(
            "SELECT id, category_id FROM tool WHERE id = ANY ($1)",
            row => (Tool: new ToolId(row.GetGuid(0)), Category: new CategoryId(row.GetGuid(1))),
            [tools.Select(tool => tool.Value).ToArray()], cancellationToken)).ToDictionary(one => one.Tool, one => one.Category);

    /// <summary>The packs wanted, in their order; those all of which stands at the site and is free there.</summary>
    /// <exception cref="ArgumentException">A slot is wanted, and no site.</exception>
    public Task<List<PackId>> Packs(Browse wanted, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        if (wanted is { Slot: not null, Site: null }) throw new ArgumentException("A pack is free at a site.", nameof(wanted));

        var lacking =
            $"""
            SELECT FROM pack_item i LEFT JOIN (
                SELECT u.tool_id, count(*) AS units FROM rentable_unit u WHERE {IsFree(wanted)} GROUP BY u.tool_id
            ) free ON free.tool_id = i.tool_id
            WHERE i.pack_id = shown.id AND i.quantity > coalesce(free.units, 0)
            """;
        return Find("pack", IsAnywhere(wanted) ? "true" : $"NOT EXISTS ({lacking})", id => new PackId(id), wanted, now, cancellationToken);
    }

    /// <summary>How a search is likely spelled; null where nothing is to be spelled otherwise.</summary>
    public async Task<string?> DidYouMean(string search, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT did_you_mean($1)", row => row.IsDBNull(0) ? null : row.GetString(0), [search], cancellationToken))[0];

    private static bool IsAnywhere(Browse wanted) => wanted is { Site: null, Slot: null };

    private static string IsFree(Browse wanted) =>
        $"""
        {(wanted.Site is null ? "true" : "u.site_id = $2")}
        AND {(wanted.Slot is null ? "true" : "NOT EXISTS (SELECT FROM taken(u, tstzrange($3, $4 + u.turnaround), $5))")}
        AND {(wanted.Slot is null ? "true" : "(SELECT may_enter(s, $3, $4) FROM site s WHERE s.id = u.site_id)")}
        AND {(wanted.Slot is null || wanted.HasSilent
            ? "true"
            : "NOT EXISTS (SELECT FROM site_health h WHERE h.site_id = u.site_id AND h.degraded_since IS NOT NULL)")}
        """;

    private Task<List<TId>> Find<TId>(
        string table, string condition, Func<Guid, TId> read, Browse wanted, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAll(
            $"""
            SELECT shown.id FROM {table} shown
            {(wanted.Search is null ? "" : $"JOIN search($1, '{(table == "tool" ? "Tool" : "Pack")}') found ON found.id = shown.id")}
            WHERE shown.retired_at IS NULL AND {condition}
            ORDER BY {(wanted.Search is null || wanted.Order == CatalogueOrder.Name ? "" : "found.rank DESC,")} shown.name
            """,
            row => read(row.GetGuid(0)),
            [
                wanted.Search ?? "", wanted.Site?.Value ?? Guid.Empty, wanted.Slot?.Start ?? now, wanted.Slot?.End ?? now, now,
                wanted.Category?.Value ?? Guid.Empty,
            ],
            cancellationToken);
}
