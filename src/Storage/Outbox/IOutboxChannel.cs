namespace Toolbox24.Storage.Outbox;

/// <summary>One way out of the system. A message may be delivered again: the receiver tells repeats by the key.</summary>
public interface IOutboxChannel
{
    /// <summary>The channel's name in the outbox.</summary>
    string Name { get; }

    /// <summary>Whether this process can deliver now; while it cannot, the messages are left to others.</summary>
    bool IsOpen => true;

    /// <summary>
    /// Delivers one message; an exception means "not delivered, try later", a <see cref="DeliveryRefusedException" />
    /// "not delivered, and trying later is of no use".
    /// </summary>
    Task Deliver(OutboxMessage message, CancellationToken cancellationToken);
}

/// <summary>An event on its way out.</summary>
/// <param name="Event">The event's position; with the channel, the key by which a receiver tells repeats.</param>
/// <param name="Channel">The way it goes.</param>
/// <param name="Stream">The aggregate it is about; order is kept per stream and channel.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Data">The event's facts, as JSON.</param>
/// <param name="At">When it happened.</param>
/// <param name="Attempts">How often delivery was begun, this time included.</param>
public sealed record OutboxMessage(
    long Event, string Channel, Guid Stream, string Type, string Data, DateTimeOffset At, int Attempts)
{
    /// <summary>The same at each attempt, never the same for two messages.</summary>
    public string IdempotencyKey => $"{Channel}-{Event}";
}
