using System.Runtime.CompilerServices;
using HotChocolate.Subscriptions;

namespace Toolbox24.Api.Journal;

internal static class Listening
{
    /// <summary>
    /// What is sent to a topic, and before it one message for how things stand once it is listened to: nothing is missed between reading and
    /// watching.
    /// </summary>
    public static async IAsyncEnumerable<TMessage> Listen<TMessage>(
        this ITopicEventReceiver topics, string topic, TMessage first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var changes = await topics.SubscribeAsync<TMessage>(topic, cancellationToken);
        yield return first;
        await foreach (var change in changes.ReadEventsAsync().WithCancellation(cancellationToken)) yield return change;
    }
}
