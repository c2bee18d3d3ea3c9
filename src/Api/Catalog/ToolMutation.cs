using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Catalog;

/// <summary>All that is said of a tool; texts are in French.</summary>
/// <param name="Name">What people read.</param>
/// <param name="Category">Its trade.</param>
/// <param name="Synonyms">Other words people find it by.</param>
/// <param name="Description">What it does.</param>
/// <param name="Drawing">The name of its drawing, without folder and extension.</param>
/// <param name="Size">Of its case.</param>
/// <param name="ReplacementCents">What a new one costs.</param>
/// <param name="TurnaroundMinutes">Kept free after each rental; what is usual where it is left out.</param>
/// <param name="Notice">How it is used safely.</param>
/// <param name="ProtectiveEquipment">What to wear.</param>
/// <param name="Needs">What the locker must have in which it stands; nothing where it is left out.</param>
public sealed record ToolInput(
    string Name, CategoryId Category, IReadOnlyList<string> Synonyms, string Description, string? Drawing, Dimensions Size,
    long ReplacementCents, int? TurnaroundMinutes, string Notice = "", string ProtectiveEquipment = "",
    LockerEquipment? Needs = null)
{
    internal AddTool Request(TimeSpan turnaround) => new(
        new ToolDescription(Name.Trim(), Category, [.. Synonyms.Select(word => word.Trim())], Description.Trim(), Drawing)
        {
            Notice = Notice.Trim(),
            ProtectiveEquipment = ProtectiveEquipment.Trim(),
        },
        Size, new Euros(ReplacementCents), TurnaroundMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : turnaround)
    {
        Needs = Needs ?? LockerEquipment.None,
    };
}

[MutationType]
public static class ToolMutation
{
    /// <summary>Adds a tool to the catalogue.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<ToolPayload> AddTool(
        ToolInput input, ClaimsPrincipal user, CatalogStore catalog, CurrentSettings settings, TimeProvider clock, CatalogDesk desk)
    {
        var turnaround = (await settings.At(clock.GetUtcNow())).Rules.Turnaround;
        return ToolPayload.Of(await desk.Make(user, "ToolAdded", now => Tool.Add(input.Request(turnaround), now), catalog.Save));
    }

    /// <summary>Says everything of a tool anew. It must still fit where its units stand.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">As it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<ToolPayload> ChangeTool(
        ToolId id, long version, ToolInput input, ClaimsPrincipal user, ToolQueries tools, CatalogStore catalog, CurrentSettings settings,
        TimeProvider clock, CatalogDesk desk)
    {
        var turnaround = (await settings.At(clock.GetUtcNow())).Rules.Turnaround;
        var lockers = await tools.LockersOf(id);
        return ToolPayload.Of(await desk.Edit(
            user, "ToolChanged", Find(tools, id), new UnknownTool(id), (tool, _) => tool.Change(input.Request(turnaround), lockers, version), catalog.Save));
    }

    /// <summary>Rents a tool out no more: nobody finds it from now on, and what is booked stays booked.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">As it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<ToolPayload> RetireTool(
        ToolId id, long version, ClaimsPrincipal user, ToolQueries tools, CatalogStore catalog, CatalogDesk desk) =>
        ToolPayload.Of(await desk.Edit(
            user, "ToolRetired", Find(tools, id), new UnknownTool(id), (tool, now) => tool.Retire(version, now), catalog.Save));

    internal static Func<Task<Tool?>> Find(ToolQueries tools, ToolId id) => async () => (await tools.Find([id])).SingleOrDefault();
}
