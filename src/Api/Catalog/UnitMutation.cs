using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Api.Catalog;

/// <summary>A line for a passport.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Hours">The hours of use that were read.</param>
/// <param name="CostCents">What it cost.</param>
/// <param name="Note">What there is to say.</param>
public sealed record PassportEntryInput(PassportEntryKind Kind, int? Hours, long? CostCents, string Note = "");

[MutationType]
public static class UnitMutation
{
    /// <summary>Enters a physical tool, which waits in the workshop.</summary>
    /// <param name="tool">What it is one of.</param>
    /// <param name="code">What its plate says: 4 to 20 capital letters, digits and hyphens.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static async Task<UnitPayload> RegisterUnit(
        ToolId tool, string code, ClaimsPrincipal user, ToolQueries tools, UnitPassportStore units, CatalogDesk desk)
    {
        var known = (await tools.Find([tool])).SingleOrDefault();
        var made = await desk.Make<ToolUnit>(
            user, "UnitRegistered",
            now => known is null ? new UnknownTool(tool)
                : known.RetiredAt is not null ? new ToolRetired(tool)
                : CodePlate.Read(code).Succeeded(out var plate, out var wrong) ? ToolUnit.Register(known, plate, now) : wrong,
            units.Add);
        return new(made.Now is { Id: var id } ? await units.Find(id) : null, made.Refusal);
    }

    /// <summary>
    /// Says whether a unit may be rented out, and if not why. Its bookings are moved to another unit of the same tool at the site
    /// within moments, where there is one, and else fail on our side; see endangeredBookingsOf. Whoever ever had a unit in their hands that is
    /// recalled is told.
    /// </summary>
    /// <param name="id">Which.</param>
    /// <param name="version">Of its passport, as it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, nameof(Role.FieldAgent), StaffRules.Administrator])]
    public static Task<UnitPayload> ChangeUnitState(
        UnitId id, long version, UnitState state, ClaimsPrincipal user, UnitPassportStore units, CatalogDesk desk) =>
        Edit(id, user, "UnitStateChanged", units, desk, (passport, _) => passport.Become(state, version), Save(units));

    /// <summary>
    /// Says when a unit must be inspected and given back: it is not rented beyond. Bookings that go beyond are moved or fail, and whoever ever had
    /// it in their hands is told of a recall, once.
    /// </summary>
    /// <param name="id">Which.</param>
    /// <param name="version">Of its passport, as it was read.</param>
    /// <param name="inspectionDue">Null: never.</param>
    /// <param name="recalledFrom">Null: never.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static Task<UnitPayload> PlanUnit(
        UnitId id, long version, DateTimeOffset? inspectionDue, DateTimeOffset? recalledFrom, ClaimsPrincipal user, UnitPassportStore units,
        CatalogDesk desk) =>
        Edit(id, user, "UnitPlanned", units, desk, (passport, _) => passport.Plan(inspectionDue, recalledFrom, version), Save(units));

    /// <summary>Writes a line in a unit's passport: a check, a repair, its hours.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">Of its passport, as it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, nameof(Role.FieldAgent), StaffRules.Administrator])]
    public static Task<UnitPayload> WriteInPassport(
        UnitId id, long version, PassportEntryInput input, ClaimsPrincipal user, UnitPassportStore units, CatalogDesk desk) =>
        Edit(
            id, user, "PassportWritten", units, desk,
            (passport, now) => passport.Write(
                new(input.Kind, input.Hours, input.CostCents is { } cents ? new Euros(cents) : null, input.Note), version, now),
            (page, note) => units.Save(page.Passport, page.Entry, note));

    private static Func<UnitPassport, ChangeNote, Task<Result<UnitPassport>>> Save(UnitPassportStore units) =>
        (passport, note) => units.Save(passport, entry: null, note);

    private static async Task<UnitPayload> Edit<T>(
        UnitId id, ClaimsPrincipal user, string what, UnitPassportStore units, CatalogDesk desk,
        Func<UnitPassport, DateTimeOffset, Result<T>> decide, Func<T, ChangeNote, Task<Result<UnitPassport>>> save) where T : class
    {
        var change = await desk.Edit(
            user, what, async () => (await units.Find(id))?.Passport, new UnknownUnit(id), decide, save, isDaily: true);
        return new(change.Now is null ? null : await units.Find(id), change.Refusal);
    }
}
