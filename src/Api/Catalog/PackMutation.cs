using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

/// <summary>So many of one tool.</summary>
public sealed record PackItemInput(ToolId Tool, int Quantity);

/// <summary>All that is said of a pack; texts are in French.</summary>
/// <param name="Name">What people read.</param>
/// <param name="Description">What it is for.</param>
/// <param name="DiscountPerMille">Off the rent of all its tools together.</param>
/// <param name="Items">What is in it, in the order it is shown.</param>
public sealed record PackInput(string Name, string Description, int DiscountPerMille, IReadOnlyList<PackItemInput> Items)
{
    internal DescribePack Request => new(
        Name, Description, DiscountPerMille, [.. Items.Select(item => new PackItem(item.Tool, item.Quantity))]);
}

[MutationType]
public static class PackMutation
{
    /// <summary>Adds a pack to the catalogue.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<PackPayload> AddPack(PackInput input, ClaimsPrincipal user, CatalogStore catalog, CatalogDesk desk) =>
        PackPayload.Of(await desk.Make(user, "PackAdded", now => Pack.Add(input.Request, now), catalog.Save));

    /// <summary>Says everything of a pack anew; what is booked stays as it was booked.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">As it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<PackPayload> ChangePack(
        PackId id, long version, PackInput input, ClaimsPrincipal user, CatalogStore catalog, CatalogDesk desk) =>
        PackPayload.Of(await desk.Edit(
            user, "PackChanged", Find(catalog, id), new UnknownPack(id), (pack, _) => pack.Change(input.Request, version), catalog.Save));

    /// <summary>Rents a pack out no more.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">As it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<PackPayload> RetirePack(PackId id, long version, ClaimsPrincipal user, CatalogStore catalog, CatalogDesk desk) =>
        PackPayload.Of(await desk.Edit(
            user, "PackRetired", Find(catalog, id), new UnknownPack(id), (pack, now) => pack.Retire(version, now), catalog.Save));

    private static Func<Task<Pack?>> Find(CatalogStore catalog, PackId id) => async () => (await catalog.Find([id])).SingleOrDefault();
}
