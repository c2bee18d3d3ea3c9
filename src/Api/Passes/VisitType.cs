using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Rentals;
using Toolbox24.Api.Rentals.OnSite;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Api.Passes;

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

    /// <summary>Where that rental stands.</summary>
    public static async Task<RentalStatus> GetStatus([Parent] Visit visit, IRentalByIdDataLoader rentals, CancellationToken cancellationToken) =>
        (await rentals.LoadRequiredAsync(visit.Rental, cancellationToken)).Status;

    /// <summary>The locker that did not open, while it is to be chosen what to do about it.</summary>
    public static async Task<StuckLocker?> GetStuck([Parent] Visit visit, IRentalByIdDataLoader rentals, CancellationToken cancellationToken) =>
        (await rentals.LoadRequiredAsync(visit.Rental, cancellationToken)).OnSite is { Stuck: { } unit, ChooseUntil: { } until } ? new(unit, until) : null;

    /// <summary>The tools of that rental, and how far each is.</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<RentalItemView>> GetItems(
        [Parent] Visit visit, IRentalByIdDataLoader rentals, CancellationToken cancellationToken)
    {
        var rental = await rentals.LoadRequiredAsync(visit.Rental, cancellationToken);
        return [.. rental.Items.Select(item => new RentalItemView(rental, item))];
    }
}
