namespace Toolbox24.Domain.Notifications;

/// <summary>Names one message for ever, also when what it said is forgotten.</summary>
public readonly record struct MessageId(Guid Value)
{
    public static MessageId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
