namespace HotChocolate.Subscriptions;

/// <summary>The messages of a topic to one subscriber, read once. Disposing of it ends the subscription.</summary>
public interface ISourceStream<out TMessage> : IAsyncDisposable
{
    /// <summary>The messages until the topic is completed.</summary>
    /// <exception cref="SubscriberTooSlowException">More was sent than the subscriber has read; thrown while enumerating.</exception>
    IAsyncEnumerable<TMessage> ReadEventsAsync();
}
