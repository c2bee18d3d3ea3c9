using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

public static class CatalogLoaders
{
    [DataLoader]
    public static async Task<IReadOnlyDictionary<CategoryId, Category>> GetCategoryByIdAsync(
        IReadOnlyList<CategoryId> ids, CatalogStore catalog, CancellationToken cancellationToken) =>
        (await catalog.Find(ids, cancellationToken)).ToDictionary(category => category.Id);

    [DataLoader]
    public static async Task<IReadOnlyDictionary<PackId, Pack>> GetPackByIdAsync(
        IReadOnlyList<PackId> ids, CatalogStore catalog, CancellationToken cancellationToken) =>
        (await catalog.Find(ids, cancellationToken)).ToDictionary(pack => pack.Id);

    [DataLoader]
    public static async Task<IReadOnlyDictionary<UnitId, IReadOnlyList<PassportEntry>>> GetEntriesByUnitAsync(
        IReadOnlyList<UnitId> units, UnitPassportStore passports, CancellationToken cancellationToken)
    {
        var found = (await passports.Entries(units, cancellationToken)).ToLookup(entry => entry.Unit);
        return units.ToDictionary(unit => unit, IReadOnlyList<PassportEntry> (unit) => [.. found[unit]]);
    }

    [DataLoader]
    public static async Task<IReadOnlyDictionary<ToolId, IReadOnlyList<ToolPhoto>>> GetPhotosByToolAsync(
        IReadOnlyList<ToolId> tools, PhotoStore photos, CancellationToken cancellationToken)
    {
        var found = await photos.Of(tools, cancellationToken);
        return tools.ToDictionary(tool => tool, IReadOnlyList<ToolPhoto> (tool) => [.. found[tool]]);
    }
}
