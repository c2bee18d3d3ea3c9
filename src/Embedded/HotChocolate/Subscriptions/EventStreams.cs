using System.ComponentModel;
using System.Runtime.CompilerServices;
using HotChocolate.Resolvers;

namespace HotChocolate.Subscriptions;

/// <summary>Opens the streams that subscriptions are resolved for. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EventStreams
{
    /// <summary>What is sent to a topic from now on.</summary>
    public static async ValueTask<IAsyncEnumerable<object>> OfTopic<TMessage>(IResolverContext context, string topic)
    {
        ArgumentNullException.ThrowIfNull(context);

        var receiver = context.Service<ITopicEventReceiver>();
        return Read(await receiver.SubscribeAsync<TMessage>(topic, context.RequestAborted).ConfigureAwait(false));
    }

    /// <summary>What a method of the API itself tells.</summary>
    public static ValueTask<IAsyncEnumerable<object>> Of<TMessage>(IAsyncEnumerable<TMessage> messages) =>
        new(messages as IAsyncEnumerable<object> ?? Read(messages));

    /// <inheritdoc cref="Of{TMessage}(IAsyncEnumerable{TMessage})" />
    public static async ValueTask<IAsyncEnumerable<object>> Of<TMessage>(ValueTask<ISourceStream<TMessage>> stream) =>
        Read(await stream.ConfigureAwait(false));

    private static async IAsyncEnumerable<object> Read<TMessage>(
        ISourceStream<TMessage> stream, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var leaving = stream.ConfigureAwait(false);
        await foreach (var message in stream.ReadEventsAsync().WithCancellation(stop).ConfigureAwait(false)) yield return message!;
    }

    private static async IAsyncEnumerable<object> Read<TMessage>(
        IAsyncEnumerable<TMessage> messages, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await foreach (var message in messages.WithCancellation(stop).ConfigureAwait(false)) yield return message!;
    }
}
