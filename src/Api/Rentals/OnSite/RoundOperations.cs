using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains;
using Toolbox24.Grains.Lockers;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>A unit after a field agent has looked at it, or why nothing was done.</summary>
[VisibleWithField]
public sealed record LookedAtPayload(UnitCard? Unit, Refusal? Refusal);

[QueryType]
public static class RoundQuery
{
    /// <summary>The units of a site that somebody is to look at, and why; the one that is needed first comes first.</summary>
    [Authorize(Roles = [StaffRules.FieldAgent, StaffRules.Operator, StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<QuarantinedUnit>> GetAgentRound(
        SiteId site, QuarantineStore quarantine, TimeProvider clock, CancellationToken cancellationToken) =>
        await quarantine.At(site, clock.GetUtcNow(), cancellationToken);
}

[MutationType]
public static class RoundMutation
{
    /// <summary>
    /// A person has looked at a unit, cleaned it, charged it: it may be had again, apart from whatever is decided of a deposit. One that is
    /// called back, with whoever repairs it, or to be inspected first stays where it is.
    /// </summary>
    /// <param name="unit">Which.</param>
    /// <param name="note">What was done, for its passport and the audit log: 3 to 500 characters.</param>
    /// <param name="done">What was done beside looking at it.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="quarantine">Where it is kept.</param>
    /// <param name="units">The units.</param>
    /// <param name="desk">Writes the passport.</param>
    /// <param name="clock">What time it is.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.FieldAgent, StaffRules.Administrator])]
    public static async Task<LookedAtPayload> ClearUnit(
        UnitId unit, string note, IReadOnlyList<PassportEntryKind>? done, ClaimsPrincipal user, QuarantineStore quarantine, UnitPassportStore units,
        CatalogDesk desk, TimeProvider clock)
    {
        var viewer = Viewer.Required(user);
        if (CustomerReason.Refuse(note) is { } wrong) return new(null, wrong);

        // First its passport: where that was written meanwhile, somebody may have called it back.
        var written = await desk.Edit(
            user, "PassportWritten", async () => (await units.Find(unit))?.Passport, new UnknownUnit(unit),
            (passport, now) => passport.Clear(done ?? [], note, now), (cleared, by) => units.Save(cleared.Passport, cleared.Entries, by), isDaily: true);
        if (written.Refusal is { } refused) return new(null, refused);

        var told = new ChangeNote("UnitCleared", viewer.Actor.Value.ToString(), clock.GetUtcNow(), viewer.Session);
        if (await quarantine.Clear(unit, viewer.Actor, note.Trim(), told) is { } refusal) return new(null, refusal);

        return await units.Find(unit) is { } card ? new(card, null) : new(null, new UnknownUnit(unit));
    }

    /// <summary>A unit goes to whoever repairs it; its bookings are moved, or fail.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.FieldAgent, StaffRules.Administrator])]
    public static async Task<LookedAtPayload> CondemnUnit(UnitId unit, ClaimsPrincipal user, UnitPassportStore units, CatalogDesk desk)
    {
        var change = await desk.Edit(
            user, "UnitStateChanged", async () => (await units.Find(unit))?.Passport, new UnknownUnit(unit),
            (passport, _) => passport.Become(UnitState.InRepair, passport.Version), (passport, note) => units.Save(passport, entry: null, note), isDaily: true);
        return new(change.Now is null ? null : await units.Find(unit), change.Refusal);
    }
}

/// <summary>One unit for another of the same tool.</summary>
/// <param name="Locker">Where.</param>
/// <param name="Out">The unit that goes to whoever repairs it.</param>
/// <param name="In">The one that takes its place, from the workshop.</param>
public sealed record SwapUnitsInput(LockerId Locker, UnitId Out, UnitId In);

[MutationType]
public static class SwapMutation
{
    /// <summary>
    /// Stands a unit in the place of one that is no good, which goes to whoever repairs it: its bookings go to the other. Each step is made
    /// once: asked again, it goes on where it was.
    /// </summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.FieldAgent, StaffRules.Administrator])]
    public static async Task<LookedAtPayload> SwapUnits(
        SwapUnitsInput input, ClaimsPrincipal user, UnitPassportStore units, IGrainFactory grains, CatalogDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await units.Find(input.Out) is not { } bad) return new(null, new UnknownUnit(input.Out));
        if (await units.Find(input.In) is not { } good) return new(null, new UnknownUnit(input.In));
        if (bad.Unit.Tool != good.Unit.Tool || bad.Unit.Id == good.Unit.Id) return new(null, new UnitNotOfTool(bad.Unit.Tool));
        if (bad.Unit.Locker is { } elsewhere && elsewhere != input.Locker) return new(null, new UnitElsewhere(input.Out));

        var viewer = Viewer.Required(user);
        (Actor.Current, Actor.Session) = (viewer.Actor.Value.ToString(), viewer.Session);
        var locker = grains.GetGrain<ILockerGrain>(input.Locker.Value);
        if (bad.Unit.Locker == input.Locker && !(await locker.TakeOut()).Succeeded(out _, out var stays)) return new(null, stays);
        if (good.Unit.Locker != input.Locker && !(await locker.Place(input.In)).Succeeded(out _, out var refused)) return new(null, refused);

        var condemned = await RoundMutation.CondemnUnit(input.Out, user, units, desk);
        return condemned.Refusal is { } refusal ? new(null, refusal) : new(await units.Find(input.In), null);
    }
}

[ObjectType<QuarantinedUnit>]
[VisibleWithField]
public static partial class QuarantinedUnitType
{
    static partial void Configure(IObjectTypeDescriptor<QuarantinedUnit> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("RoundStop");
        descriptor.Field(stop => stop.Reason);
        descriptor.Field(stop => stop.Since);
        descriptor.Field(stop => stop.NeededAt);
    }

    [Cost(1)]
    public static Task<UnitCard?> GetUnit([Parent] QuarantinedUnit stop, UnitPassportStore units, CancellationToken cancellationToken) =>
        units.Find(stop.Unit, cancellationToken);
}
