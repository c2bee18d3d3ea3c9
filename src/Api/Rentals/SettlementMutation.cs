using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals;

/// <summary>What was owed, with when it was paid, or why it was not noted.</summary>
[VisibleWithField]
public sealed record AmendsPayload(OwedAmends? Amends, Refusal? Refusal);

[MutationType]
public static class SettlementMutation
{
    /// <summary>Notes that what we owed for a rental was paid, by transfer or otherwise: it is owed no more. Asked again, it says when that was.</summary>
    /// <param name="rental">For which rental.</param>
    [Authorize(Policy = Policies.Writes, Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    public static async Task<AmendsPayload> MarkAmendsPaid(RentalId rental, ClaimsPrincipal user, AmendsStore amends, CatalogDesk desk)
    {
        var paid = await desk.Edit(
            user, "AmendsPaid", () => amends.Find(rental), new NothingOwed(rental), (owed, now) => owed.Pay(now), amends.Pay);
        return new(paid.Now, paid.Refusal);
    }
}
