using HotChocolate.CostAnalysis.Types;
using HotChocolate.Subscriptions;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Journal;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Doors;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Api.Doors;

[QueryType]
public static class DoorQuery
{
    /// <summary>How the doors of a site stand, its entrance among them.</summary>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    [ListSize(AssumedSize = 100)]
    public static async Task<IReadOnlyList<Door>> GetDoors(SiteId site, DoorStore doors, CancellationToken cancellationToken) =>
        await doors.Of(site, cancellationToken);
}

[SubscriptionType]
public static class DoorSubscription
{
    /// <summary>A door of the site each time that something happens to it.</summary>
    /// <param name="siteId">Whose doors to watch.</param>
    [Authorize(Roles = [StaffRules.Operator, StaffRules.FieldAgent, StaffRules.Administrator])]
    [Subscribe]
    [Topic("doors_{siteId}")]
    public static async Task<Door?> DoorChanged(SiteId siteId, [EventMessage] DoorId door, DoorStore doors, CancellationToken cancellationToken) =>
        (await doors.Load(door, cancellationToken))?.Door is { } changed && changed.Site == siteId ? changed : null;
}

/// <summary>Tells of each door to which something happened.</summary>
public sealed class DoorTopic(DoorFeed feed, ITopicEventSender topics) : IJournalTopic
{
    public async Task Tell(IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        foreach (var change in await feed.Between(events[0].Position, events[^1].Position, cancellationToken))
            await topics.SendAsync($"doors_{change.Site.Value}", change.Door, cancellationToken);
    }
}
