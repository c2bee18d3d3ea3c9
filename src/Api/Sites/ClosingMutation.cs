using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>Closes a locker, or a whole site.</summary>
/// <param name="Site">Where.</param>
/// <param name="Locker">Which locker; null: all of them.</param>
/// <param name="Reason">Why, for the staff to read.</param>
/// <param name="From">From when; from now where it is past.</param>
/// <param name="Until">Until when; null: until somebody says so.</param>
public sealed record ClosingInput(SiteId Site, LockerId? Locker, string Reason, DateTimeOffset From, DateTimeOffset? Until)
{
    internal BeginClosing Request => new(Site, Locker, Reason, From, Until);
}

/// <summary>A closing after a change, or why there was none; where the change is stale, as it is now.</summary>
[VisibleWithField]
public sealed record ClosingPayload(Closing? Closing, Refusal? Refusal)
{
    internal static ClosingPayload Of(Change<Closing> change) => new(change.Now, change.Refusal);
}

[MutationType]
public static class ClosingMutation
{
    /// <summary>
    /// Closes a locker or a site: nobody is promised it within that time. Bookings it endangers are moved to another unit of the
    /// same tool at the site within moments, where there is one, and else fail on our side; see endangeredBookings.
    /// </summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static async Task<ClosingPayload> BeginClosing(
        ClosingInput input, ClaimsPrincipal user, SiteQueries sites, ClosingStore closings, CatalogDesk desk)
    {
        var refusal = await RefuseLocker(input, sites);
        return ClosingPayload.Of(await desk.Make(
            user, "ClosingBegun", now => refusal is null ? Closing.Begin(input.Request, now) : refusal, closings.Save));
    }

    /// <summary>Why this locker cannot be closed, whenever that is; null where it can, and for a whole site.</summary>
    internal static async Task<Refusal?> RefuseLocker(ClosingInput input, SiteQueries sites) => input.Locker is not { } id ? null
        : (await sites.FindLockers([id])).SingleOrDefault() is not { } locker ? new UnknownLocker(id)
        : locker.Site != input.Site ? new LockerOfAnotherSite(id)
        : null;

    /// <summary>Opens again what was closed. What was moved stays moved.</summary>
    /// <param name="id">Which closing.</param>
    /// <param name="version">As it was read.</param>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static async Task<ClosingPayload> EndClosing(
        ClosingId id, long version, ClaimsPrincipal user, ClosingStore closings, CatalogDesk desk) =>
        ClosingPayload.Of(await desk.Edit(
            user, "ClosingEnded", () => closings.Find(id), new UnknownClosing(id), (closing, now) => closing.End(version, now), closings.Save));
}

[QueryType]
public static class ClosingQuery
{
    /// <summary>The closings of a site and of its lockers that are not over, by their beginning.</summary>
    [Authorize(Roles = [StaffRules.Operator, nameof(Role.FieldAgent), StaffRules.Administrator])]
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<Closing>> GetClosings(
        SiteId site, ClosingStore closings, TimeProvider clock, CancellationToken cancellationToken) =>
        await closings.Of(site, clock.GetUtcNow(), cancellationToken);

    /// <summary>The bookings that a closing endangers or did, and what came of each.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<EndangeredBooking>> GetEndangeredBookings(
        ClosingId closing, ClosingStore closings, TimeProvider clock, CancellationToken cancellationToken) =>
        await closings.Endangered(closing, clock.GetUtcNow(), cancellationToken);

    /// <summary>The bookings that a unit cannot keep by its state, its inspection or its recall, or could not, and what came of each.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<EndangeredBooking>> GetEndangeredBookingsOf(
        UnitId unit, UnitPassportStore units, TimeProvider clock, CancellationToken cancellationToken) =>
        await units.Endangered(unit, clock.GetUtcNow(), cancellationToken);
}

/// <summary>Who may see a closing is said by the fields that lead to it.</summary>
[ObjectType<Closing>]
[VisibleWithField]
public static partial class ClosingType
{
    static partial void Configure(IObjectTypeDescriptor<Closing> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(closing => closing.Id);
        descriptor.Field(closing => closing.Version);
        descriptor.Field(closing => closing.Site);
        descriptor.Field(closing => closing.Locker);
        descriptor.Field(closing => closing.Reason);
        descriptor.Field(closing => closing.From);
        descriptor.Field(closing => closing.Until);
        descriptor.Field(closing => closing.EndedAt);
    }
}

[ObjectType<EndangeredBooking>]
[VisibleWithField]
public static partial class EndangeredBookingType
{
    static partial void Configure(IObjectTypeDescriptor<EndangeredBooking> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(booking => booking.Rental);
        descriptor.Field(booking => booking.Unit);
        descriptor.Field(booking => booking.During);
        descriptor.Field(booking => booking.Outcome);
        descriptor.Field(booking => booking.MovedTo);
    }
}
