using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>What a capture is for.</summary>
/// <param name="Reference">The damage of the list, by its words, or the quote's number.</param>
/// <param name="Quote">What the repair was quoted at, in cents; the list's price at what wear leaves of it where this is left out.</param>
public sealed record DamageClaimInput(string Reference, long? Quote = null);

/// <summary>What comes of one tool's return.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">Which tool.</param>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why, for the customer to read: 3 to 500 characters.</param>
/// <param name="Damage">For what something is taken.</param>
public sealed record DecideReturnInput(RentalId Rental, UnitId Unit, DecisionKind Kind, string Reason, DamageClaimInput? Damage = null);

/// <summary>What a lost tool was worth.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">Which tool.</param>
/// <param name="Price">What it costs new, in cents.</param>
/// <param name="Wear">What of that wear has left, up to 1.</param>
/// <param name="Reason">Why, for the customer to read.</param>
public sealed record ClaimLossInput(RentalId Rental, UnitId Unit, long Price, decimal Wear, string Reason);

/// <summary>One of several returns, after it was asked to be released.</summary>
[VisibleWithField]
public sealed record ReleasedReturn(RentalId Id, Refusal? Refusal);

/// <summary>A return that somebody looks at.</summary>
[VisibleWithField]
public sealed record ReturnClaimPayload(ReturnClaim? Claim, Refusal? Refusal);

/// <summary>What the staff decides of tools that are back, or lost.</summary>
[MutationType]
public static class DecisionMutation
{
    /// <summary>Takes a return for a quarter of an hour: nobody else decides it meanwhile. Asked again, it begins anew.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<ReturnClaimPayload> ClaimReturn(RentalId rental, ClaimsPrincipal user, DecisionDesk desk) => desk.Claim(user, rental);

    /// <summary>Leaves a return to whoever comes next.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<ReturnClaimPayload> ReleaseReturn(RentalId rental, ClaimsPrincipal user, DecisionDesk desk) => desk.GiveUp(user, rental);

    /// <summary>
    /// Decides one tool's return. A capture is announced, and taken a day later unless the customer answers; an administrator decides what
    /// is handed up.
    /// </summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<RentalPayload> DecideReturn(DecideReturnInput input, ClaimsPrincipal user, DecisionDesk desk) => desk.Decide(user, input);

    /// <summary>Releases all tools of some rentals, each of which must be green and seen; each says for itself why it was not. 50 at most.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    [ListSize(AssumedSize = 50)]
    public static Task<IReadOnlyList<ReleasedReturn>> DecideGreens(IReadOnlyList<RentalId> rentals, ClaimsPrincipal user, DecisionDesk desk) =>
        desk.ReleaseGreens(user, rentals);

    /// <summary>Claims what a lost tool was worth: of its deposit first, and the rest is owed.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Administrator])]
    public static Task<RentalPayload> ClaimLoss(ClaimLossInput input, ClaimsPrincipal user, DecisionDesk desk) => desk.ClaimLoss(user, input);

    /// <summary>What counted as lost is there again.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static Task<RentalPayload> ReportFound(RentalId rental, ClaimsPrincipal user, DecisionDesk desk) => desk.ReportFound(user, rental);
}
