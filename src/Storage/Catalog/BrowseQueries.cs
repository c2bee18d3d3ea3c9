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
/// <param name="Slot">Only what is free then: there, or at any site.</param>
/// <param name="Order">The first first; by name where nothing is searched for.</param>
public sealed record Browse(
    string? Search = null, CategoryId? Category = null, SiteId? Site = null, Slot? Slot = null, CatalogueOrder Order = CatalogueOrder.Relevance);

/// <summary>Finds what people look for in the catalogue.</summary>
public sealed class BrowseQueries(NpgsqlDataSource database)
{
    public const int LongestSearch = 100;

    // $2 site, $3 and $4 slot, $5 now.
    private const string IsRentable =
        """
        ($2::uuid IS NULL OR u.site_id = $2)
        AND ($3::timestamptz IS NULL OR NOT EXISTS (SELECT FROM taken(u, tstzrange($3, $4::timestamptz + u.turnaround), $5)))
        """;

    /// <summary>The tools wanted, in their order; those that are free, as it is at <paramref name="now" />.</summary>
    public Task<List<ToolId>> Tools(Browse wanted, DateTimeOffset now, CancellationToken cancellationToken = default) => Find(
        "tool", "'Tool'",
        $"""
        ($6::uuid IS NULL OR shown.category_id = $6)
        AND ($2::uuid IS NULL AND $3::timestamptz IS NULL OR EXISTS (
            SELECT FROM rentable_unit u WHERE u.tool_id = shown.id AND {IsRentable}))
        """,
        id => new ToolId(id), wanted, now, [Or(wanted.Category?.Value)], cancellationToken);

    /// <summary>The packs wanted, in their order: those of which one site has all there is in them.</summary>
    public Task<List<PackId>> Packs(Browse wanted, DateTimeOffset now, CancellationToken cancellationToken = default) => Find(
        "pack", "'Pack'",
        $"""
        ($2::uuid IS NULL AND $3::timestamptz IS NULL OR EXISTS (
            SELECT FROM site s WHERE ($2 IS NULL OR s.id = $2) AND NOT EXISTS (
                SELECT FROM pack_item i WHERE i.pack_id = shown.id AND i.quantity > (
                    SELECT count(*) FROM rentable_unit u WHERE u.tool_id = i.tool_id AND u.site_id = s.id AND {IsRentable}))))
        """,
        id => new PackId(id), wanted, now, [], cancellationToken);

    /// <summary>How a search is likely spelled; null where nothing is to be spelled otherwise.</summary>
    public async Task<string?> DidYouMean(string search, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT did_you_mean($1)", row => row.IsDBNull(0) ? null : row.GetString(0), [search], cancellationToken))[0];

    private Task<List<TId>> Find<TId>(
        string table, string kind, string condition, Func<Guid, TId> read, Browse wanted, DateTimeOffset now, object[] more,
        CancellationToken cancellationToken) => database.ReadAll(
        $"""
        SELECT shown.id FROM {table} shown {(wanted.Search is null ? "" : $"JOIN search($1, {kind}) found ON found.id = shown.id")}
        WHERE shown.retired_at IS NULL AND {condition}
        ORDER BY {(wanted.Search is null || wanted.Order == CatalogueOrder.Name ? "" : "found.rank DESC,")} shown.name
        """,
        row => read(row.GetGuid(0)),
        [wanted.Search ?? "", Or(wanted.Site?.Value), Or(wanted.Slot?.Start), Or(wanted.Slot?.End), now, .. more], cancellationToken);

    private static object Or<T>(T? value) => (object?)value ?? DBNull.Value;
}
