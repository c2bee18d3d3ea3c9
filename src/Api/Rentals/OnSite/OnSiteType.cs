using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Api.Rentals.OnSite;

/// <summary>A locker that did not open, and until when the customer chooses what to do.</summary>
[VisibleWithField]
public sealed record StuckLocker(UnitId Unit, DateTimeOffset ChooseUntil);

/// <summary>What happens to a rental from its pick-up on.</summary>
[ObjectType<Domain.Rentals.OnSite>]
[VisibleWithField]
public static partial class OnSiteType
{
    static partial void Configure(IObjectTypeDescriptor<Domain.Rentals.OnSite> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(visit => visit.BegunAt);
        descriptor.Field(visit => visit.MeterSince);
        descriptor.Field(visit => visit.LeftAt);
        descriptor.Field(visit => visit.OverdueSince);
        descriptor.Field(visit => visit.Chase);
        descriptor.Field(visit => visit.LostAt);
        descriptor.Field(visit => visit.Debt);
        descriptor.Field(visit => visit.BackAt);
        descriptor.Field(visit => visit.Extending);
    }

    [Cost(0)]
    public static StuckLocker? GetStuck([Parent] Domain.Rentals.OnSite visit) =>
        visit is { Stuck: { } unit, ChooseUntil: { } until } ? new(unit, until) : null;
}

/// <summary>More time that waits to be paid.</summary>
[ObjectType<PendingExtension>]
[VisibleWithField]
public static partial class PendingExtensionType
{
    static partial void Configure(IObjectTypeDescriptor<PendingExtension> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(extending => extending.Wanted);
        descriptor.Field(extending => extending.ExpiresAt);
    }
}

/// <summary>More time while it lasts.</summary>
[ObjectType<Extension>]
[VisibleWithField]
public static partial class ExtensionType
{
    static partial void Configure(IObjectTypeDescriptor<Extension> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(extension => extension.Until);
        descriptor.Field(extension => extension.Rent);
    }
}
