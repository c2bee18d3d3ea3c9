using HotChocolate.CostAnalysis.Types;
using HotChocolate.Subscriptions;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Journal;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Sites;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Api.Sites;

[QueryType]
public static class PremisesQuery
{
    /// <summary>What goes on inside a site, as its sensors say; null where there is no such site.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    public static async Task<Premises?> GetPremises(
        SiteId site, ISiteByIdDataLoader sites, IGrainFactory grains, CancellationToken cancellationToken) =>
        await sites.LoadAsync(site, cancellationToken) is null ? null : await grains.GetGrain<IPremisesGrain>(site.Value).Get();
}

[SubscriptionType]
public static class PremisesSubscription
{
    /// <summary>What goes on inside a site: as it stands, then each time that somebody comes or goes, or that an alarm or a call is heard; null where there is no such site.</summary>
    /// <param name="siteId">Which to watch.</param>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    [Subscribe(With = nameof(Watch))]
    public static Task<Premises?> PremisesChanged(
        SiteId siteId, [EventMessage] SiteId site, ISiteByIdDataLoader sites, IGrainFactory grains, CancellationToken cancellationToken) =>
        PremisesQuery.GetPremises(site, sites, grains, cancellationToken);

    internal static IAsyncEnumerable<SiteId> Watch(SiteId siteId, ITopicEventReceiver topics, CancellationToken cancellationToken) =>
        topics.Listen($"premises_{siteId.Value}", siteId, cancellationToken);
}

/// <summary>Tells of each site inside which something happened.</summary>
public sealed class PremisesTopic(PremisesStore premises, ITopicEventSender topics) : IJournalTopic
{
    public async Task Tell(IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        foreach (var site in await premises.Between(events[0].Position, events[^1].Position, cancellationToken))
            await topics.SendAsync($"premises_{site.Value}", site, cancellationToken);
    }
}

/// <summary>For those who look after the sites.</summary>
[ObjectType<Premises>]
[Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
public static partial class PremisesType
{
    static partial void Configure(IObjectTypeDescriptor<Premises> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(premises => premises.Inside);
        descriptor.Field(premises => premises.OccupiedSince);
        descriptor.Field(premises => premises.HelpCalledAt);
    }

    public static Task<Site> GetSite([Parent] Premises premises, ISiteByIdDataLoader sites, CancellationToken cancellationToken) =>
        sites.LoadRequiredAsync(premises.Site, cancellationToken);

    /// <summary>The alarms that are on.</summary>
    [Cost(0)]
    [ListSize(AssumedSize = 3)]
    public static IReadOnlyList<AlarmOn> GetAlarms([Parent] Premises premises) => premises.Alarms;
}

[ObjectType<AlarmOn>]
[VisibleWithField]
public static partial class AlarmOnType
{
    static partial void Configure(IObjectTypeDescriptor<AlarmOn> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(on => on.Alarm);
        descriptor.Field(on => on.Since);
    }
}
