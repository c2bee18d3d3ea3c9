namespace Toolbox24.Domain.Rentals;

/// <summary>Why there is nothing more to come of a rental before it began.</summary>
public enum RentalEndCause
{
    /// <summary>Its hold was not paid in time.</summary>
    HoldOver,

    /// <summary>It was paid, and the tools cannot be had any more.</summary>
    ToolsGone,

    /// <summary>It was paid, and the customer may not have it now.</summary>
    NotAdmitted,

    /// <summary>The card was declined, or its bank still waits for the customer, and the hold is over.</summary>
    NotPaid,

    /// <summary>The customer gave it up.</summary>
    Customer,

    /// <summary>No deposit could be blocked.</summary>
    NoDeposit,

    /// <summary>We did not let the customer fetch it, for they are suspended.</summary>
    Suspension,

    /// <summary>By a consumer's right of withdrawal.</summary>
    Withdrawal,

    /// <summary>We could not keep it.</summary>
    OurFailure,

    /// <summary>Nobody came to fetch it.</summary>
    NotFetched,

    /// <summary>The card did not give the rent that was blocked on it.</summary>
    NoRent,
}

/// <summary>How a rental ended.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Reason">What we said of our failure, for the customer to read; null where it was none.</param>
/// <param name="At">When.</param>
public sealed record RentalEnd(RentalEndCause Cause, string? Reason, DateTimeOffset At)
{
    /// <summary>Of an event; null where it ends nothing.</summary>
    public static RentalEnd? Of(RentalEvent happened) => happened switch
    {
        RentalExpired => new(RentalEndCause.HoldOver, null, happened.At),
        RentalLapsed e => new(Of(e.Cause), null, e.At),
        RentalCancelled e => new(Of(e.Cause), null, e.At),
        RentalWithdrawn e => new(RentalEndCause.Withdrawal, null, e.At),
        RentalFailed e => new(RentalEndCause.OurFailure, e.Reason, e.At),
        RentalNotFetched e => new(RentalEndCause.NotFetched, null, e.At),
        _ => null,
    };

    private static RentalEndCause Of(CancellationCause cause) => cause switch
    {
        CancellationCause.Customer => RentalEndCause.Customer,
        CancellationCause.NoDeposit => RentalEndCause.NoDeposit,
        CancellationCause.Suspension => RentalEndCause.Suspension,
        CancellationCause.NoRent => RentalEndCause.NoRent,
    };

    private static RentalEndCause Of(LapseCause cause) => cause switch
    {
        LapseCause.ToolsGone => RentalEndCause.ToolsGone,
        LapseCause.NotAdmitted => RentalEndCause.NotAdmitted,
        LapseCause.NotPaid => RentalEndCause.NotPaid,
    };
}
