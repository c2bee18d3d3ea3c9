using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

/// <summary>All that is said of a category.</summary>
/// <param name="Name">What people read.</param>
/// <param name="RentalsBetweenChecks">After so many rentals a person looks at a unit of it.</param>
/// <param name="Order">Where it stands among the others, smallest first.</param>
public sealed record CategoryInput(string Name, int RentalsBetweenChecks, int Order)
{
    internal DescribeCategory Request => new(Name, RentalsBetweenChecks, Order);
}

[MutationType]
public static class CategoryMutation
{
    /// <summary>Adds a category.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<CategoryPayload> AddCategory(CategoryInput input, ClaimsPrincipal user, CatalogStore catalog, CatalogDesk desk) =>
        CategoryPayload.Of(await desk.Make(user, "CategoryAdded", now => Category.Add(input.Request, now), catalog.Save));

    /// <summary>Says everything of a category anew.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">As it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<CategoryPayload> ChangeCategory(
        CategoryId id, long version, CategoryInput input, ClaimsPrincipal user, CatalogStore catalog, CatalogDesk desk) =>
        CategoryPayload.Of(await desk.Edit(
            user, "CategoryChanged", async () => (await catalog.Find([id])).SingleOrDefault(), new UnknownCategory(id),
            (category, _) => category.Change(input.Request, version), catalog.Save));

    /// <summary>Takes a category away that no tool is of, and answers what it was.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">As it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<CategoryPayload> RemoveCategory(
        CategoryId id, long version, ClaimsPrincipal user, CatalogStore catalog, CatalogDesk desk) =>
        CategoryPayload.Of(await desk.Edit(
            user, "CategoryRemoved", async () => (await catalog.Find([id])).SingleOrDefault(), new UnknownCategory(id),
            (category, _) => category.Remove(version), catalog.Remove));
}
