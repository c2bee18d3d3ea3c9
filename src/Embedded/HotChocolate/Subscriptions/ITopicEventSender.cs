namespace HotChocolate.Subscriptions;

/// <summary>Tells subscribers what happened.</summary>
public interface ITopicEventSender
{
    /// <summary>Hands a message to whoever subscribed to the topic; it does not wait until they have read it.</summary>
    ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default);

    /// <summary>Ends the streams of the topic, after what was sent before.</summary>
    ValueTask CompleteAsync(string topicName);
}
