using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>What customers do at the lockers to have their tools.</summary>
[MutationType]
public static class PickUpMutation
{
    /// <summary>
    /// Lets the customer have the tools, and opens their lockers: all or none. What becomes of each is told by rentalChanged; asked again,
    /// those open that have not.
    /// </summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> PickUp(PickUpInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Fetch(user, input.Rental, (rental, customer) => rental.PickUp(customer, input.NoticeRead));
    }

    /// <summary>Asks lockers again that have not opened; the one that is stuck too.</summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> AskLockers(RentalId rental, ClaimsPrincipal user, WallDesk desk) =>
        desk.Fetch(user, rental, (grain, customer) => grain.AskLockers(customer));

    /// <summary>Opens one locker anew: to take its tool after all, or to put it back.</summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> OpenLockerAgain(RentalUnitInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Fetch(
            user, input.Rental, (rental, customer) => rental.OpenAgain(customer, input.Unit),
            isBack: rental => rental.OnSite?.Of(input.Unit) is { IsOut: true });
    }

    /// <summary>Leaves a tool in its locker: what it costs is refunded.</summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> LeaveTool(RentalUnitInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Do(user, input.Rental, (rental, customer) => rental.PutBack(customer, input.Unit));
    }

    /// <summary>A locker did not open: the other tools at a lower price, a twin, or all of the money and amends.</summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> ChooseForStuckLocker(ChooseForStuckLockerInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Choice == StuckChoice.Cancel
            ? desk.Do(user, input.Rental, (rental, customer) => rental.Choose(customer, input.Choice))
            : desk.Fetch(user, input.Rental, (rental, customer) => rental.Choose(customer, input.Choice));
    }

    /// <summary>Says how a tool is on taking it, until shortly after leaving.</summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> ReportPickup(ReportPickupInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Tell(user, input.Rental, (rental, customer) => rental.ReportPickup(customer, input.Unit, input.Report, input.Text));
    }

    /// <summary>A tool was missing, wrong or did not work: its twin, or the money; it is nobody's fault.</summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> MakeGood(MakeGoodInput input, ClaimsPrincipal user, WallDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.Fetch(user, input.Rental, (rental, customer) => rental.MakeGood(customer, input.Unit, input.Remedy));
    }

    /// <summary>"J'ai fini": leaves with the tools that are out; what is not is refunded.</summary>
    [Authorize(Policy = Policies.WritesOnSite)]
    public static Task<RentalPayload> FinishPickUp(RentalId rental, ClaimsPrincipal user, WallDesk desk) =>
        desk.Do(user, rental, (grain, customer) => grain.FinishPickUp(customer));
}
