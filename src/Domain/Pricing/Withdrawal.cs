namespace Toolbox24.Domain.Pricing;

/// <summary>
/// A consumer withdraws from a contract made at a distance (Code de la consommation, articles L221-18 to L221-28).
/// </summary>
/// <param name="Booked">What was booked.</param>
/// <param name="BookedAt">When the contract was made.</param>
/// <param name="IsConsumer">Professionals have no such right.</param>
/// <param name="HasExpressRequest">
/// Whether the customer expressly asked to start within the time to withdraw, and acknowledged that the right ends with a
/// rental performed entirely. Without it nothing is due and the right does not end.
/// </param>
/// <param name="PickedUpAt">When the first tool was taken; null before.</param>
public sealed record Withdrawal(
    BookedRent Booked,
    DateTimeOffset BookedAt,
    bool IsConsumer,
    bool HasExpressRequest,
    DateTimeOffset? PickedUpAt)
{
    private const int Days = 14;

    /// <summary>
    /// The first instant at which it is too late: fourteen days that begin at the midnight after the contract, and where
    /// the last is no working day, to the end of the next one (L221-19).
    /// </summary>
    public static DateTimeOffset Deadline(DateTimeOffset bookedAt, TimeZoneInfo zone)
    {
        var last = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(bookedAt, zone).DateTime).AddDays(Days);
        while (!FrenchHolidays.IsWorkingDay(last)) last = last.AddDays(1);

        var midnight = last.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>Why nobody can withdraw at an instant; null where they can, and all of the rent goes back but for the part <see cref="Used" />.</summary>
    public Refusal? Refuse(DateTimeOffset at, TimeZoneInfo zone)
    {
        if (!IsConsumer) return new NotAConsumer();
        if (at >= Deadline(BookedAt, zone)) return new WithdrawalTooLate(Deadline(BookedAt, zone));

        return PickedUpAt is not null && HasExpressRequest && at >= Booked.Slot.End ? new FullyPerformed(Booked.Slot.End) : null;
    }

    /// <summary>The part of the rent for what was used until an instant, to the cent below; nothing before pick-up.</summary>
    public Euros Used(DateTimeOffset until)
    {
        if (PickedUpAt is not { } since || !HasExpressRequest) return Euros.Zero;

        var part = (Int128)Booked.Rent.Cents * Math.Max(0, (until - since).Ticks) / Booked.Slot.Duration.Ticks;
        return Euros.Min(new Euros((long)part), Booked.Rent);
    }
}
