using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using HotChocolate.Subscriptions;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Audit;
using Toolbox24.Api.Journal;
using Toolbox24.Api.Rentals;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Threads;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Threads;

namespace Toolbox24.Api.Threads;

/// <summary>A thread after what was asked, or why not.</summary>
[VisibleWithField]
public sealed record ThreadPayload(MessageThread? Thread, Refusal? Refusal)
{
    public static implicit operator ThreadPayload(Refusal refusal) => new(null, refusal);
}

[MutationType]
public static class ThreadMutation
{
    /// <summary>Writes to the other side about a rental: the customer to the staff, or the staff to the customer. 2,000 characters at most.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<ThreadPayload> WriteMessage(RentalId rental, string text, ClaimsPrincipal user, ThreadDesk desk) => desk.Write(user, rental, text);

    /// <summary>Notes that one's own side has read up to a message.</summary>
    [Authorize(Policy = Policies.Writes)]
    public static Task<ThreadPayload> MarkThreadRead(RentalId rental, int upTo, ClaimsPrincipal user, ThreadDesk desk) => desk.Read(user, rental, upTo);
}

[QueryType]
public static class ThreadQuery
{
    /// <summary>
    /// What was written about a rental of one's own, or to the staff about any; null where nobody has written. Which the staff read is in
    /// the audit log.
    /// </summary>
    [Authorize(Policy = Policies.SignedIn)]
    public static async Task<MessageThread?> GetThread(
        RentalId rental, ClaimsPrincipal user, IRentalByIdDataLoader rentals, ThreadStore threads, Readings readings, CancellationToken cancellationToken)
    {
        if (await RentalQuery.GetRental(rental, user, rentals, readings, cancellationToken) is null) return null;

        return (await threads.Load(rental, cancellationToken))?.Thread;
    }

    /// <summary>Threads whose customer waits for an answer, longest first. 200 at most. Who reads them is in the audit log.</summary>
    [Authorize(Roles = [nameof(Role.Operator), nameof(Role.Administrator)])]
    [ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<MessageThread>> GetThreadsToAnswer(
        ClaimsPrincipal user, ThreadStore threads, Readings readings, CancellationToken cancellationToken)
    {
        await readings.Note(user, Readings.Rentals, ("threads", "to answer"));
        return await threads.ToAnswer(cancellationToken);
    }
}

[SubscriptionType]
public static class ThreadSubscription
{
    /// <summary>The thread of a rental of one's own, or to the staff of any: as it stands, then each time that something is written or read.</summary>
    /// <param name="rental">Which rental's.</param>
    [Authorize(Policy = Policies.Writes)]
    [Subscribe(With = nameof(Watch))]
    public static async Task<MessageThread?> ThreadChanged(
        RentalId rental, [EventMessage] RentalId changed, ClaimsPrincipal user, IRentalByIdDataLoader rentals, ThreadStore threads, Readings readings,
        CancellationToken cancellationToken) =>
        rental == changed ? await ThreadQuery.GetThread(rental, user, rentals, threads, readings, cancellationToken) : null;

    internal static IAsyncEnumerable<RentalId> Watch(RentalId rental, ITopicEventReceiver topics, CancellationToken cancellationToken) =>
        topics.Listen($"thread_{rental.Value}", rental, cancellationToken);
}

/// <summary>Tells who watches a thread.</summary>
public sealed class ThreadTopic(ThreadStore threads, ITopicEventSender topics) : IJournalTopic
{
    public async Task Tell(IReadOnlyList<JournalEvent> events, CancellationToken cancellationToken)
    {
        foreach (var rental in await threads.Changed(events[0].Position, events[^1].Position, cancellationToken))
            await topics.SendAsync($"thread_{rental.Value}", rental, cancellationToken);
    }
}
