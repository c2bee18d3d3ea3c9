using HotChocolate.Subscriptions;
using Toolbox24.Api.Journal;
using Toolbox24.Storage.Availability;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Api.Availability;

/// <summary>Tells each site once of all its tools that can be had at other times than before.</summary>
public sealed class AvailabilityTopic(AvailabilityFeed feed, ITopicEventSender topics) : IJournalTopic
{
    public async Task Tell(IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        var changes = await feed.Between(events[0].Position, events[^1].Position, cancellationToken);
        foreach (var site in changes.GroupBy(change => change.Site))
            await topics.SendAsync($"availability_{site.Key.Value}", new SiteChange(site.Key, [.. site]), cancellationToken);
    }
}
