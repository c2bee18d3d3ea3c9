using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Catalog;
using Toolbox24.Api.Rentals;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Passes;

/// <summary>A tool that somebody has come for.</summary>
/// <param name="Unit">Which one of its kind.</param>
/// <param name="Tool">What it is.</param>
/// <param name="Locker">Where it stands; null where it stands in none.</param>
[VisibleWithField]
public sealed record VisitItem(UnitId Unit, Tool Tool, LockerId? Locker);

/// <summary>For the kiosk at which they stand. It says nothing of who they are.</summary>
[ObjectType<Visit>]
[VisibleWithField]
public static partial class VisitType
{
    static partial void Configure(IObjectTypeDescriptor<Visit> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(visit => visit.Id);
        descriptor.Field(visit => visit.Purpose);
        descriptor.Field(visit => visit.CameAt);
        descriptor.Field(visit => visit.Since);
        descriptor.Field(visit => visit.Until);
    }

    /// <summary>For which rental they have come.</summary>
    public static RentalId GetRentalId([Parent] Visit visit) => visit.Rental;

    /// <summary>The tools of that rental.</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<VisitItem>> GetItems(
        [Parent] Visit visit, IRentalByIdDataLoader rentals, IToolByIdDataLoader tools, UnitPlaces places, CancellationToken cancellationToken)
    {
        var rental = await rentals.LoadRequiredAsync(visit.Rental, cancellationToken);
        var standing = (await places.Of(rental.Items.Select(item => item.Unit), cancellationToken)).ToDictionary(place => place.Unit, place => place.Locker);
        var named = await Task.WhenAll(rental.Items.Select(item => tools.LoadRequiredAsync(item.Tool, cancellationToken)));
        return [.. rental.Items.Zip(named, (item, tool) => new VisitItem(item.Unit, tool, standing.TryGetValue(item.Unit, out var locker) ? locker : null))];
    }
}
