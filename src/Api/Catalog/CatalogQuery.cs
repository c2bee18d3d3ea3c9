using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

[QueryType]
public static class CatalogQuery
{
    /// <summary>All categories, in their order.</summary>
    [AllowAnonymous]
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<Category>> GetCategories(CatalogStore catalog, CancellationToken cancellationToken) =>
        await catalog.Categories(cancellationToken);

    /// <summary>One pack; null where there is none of this id.</summary>
    [AllowAnonymous]
    public static Task<Pack?> GetPack(PackId id, IPackByIdDataLoader packs, CancellationToken cancellationToken) =>
        packs.LoadAsync(id, cancellationToken);

    /// <summary>One unit with its passport; null where there is none of this id.</summary>
    [Authorize(Roles = [StaffRules.Operator, nameof(Role.FieldAgent), StaffRules.Administrator])]
    public static Task<UnitCard?> GetUnit(UnitId id, UnitPassportStore units, CancellationToken cancellationToken) =>
        units.Find(id, cancellationToken);

    /// <summary>The units of a tool, by code.</summary>
    [Authorize(Roles = [StaffRules.Operator, nameof(Role.FieldAgent), StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<UnitCard>> GetUnitsOf(ToolId tool, UnitPassportStore units, CancellationToken cancellationToken) =>
        await units.Of(tool, cancellationToken);

    /// <summary>The units that stand at a site, by code.</summary>
    [Authorize(Roles = [StaffRules.Operator, nameof(Role.FieldAgent), StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<UnitCard>> GetUnitsAt(SiteId site, UnitPassportStore units, CancellationToken cancellationToken) =>
        await units.At(site, cancellationToken);
}
