namespace HotChocolate.Subscriptions;

/// <summary>A subscriber did not read as fast as messages were sent, and was let go.</summary>
public sealed class SubscriberTooSlowException(string topicName)
    : Exception($"The subscriber fell behind what was sent to {topicName}.")
{
    public string TopicName { get; } = topicName;
}
