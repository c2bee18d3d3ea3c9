namespace Toolbox24.Domain.Rentals;

/// <summary>Where a rental stands.</summary>
public enum RentalStatus
{
    /// <summary>Units are promised until the hold ends; nothing is paid.</summary>
    Held,

    /// <summary>The card is being asked; the hold still counts.</summary>
    AwaitingPayment,

    /// <summary>A card was declined; while the hold lasts another may be tried.</summary>
    PaymentFailed,

    Confirmed,

    /// <summary>The hold ended before it was paid.</summary>
    Expired,

    /// <summary>By the customer, or since no deposit could be blocked.</summary>
    Cancelled,

    /// <summary>We could not keep it.</summary>
    CancelledByUs,

    /// <summary>By a consumer's right of withdrawal.</summary>
    Withdrawn,

    /// <summary>Nobody came to fetch it.</summary>
    NoShow,

    /// <summary>The customer is at the lockers.</summary>
    PickingUp,

    /// <summary>The tools are with the customer; perhaps for too long.</summary>
    Active,

    /// <summary>Some tool is being brought back.</summary>
    Returning,

    /// <summary>All tools are back, and somebody has to look at them.</summary>
    PendingValidation,

    /// <summary>All is decided; the processor has still to do it.</summary>
    Decided,

    /// <summary>Nothing is to come any more.</summary>
    Closed,

    /// <summary>A tool did not come back.</summary>
    Lost,
}

/// <summary>
/// What lockers and the customer have still to be told of what was decided. Each can be repeated, so that a crash in between
/// costs nothing but the repetition.
/// </summary>
public enum RentalStep
{
    /// <summary>Their promises last longer.</summary>
    Extend,

    /// <summary>Their promises last for good; made anew where they have ended meanwhile.</summary>
    Confirm,

    /// <summary>They go from the old slot to the new one.</summary>
    Move,

    /// <summary>What they hold for a change that was dropped is wanted no more.</summary>
    GiveBack,

    /// <summary>They are promised nothing any more.</summary>
    Release,
}
