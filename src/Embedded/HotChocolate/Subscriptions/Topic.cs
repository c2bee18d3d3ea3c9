namespace HotChocolate.Subscriptions;

/// <summary>The subscribers of a topic. It is its own lock, and that of their state.</summary>
internal sealed class Topic(InMemoryTopics topics, string name, Type messageType)
{
    private readonly HashSet<ISubscriber> subscribers = [];
    private bool isGone;

    public string Name => name;

    /// <summary>Null where the topic has been removed meanwhile.</summary>
    public Subscriber<TMessage>? TryAdd<TMessage>(int capacity)
    {
        Require(typeof(TMessage));
        lock (this)
        {
            if (isGone) return null;
            var subscriber = new Subscriber<TMessage>(this, capacity);
            subscribers.Add(subscriber);
            return subscriber;
        }
    }

    public void Send<TMessage>(TMessage message)
    {
        Require(typeof(TMessage));
        lock (this)
        {
            if (subscribers.RemoveWhere(subscriber => !((Subscriber<TMessage>)subscriber).TryTake(message)) > 0) RemoveIfEmpty();
        }
    }

    public void Complete()
    {
        lock (this)
        {
            foreach (var subscriber in subscribers) subscriber.End(null);
            subscribers.Clear();
            RemoveIfEmpty();
        }
    }

    /// <summary>Called under the lock.</summary>
    public void Remove(ISubscriber subscriber)
    {
        if (subscribers.Remove(subscriber)) RemoveIfEmpty();
    }

    private void RemoveIfEmpty()
    {
        if (subscribers.Count > 0 || isGone) return;
        isGone = true;
        topics.Remove(this);
    }

    private void Require(Type type)
    {
        if (type != messageType) throw new InvalidOperationException($"The topic {name} has messages of {messageType}, not of {type}.");
    }
}

/// <summary>What a topic can do with a subscriber whatever it reads; called under the lock of the topic.</summary>
internal interface ISubscriber
{
    void End(Exception? reason);
}
