using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Customers;

public enum AdmissionStatus
{
    /// <summary>Promised until it expires.</summary>
    Held,

    /// <summary>A booked rental, until it is over.</summary>
    Confirmed,

    /// <summary>Over; remembered for an hour, for that is how long holds are counted.</summary>
    Ended,
}

/// <summary>One rental that a customer was let have.</summary>
/// <param name="Rental">Which.</param>
/// <param name="Status">What became of it.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="ExpiresAt">The first instant at which a hold counts no more; null once it is none.</param>
public sealed record Admission(RentalId Rental, AdmissionStatus Status, DateTimeOffset AskedAt, DateTimeOffset? ExpiresAt)
{
    public bool IsLive(DateTimeOffset now) => Status switch
    {
        AdmissionStatus.Held => now < ExpiresAt,
        AdmissionStatus.Confirmed => true,
        AdmissionStatus.Ended => false,
    };

    public bool IsHeld(DateTimeOffset now) => Status == AdmissionStatus.Held && IsLive(now);

    public Admission Confirm() => this with { Status = AdmissionStatus.Confirmed, ExpiresAt = null };

    public Admission End() => this with { Status = AdmissionStatus.Ended, ExpiresAt = null };
}

/// <summary>Asks that a customer may have one more rental.</summary>
/// <param name="Rental">Which.</param>
/// <param name="ExpiresAt">When the promise ends unless it is confirmed: when the lockers' holds do.</param>
public sealed record AskAdmission(RentalId Rental, DateTimeOffset ExpiresAt);

/// <summary>How much one customer may have at a time.</summary>
/// <param name="Rentals">Rentals that are held or live.</param>
/// <param name="Holds">Of these, the held.</param>
/// <param name="HoldsAnHour">Holds begun within an hour, whatever became of them.</param>
/// <param name="LongestHold">How far ahead of now a hold may expire.</param>
public sealed record CustomerLimits(int Rentals, int Holds, int HoldsAnHour, TimeSpan LongestHold)
{
    public static CustomerLimits Default { get; } = new(Rentals: 3, Holds: 2, HoldsAnHour: 5, LongestHold: TimeSpan.FromMinutes(25));
}
