using HotChocolate.Subscriptions;
using Toolbox24.Api.Journal;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Lockers;

namespace Toolbox24.Api.Sites;

/// <summary>Tells of each locker whose calendar or contents changed.</summary>
public sealed class LockerTopic(CalendarFeed feed, ITopicEventSender topics) : IJournalTopic
{
    public async Task Tell(IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        foreach (var change in await feed.Between(events[0].Position, events[^1].Position, cancellationToken))
            await topics.SendAsync($"lockers_{change.Site.Value}", change.Locker, cancellationToken);
    }
}
