using System.Runtime.CompilerServices;
using HotChocolate.Subscriptions;

namespace Toolbox24.Api.Journal;

/// <summary>
/// What is sent to a topic, and before it one message for how things stand once it is listened to: nothing is missed between reading and
/// watching.
/// </summary>
internal sealed class Beginning<TMessage>(TMessage first, ISourceStream<TMessage> changes) : ISourceStream<TMessage>
{
    public IAsyncEnumerable<TMessage> ReadEventsAsync() => Read();

    public ValueTask DisposeAsync() => changes.DisposeAsync();

    private async IAsyncEnumerable<TMessage> Read([EnumeratorCancellation] CancellationToken stop = default)
    {
        yield return first;
        await foreach (var change in changes.ReadEventsAsync().WithCancellation(stop)) yield return change;
    }
}

internal static class Beginnings
{
    /// <summary>Listens to a topic, beginning with a message for now.</summary>
    public static async ValueTask<ISourceStream<TMessage>> Listen<TMessage>(
        this ITopicEventReceiver topics, string topic, TMessage first, CancellationToken cancellationToken) =>
        new Beginning<TMessage>(first, await topics.SubscribeAsync<TMessage>(topic, cancellationToken));
}
