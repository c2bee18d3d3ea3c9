using System.Security.Claims;
using HotChocolate.Subscriptions;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Audit;
using Toolbox24.Api.Journal;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Api.Rentals;

[SubscriptionType]
public static class RentalSubscription
{
    /// <summary>A rental of one's own, or to the staff any: as it stands, then each time that something happens to it, and shortly before its
    /// hold ends (holdEndsSoon); null where there is none of this id.</summary>
    /// <param name="id">Which.</param>
    [Authorize(Policy = Policies.Writes)]
    [Subscribe(With = nameof(Watch))]
    public static async Task<Rental?> RentalChanged(
        RentalId id, [EventMessage] RentalId changed, ClaimsPrincipal user, IRentalByIdDataLoader rentals, Readings readings,
        CancellationToken cancellationToken) =>
        id == changed ? await RentalQuery.GetRental(id, user, rentals, readings, cancellationToken) : null;

    internal static IAsyncEnumerable<RentalId> Watch(RentalId id, ITopicEventReceiver topics, CancellationToken cancellationToken) =>
        topics.Listen($"rental_{id.Value}", id, cancellationToken);
}

/// <summary>Tells who watches a rental.</summary>
public sealed class RentalTopic(ITopicEventSender topics) : IJournalTopic
{
    private static readonly HashSet<string> Types =
        [.. typeof(RentalEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RentalEvent))).Select(type => type.Name)];

    public async Task Tell(IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        foreach (var rental in events.Where(happened => Types.Contains(happened.Type)).Select(happened => happened.Stream).Distinct())
            await topics.SendAsync($"rental_{rental}", new RentalId(rental), cancellationToken);
    }
}
