using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Rentals;
using Toolbox24.Domain;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Sites;

/// <summary>What a closing would do.</summary>
/// <param name="Moved">The bookings that would get another unit of the same tool.</param>
/// <param name="Failed">The rentals that we would fail: all goes back to their customers.</param>
/// <param name="UnderWay">The bookings that have begun, and stay.</param>
/// <param name="Amends">What we would owe on top of all that goes back.</param>
/// <param name="Bookings">Each, with what would come of it.</param>
[GraphQLName("ClosingPreview")]
[VisibleWithField]
public sealed record ClosingPreviewView(
    int Moved, int Failed, int UnderWay, Euros Amends, [property: ListSize(AssumedSize = 50)] IReadOnlyList<EndangeredBooking> Bookings);

/// <summary>What a closing would do, or why there can be none.</summary>
[VisibleWithField]
public sealed record ClosingPreviewPayload(ClosingPreviewView? Preview, Refusal? Refusal);

[QueryType]
public static class ClosingPreviewQuery
{
    /// <summary>What a closing would do to bookings, as things stand; nothing is closed, and nobody is told. The first thousand bookings count.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.Administrator])]
    public static async Task<ClosingPreviewPayload> GetClosingPreview(
        ClosingInput input, SiteQueries sites, ClosingTrials trials, IRentalByIdDataLoader rentals, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await ClosingMutation.RefuseLocker(input, sites) is { } wrong) return new(null, wrong);
        if (!Closing.Begin(input.Request, now).Succeeded(out var closing, out var refusal)) return new(null, refusal);

        var preview = ClosingPreview.Of(await trials.AtRisk(closing, now, cancellationToken), now);
        var failed = await Task.WhenAll(preview.Failed.Select(rental => rentals.LoadAsync(rental, cancellationToken)));
        var amends = failed.Aggregate(Euros.Zero, (sum, rental) => sum + (rental?.CancellationFee(now) ?? Euros.Zero));
        return new(new(preview.Moved, preview.Failed.Length, preview.UnderWay, amends, preview.Bookings), null);
    }
}
