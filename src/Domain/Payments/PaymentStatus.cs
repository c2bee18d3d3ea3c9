namespace Toolbox24.Domain.Payments;

/// <summary>Where a payment stands.</summary>
public enum PaymentStatus
{
    /// <summary>The processor has not answered yet.</summary>
    Requested,

    /// <summary>The customer must do something at their bank.</summary>
    ActionRequired,

    /// <summary>Blocked on the card.</summary>
    Authorised,

    /// <summary>Taken as a whole, at once.</summary>
    Charged,

    /// <summary>No money: the card is kept for later.</summary>
    CardSaved,

    /// <summary>Taken out of what was authorised, the rest released.</summary>
    Captured,

    /// <summary>Ended before anything was taken.</summary>
    Voided,

    /// <summary>Given back, at least in part.</summary>
    Refunded,

    /// <summary>The authorisation died uncaptured.</summary>
    Lapsed,

    /// <summary>Refused from the start.</summary>
    Declined,
}
