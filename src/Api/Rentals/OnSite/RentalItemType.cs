using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Sites;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>One tool of a rental, from its locker and back.</summary>
[GraphQLName("RentalItem")]
[VisibleWithField]
public sealed record RentalItemView([property: GraphQLIgnore] Rental Rental, [property: GraphQLIgnore] RentalItem Booked)
{
    private ItemOnSite? Here => Rental.OnSite?.Of(Booked.Unit);

    /// <summary>Which object.</summary>
    public UnitId Unit => Booked.Unit;

    public ItemStatus Status => Here?.Status ?? ItemStatus.Reserved;

    /// <summary>Whether its locker stands open for the customer, as far as is known.</summary>
    public bool IsLockerOpen => Here?.Opening is { IsOpen: true };

    /// <summary>Whether the customer before has not brought it back.</summary>
    public bool IsLate => Rental.LateUnits.Contains(Booked.Unit);

    /// <summary>When it was out of its locker.</summary>
    public DateTimeOffset? TakenAt => Here?.TakenAt;

    /// <summary>What the customer said of it on taking it.</summary>
    public PickupReport? PickupReport => Here?.PickupReport;

    /// <summary>What was recorded of it at pick-up.</summary>
    public ItemEvidence? EvidenceAtPickup => Here?.AtPickup;

    /// <summary>Since when we are liable for it again.</summary>
    public DateTimeOffset? ReturnedAt => Here?.ReturnedAt;

    /// <summary>What the customer said of it on bringing it back.</summary>
    public ReturnReport? ReturnReport => Here?.ReturnReport;

    /// <summary>What was recorded of it at its return.</summary>
    public ItemEvidence? EvidenceAtReturn => Here?.AtReturn;

    /// <summary>What was decided of it, or is announced: see answerCapture.</summary>
    public ReturnDecision? Decision => Here?.Decision is { Kind: not DecisionKind.Escalate } decision ? ReturnDecision.Of(decision) : null;

    /// <summary>The most that can be taken of the deposit for it.</summary>
    public Euros? Deposit => Here is { } here ? Rental.DepositOf(here) : null;

    /// <summary>What being late has cost, once it is back.</summary>
    public Overrun? Overrun => Here?.Overrun;
}

[ObjectType<RentalItemView>]
[VisibleWithField]
public static partial class RentalItemType
{
    /// <summary>What being late costs so far, without the time in which the site was degraded; nothing once it is back: see overrun.</summary>
    [Cost(1)]
    public static async Task<Overrun> GetOverrunNow([Parent] RentalItemView item, IGrainFactory grains, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (item.Rental is not { OnSite: { } visit } rental || now <= rental.Slot.End || visit.Of(item.Unit) is not { IsOut: true }) return Overrun.None;

        var downtime = await grains.GetGrain<ISiteGrain>(rental.Site.Value).Downtime(visit.BegunAt);
        return rental.OverrunOf(item.Unit, now, downtime.Standstills(now));
    }

    [Cost(1)]
    public static Task<Tool> GetTool([Parent] RentalItemView item, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadRequiredAsync(item.Booked.Tool, cancellationToken);

    /// <summary>Where it stands, or is to be brought back; null while it is in the workshop.</summary>
    [Cost(1)]
    public static Task<Locker?> GetLocker([Parent] RentalItemView item, ILockerOfUnitDataLoader lockers, CancellationToken cancellationToken) =>
        lockers.LoadAsync(item.Unit, cancellationToken);
}

/// <summary>Photos by their ids, in the order they came, and whether there is a video.</summary>
[ObjectType<ItemEvidence>]
[VisibleWithField]
public static partial class ItemEvidenceType
{
    static partial void Configure(IObjectTypeDescriptor<ItemEvidence> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(evidence => evidence.Video);
        descriptor.Field(evidence => evidence.HasWholeVideo);
    }

    [Cost(0)]
    [ListSize(AssumedSize = 2)]
    public static IReadOnlyList<EvidenceId> GetPhotos([Parent] ItemEvidence evidence) => [.. evidence.Photos];
}

/// <summary>What keeping a tool too long costs.</summary>
[ObjectType<Overrun>]
[VisibleWithField]
public static partial class OverrunType
{
    static partial void Configure(IObjectTypeDescriptor<Overrun> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(overrun => overrun.Late);
        descriptor.Field(overrun => overrun.Kept);
        descriptor.Field(overrun => overrun.Tiers);
        descriptor.Field(overrun => overrun.Total);
    }
}
