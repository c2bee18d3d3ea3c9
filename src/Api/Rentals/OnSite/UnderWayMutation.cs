using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>What customers do while tools are out, or while somebody else has theirs for too long.</summary>
[MutationType]
public static class UnderWayMutation
{
    /// <summary>More time, where nobody follows; what it costs is told by the rental's extension before. It counts once it is paid.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RentalPayload> ExtendRental(ExtendRentalInput input, ClaimsPrincipal user, RentalDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.ByCustomer(user, input.Rental, (rental, customer) => rental.Extend(customer, input.Wish));
    }

    /// <summary>
    /// Pays what is owed (owedRent, owedDamage): asks a card for it. What it comes to is told by rentalChanged; where the card is declined,
    /// it stays owed. Who is suspended pays too.
    /// </summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RentalPayload> PayOwed(PayOwedInput input, ClaimsPrincipal user, RentalDesk desk) => desk.PayOwed(user, input);

    /// <summary>The customer before is late: takes another unit of the same tool instead, where one is free.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RentalPayload> TakeTwin(RentalUnitInput input, ClaimsPrincipal user, RentalDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.ByCustomer(user, input.Rental, (rental, customer) => rental.TakeTwin(customer, input.Unit));
    }

    /// <summary>The customer before is late: does without, for all of the money and amends.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RentalPayload> GiveUpLateTool(RentalId rental, ClaimsPrincipal user, RentalDesk desk) =>
        desk.ByCustomer(user, rental, (grain, customer) => grain.GiveUpLateTool(customer));
}
