namespace Toolbox24.Domain.Notifications;

/// <summary>What a customer is told about.</summary>
public enum NotificationEvent
{
    BookingConfirmed,
    BookingChanged,
    BookingCancelled,
    PinIssued,
    ReturnPinIssued,
    PickupConfirmed,
    ReturnReceived,
    DecisionMade,
    DisputeAnswered,
    SubscriptionChanged,
    AccountRestricted,
    SecurityAlert,
    SafetyEmergency,
    ToolRecalled,
    Overrun,
    DepositChanged,
    PaymentFailed,
    Refunded,
    InvoiceIssued,
    PickupReminder,
    EndReminder,
    WaitingListOffer,
    MarketingNews,
}

/// <summary>Why a customer is told. Only comfort can be refused altogether.</summary>
public enum NotificationCategory { Contract, Safety, Money, Comfort }

/// <summary>What there is to choose for each event.</summary>
public static class NotificationChoices
{
    private static readonly MessageChannel[] WithoutSms = [MessageChannel.Mail, MessageChannel.Push];
    private static readonly MessageChannel[] Every = [MessageChannel.Mail, MessageChannel.Sms, MessageChannel.Push];

    public static NotificationCategory CategoryOf(NotificationEvent about) => about switch
    {
        NotificationEvent.BookingConfirmed => NotificationCategory.Contract,
        NotificationEvent.BookingChanged => NotificationCategory.Contract,
        NotificationEvent.BookingCancelled => NotificationCategory.Contract,
        NotificationEvent.PinIssued => NotificationCategory.Contract,
        NotificationEvent.ReturnPinIssued => NotificationCategory.Contract,
        NotificationEvent.PickupConfirmed => NotificationCategory.Contract,
        NotificationEvent.ReturnReceived => NotificationCategory.Contract,
        NotificationEvent.DecisionMade => NotificationCategory.Contract,
        NotificationEvent.DisputeAnswered => NotificationCategory.Contract,
        NotificationEvent.SubscriptionChanged => NotificationCategory.Contract,
        NotificationEvent.AccountRestricted => NotificationCategory.Contract,
        NotificationEvent.SecurityAlert => NotificationCategory.Safety,
        NotificationEvent.SafetyEmergency => NotificationCategory.Safety,
        NotificationEvent.ToolRecalled => NotificationCategory.Safety,
        NotificationEvent.Overrun => NotificationCategory.Money,
        NotificationEvent.DepositChanged => NotificationCategory.Money,
        NotificationEvent.PaymentFailed => NotificationCategory.Money,
        NotificationEvent.Refunded => NotificationCategory.Money,
        NotificationEvent.InvoiceIssued => NotificationCategory.Money,
        NotificationEvent.PickupReminder => NotificationCategory.Comfort,
        NotificationEvent.EndReminder => NotificationCategory.Comfort,
        NotificationEvent.WaitingListOffer => NotificationCategory.Comfort,
        NotificationEvent.MarketingNews => NotificationCategory.Comfort,
    };

    /// <summary>The channels an event can go by. SMS are counted (three a rental): only what has a right to one can ask for it.</summary>
    public static IReadOnlyList<MessageChannel> Offered(NotificationEvent about) => about switch
    {
        NotificationEvent.PinIssued or NotificationEvent.ReturnPinIssued or NotificationEvent.Overrun
            or NotificationEvent.BookingConfirmed or NotificationEvent.PickupConfirmed
            or NotificationEvent.SafetyEmergency => Every,
        _ => WithoutSms,
    };

    /// <summary>What is on where nothing was chosen: everything offered, but SMS only where it is what the event is for.</summary>
    public static bool IsOnByDefault(NotificationEvent about, MessageChannel channel) =>
        Offered(about).Contains(channel)
        && (channel != MessageChannel.Sms || !IsBySmsWithoutPush(about));

    /// <summary>What goes by SMS to whoever asks for it, or has no device for push.</summary>
    public static bool IsBySmsWithoutPush(NotificationEvent about) =>
        about is NotificationEvent.BookingConfirmed or NotificationEvent.PickupConfirmed;
}
