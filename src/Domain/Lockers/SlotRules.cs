namespace Toolbox24.Domain.Lockers;

/// <summary>Which slots can be asked for, and how long they can be held.</summary>
/// <param name="Step">Slots start and end on a multiple of this.</param>
/// <param name="Shortest">The least a slot lasts.</param>
/// <param name="Longest">The most a slot lasts.</param>
/// <param name="Horizon">How far ahead of now a slot may start.</param>
/// <param name="LongestHold">How far ahead of now a hold may expire.</param>
public sealed record SlotRules(
    TimeSpan Step, TimeSpan Shortest, TimeSpan Longest, TimeSpan Horizon, TimeSpan LongestHold)
{
    public static SlotRules Default { get; } = new(
        Step: TimeSpan.FromMinutes(15),
        Shortest: TimeSpan.FromHours(1),
        Longest: TimeSpan.FromDays(28),
        Horizon: TimeSpan.FromDays(90),
        LongestHold: TimeSpan.FromMinutes(25));

    /// <summary>Why this slot cannot be rented, whatever the calendar says; null when it can.</summary>
    public Refusal? Refuse(Slot slot, DateTimeOffset now)
    {
        if (!IsOnStep(slot.Start) || !IsOnStep(slot.End)) return new SlotOffStep(Step);
        if (slot.Duration < Shortest) return new SlotTooShort(Shortest);
        if (slot.Duration > Longest) return new SlotTooLong(Longest);
        if (slot.Start < Current(now)) return new SlotInThePast(slot.Start);
        if (slot.Start - now > Horizon) return new SlotTooFarAhead(now + Horizon);

        return null;
    }

    /// <summary>Why a hold cannot end at this instant; null when it can.</summary>
    public Refusal? RefuseExpiry(DateTimeOffset expiresAt, DateTimeOffset now) =>
        expiresAt > now && expiresAt - now <= LongestHold ? null : new HoldExpiryOutOfBounds(now, now + LongestHold);

    /// <summary>The step under way: there is no lead time, so the slot that has just begun can still be taken.</summary>
    public DateTimeOffset Current(DateTimeOffset now) => new(now.UtcTicks - (now.UtcTicks % Step.Ticks), TimeSpan.Zero);

    /// <summary>The first step that does not begin before an instant.</summary>
    public DateTimeOffset Next(DateTimeOffset instant) =>
        Current(instant) is var step && step < instant ? step + Step : step;

    /// <summary>What slots asked for now may lie in.</summary>
    public Slot Bookable(DateTimeOffset now) => new(Current(now), Current(now + Horizon) + Longest);

    private bool IsOnStep(DateTimeOffset instant) => instant.UtcTicks % Step.Ticks == 0;
}
