using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
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
    /// <summary>A person has looked at a unit: it may be had again, apart from whatever is decided of a deposit.</summary>
    /// <param name="unit">Which.</param>
    /// <param name="note">What was done, for the audit log: 3 to 500 characters.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="quarantine">Where it is kept.</param>
    /// <param name="units">The units.</param>
    /// <param name="clock">What time it is.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.FieldAgent, StaffRules.Administrator])]
    public static async Task<LookedAtPayload> ClearUnit(
        UnitId unit, string note, ClaimsPrincipal user, QuarantineStore quarantine, UnitPassportStore units, TimeProvider clock)
    {
        var viewer = Viewer.Required(user);
        if (CustomerReason.Refuse(note) is { } wrong) return new(null, wrong);

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
