using System.Collections.Concurrent;

namespace HotChocolate.Subscriptions;

/// <summary>Topics within this process. One without subscribers takes no room.</summary>
public sealed class InMemoryTopics : ITopicEventSender, ITopicEventReceiver
{
    /// <summary>How many messages a subscriber may be behind.</summary>
    private const int Capacity = 64;

    private readonly ConcurrentDictionary<string, Topic> topics = new();

    public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default)
    {
        if (topics.TryGetValue(topicName, out var topic)) topic.Send(message);
        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync(string topicName)
    {
        if (topics.TryGetValue(topicName, out var topic)) topic.Complete();
        return ValueTask.CompletedTask;
    }

    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var topic = topics.GetOrAdd(topicName, static (name, self) => new Topic(self, name, typeof(TMessage)), this);
            if (topic.TryAdd<TMessage>(Capacity) is { } subscriber) return new ValueTask<ISourceStream<TMessage>>(subscriber);
        }
    }

    internal void Remove(Topic topic) => topics.TryRemove(KeyValuePair.Create(topic.Name, topic));
}
