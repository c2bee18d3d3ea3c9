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
public static class HealthQuery
{
    /// <summary>Whether a site answers, to the last heartbeat; null where there is no such site.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    public static async Task<SiteHealth?> GetSiteHealth(
        SiteId site, ISiteByIdDataLoader sites, IGrainFactory grains, CancellationToken cancellationToken) =>
        await sites.LoadAsync(site, cancellationToken) is null ? null : await grains.GetGrain<ISiteGrain>(site.Value).Health();

    /// <summary>The sites that do not answer, the longest silent first.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    [ListSize(AssumedSize = 20)]
    public static async Task<IReadOnlyList<SiteHealth>> GetDegradedSites(SiteHealthStore health, CancellationToken cancellationToken) =>
        await health.Degraded(cancellationToken);
}

[SubscriptionType]
public static class HealthSubscription
{
    /// <summary>Whether a site answers: as it stands, then each time that it falls silent or answers again, and while it is silent from time to time; null where there is no such site.</summary>
    /// <param name="siteId">Which to watch.</param>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    [Subscribe(With = nameof(Watch))]
    public static Task<SiteHealth?> SiteHealthChanged(
        SiteId siteId, [EventMessage] SiteId site, ISiteByIdDataLoader sites, IGrainFactory grains, CancellationToken cancellationToken) =>
        HealthQuery.GetSiteHealth(site, sites, grains, cancellationToken);

    internal static IAsyncEnumerable<SiteId> Watch(SiteId siteId, ITopicEventReceiver topics, CancellationToken cancellationToken) =>
        topics.Listen($"health_{siteId.Value}", siteId, cancellationToken);
}

/// <summary>Tells of each site that fell silent or answers again.</summary>
public sealed class HealthTopic(SiteHealthFeed feed, ITopicEventSender topics) : IJournalTopic
{
    public async Task Tell(IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        foreach (var site in await feed.Between(events[0].Position, events[^1].Position, cancellationToken))
            await topics.SendAsync($"health_{site.Value}", site, cancellationToken);
    }
}
