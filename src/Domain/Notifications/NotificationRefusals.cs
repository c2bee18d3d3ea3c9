namespace Toolbox24.Domain.Notifications;

public sealed record CannotBeRefused(NotificationEvent Event, NotificationCategory Category)
    : Refusal("Messages about the contract, safety and money must reach you by mail or SMS.");

public sealed record ChannelNotOffered(NotificationEvent Event, MessageChannel Channel)
    : Refusal("This is not sent by this channel.");
