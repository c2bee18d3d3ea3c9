using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Catalog;

/// <summary>Keeps categories, tools and packs. A change that was decided from an older version is <see cref="Stale" />.</summary>
public sealed class CatalogStore(NpgsqlDataSource database, CommitWriter writer)
{
    private const string PackColumns =
        """
        SELECT p.id, p.version, p.name, p.description, p.discount_per_mille, p.retired_at,
               ARRAY(SELECT i.tool_id FROM pack_item i WHERE i.pack_id = p.id ORDER BY i.number),
               ARRAY(SELECT i.quantity FROM pack_item i WHERE i.pack_id = p.id ORDER BY i.number)
        FROM pack p
        """;

    private const string CategoryColumns = "SELECT id, version, name, rentals_between_checks, sort_order FROM category";

    /// <returns>The category as written; <see cref="CategoryNameTaken" /> or <see cref="Stale" />.</returns>
    public Task<Result<Category>> Save(Category after, ChangeNote note) => CatalogRevisions.Of(after, note).Write(
        writer, after with { Version = after.Version + 1 }, new CategoryNameTaken(after.Name));

    /// <summary>Takes a category away.</summary>
    /// <returns>What it was; <see cref="CategoryInUse" /> or <see cref="Stale" />.</returns>
    public async Task<Result<Category>> Remove(Category category, ChangeNote note)
    {
        ArgumentNullException.ThrowIfNull(category);
        return await writer.Commit(new CategoryRemoval(category, note)) switch
        {
            "Done" => category,
            "Used" => new CategoryInUse(category.Id),
            _ => new Stale(category.Version),
        };
    }

    /// <returns>The tool as written; <see cref="ToolNameTaken" />, <see cref="UnknownCategory" /> or <see cref="Stale" />.</returns>
    public Task<Result<Tool>> Save(Tool after, ChangeNote note) => CatalogRevisions.Of(after, note).Write(
        writer, after with { Version = after.Version + 1 }, new ToolNameTaken(after.Description.Name),
        new UnknownCategory(after.Description.Category));

    /// <returns>The pack as written; <see cref="PackNameTaken" />, <see cref="UnknownTool" /> or <see cref="Stale" />.</returns>
    public async Task<Result<Pack>> Save(Pack after, ChangeNote note)
    {
        if (await UnknownIn(after) is { } tool) return new UnknownTool(tool);

        return await CatalogRevisions.Of(after, note).Write(
            writer, after with { Version = after.Version + 1 }, new PackNameTaken(after.Name));
    }

    /// <summary>All categories, in their order.</summary>
    public Task<List<Category>> Categories(CancellationToken cancellationToken = default) =>
        database.ReadAll($"{CategoryColumns} ORDER BY sort_order, name", ReadCategory, [], cancellationToken);

    /// <summary>The categories that exist of those asked for, in no order.</summary>
    public Task<List<Category>> Find(IReadOnlyCollection<CategoryId> ids, CancellationToken cancellationToken = default) =>
        database.ReadAll($"{CategoryColumns} WHERE id = ANY ($1)", ReadCategory, [ids.Select(id => id.Value).ToArray()], cancellationToken);

    /// <summary>The packs that are rented out, by name.</summary>
    public Task<List<Pack>> Packs(CancellationToken cancellationToken = default) =>
        database.ReadAll($"{PackColumns} WHERE p.retired_at IS NULL ORDER BY p.name", ReadPack, [], cancellationToken);

    /// <summary>All packs, those that are rented out no more too, by name.</summary>
    public Task<List<Pack>> WholePacks(CancellationToken cancellationToken = default) =>
        database.ReadAll($"{PackColumns} ORDER BY p.name", ReadPack, [], cancellationToken);

    /// <summary>The packs that exist of those asked for, in no order.</summary>
    public Task<List<Pack>> Find(IReadOnlyCollection<PackId> ids, CancellationToken cancellationToken = default) =>
        database.ReadAll($"{PackColumns} WHERE p.id = ANY ($1)", ReadPack, [ids.Select(id => id.Value).ToArray()], cancellationToken);

    /// <summary>The first tool of a pack that is not rented out; null where all are.</summary>
    private async Task<ToolId?> UnknownIn(Pack pack)
    {
        var known = await database.ReadAll(
            "SELECT id FROM tool WHERE id = ANY ($1) AND (retired_at IS NULL OR $2)", row => row.GetGuid(0),
            [pack.Items.Select(item => item.Tool.Value).ToArray(), pack.RetiredAt is not null], CancellationToken.None);
        return pack.Items.Select(item => (ToolId?)item.Tool).FirstOrDefault(tool => !known.Contains(tool!.Value.Value));
    }

    private static Category ReadCategory(NpgsqlDataReader row) =>
        new(new CategoryId(row.GetGuid(0)), row.GetInt64(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4));

    private static Pack ReadPack(NpgsqlDataReader row) => new(
        new PackId(row.GetGuid(0)), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetInt32(4),
        [.. row.GetFieldValue<Guid[]>(6).Zip(row.GetFieldValue<int[]>(7), (tool, quantity) => new PackItem(new ToolId(tool), quantity))],
        row.Instant(5));
}
