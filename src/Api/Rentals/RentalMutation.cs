using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Api.Rentals;

[MutationType]
public static class RentalMutation
{
    /// <summary>Holds all that is asked for, or nothing, for ten minutes; a refusal says what is in the way and what can be had instead.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RentalPayload> HoldRental(HoldRentalInput input, ClaimsPrincipal user, RentalDesk desk) => desk.Hold(user, input);

    /// <summary>
    /// "Commande avec obligation de paiement": asks the card for rent and deposit. Where the deposit of a booking could not be
    /// blocked, asks another card for it. What it comes to is told by rentalChanged.
    /// </summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RentalPayload> PayRental(PayRentalInput input, ClaimsPrincipal user, RentalDesk desk) => desk.Pay(user, input);

    /// <summary>The customer has done what their bank wanted.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RentalPayload> CompletePayment(RentalId rental, ClaimsPrincipal user, RentalDesk desk) =>
        desk.ByCustomer(user, rental, (grain, customer) => grain.CompletePayment(customer));

    /// <summary>Another slot, obtained before the old one is given up; what it costs is told by rentalChange before.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RentalPayload> ChangeRental(ChangeRentalInput input, ClaimsPrincipal user, RentalDesk desk) => desk.Change(user, input);

    /// <summary>Gives a rental up; what that costs is told by the rental's cancellationTerms before.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RentalPayload> CancelRental(CancelRentalInput input, ClaimsPrincipal user, RentalDesk desk) => desk.Cancel(user, input);

    /// <summary>"Renoncer au contrat ici": what it comes to, and once confirmed, a dated receipt.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<WithdrawRentalPayload> WithdrawRental(WithdrawRentalInput input, ClaimsPrincipal user, RentalDesk desk) =>
        desk.Withdraw(user, input);

    /// <summary>"Je serai en retard": the slot goes on for as long, for nothing, where nobody follows.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<RentalPayload> ReportLate(ReportLateInput input, ClaimsPrincipal user, RentalDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        return desk.ByCustomer(user, input.Rental, (grain, customer) => grain.ReportLate(customer, TimeSpan.FromMinutes(input.Minutes)));
    }

    /// <summary>We cannot keep it: all goes back, and what the customer would have owed us comes on top; they are told why.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    public static Task<RentalPayload> FailRental(FailRentalInput input, ClaimsPrincipal user, RentalDesk desk) => desk.Fail(user, input);
}
