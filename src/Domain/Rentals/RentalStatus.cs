namespace Toolbox24.Domain.Rentals;

/// <summary>Where a rental stands, as far as a booking goes.</summary>
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
