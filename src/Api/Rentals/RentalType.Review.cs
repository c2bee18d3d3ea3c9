using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Rentals.OnSite;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals;

/// <summary>What operators see of a rental that is back.</summary>
public static partial class RentalType
{
    /// <summary>What a return is decided by; null before the pick-up.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.Administrator])]
    [Cost(10)]
    public static async Task<ReturnReview?> GetReturnReview(
        [Parent] Rental rental, ReturnQueue queue, RentalQueries rentals, BeforeFinder befores, ReturnClaims claims, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (rental.OnSite is not { } visit) return null;

        var texts = await queue.Texts(rental.Id, cancellationToken);
        var doors = await queue.Doors(rental.Id, cancellationToken);
        var history = ReturnHistory.Of(await rentals.ReturnedBy(rental.Customer, rental.Id, cancellationToken));
        var items = new List<ReviewedItem>();
        foreach (var item in visit.Items) items.Add(ReviewedItem.Of(rental, item, texts, await befores.Of(rental, item, cancellationToken)));
        return new(
            items, new(history.Returns, history.Late, history.Damaged),
            [.. doors.Select(line => new DoorLogEntry(line.At, line.What, line.Unit))],
            await claims.Of(rental.Id, clock.GetUtcNow(), cancellationToken));
    }
}
