using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Availability;

namespace Toolbox24.Api.Availability;

/// <summary>Tools of a site that can be had at other times than before: what was read of them is to be read again.</summary>
public sealed record SiteChange(SiteId Site, [property: ListSize(AssumedSize = 20)] IReadOnlyList<AvailabilityChange> Tools);

[SubscriptionType]
public static class AvailabilitySubscription
{
    /// <summary>The tools of the site that can be had at other times than before, told together for all that happened at once.</summary>
    /// <param name="siteId">Whose tools to watch.</param>
    [AllowAnonymous]
    [Subscribe]
    [Topic("availability_{siteId}")]
    public static SiteChange AvailabilityChanged(SiteId siteId, [EventMessage] SiteChange change) => change;
}

[ObjectType<SiteChange>]
[VisibleWithField]
public static partial class SiteChangeType
{
    static partial void Configure(IObjectTypeDescriptor<SiteChange> descriptor) => descriptor.Ignore(change => change.Site);
}

[ObjectType<AvailabilityChange>]
[VisibleWithField]
public static partial class AvailabilityChangeType
{
    static partial void Configure(IObjectTypeDescriptor<AvailabilityChange> descriptor)
    {
        descriptor.BindFieldsExplicitly().Name("ToolChange");
        descriptor.Field(change => change.Span);
    }

    [Cost(1)]
    public static Task<Tool> GetTool([Parent] AvailabilityChange change, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadRequiredAsync(change.Tool, cancellationToken);
}
