using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

/// <summary>What comes of a site that does not answer: the customer's time to fetch the tools stands still.</summary>
public sealed partial record Rental
{
    private const string NoTimeLeft = "Le site n’a pas répondu pendant votre créneau.";

    /// <summary>By how much the site's silence has put off the end of the time to fetch the tools.</summary>
    public TimeSpan PutOff { get; init; }

    /// <summary>Whether that end is not known, for the site is silent still.</summary>
    public bool IsClockStopped { get; init; }

    /// <summary>Whether the customer was told that the site does not answer, and not yet that it does.</summary>
    public bool IsToldOfSilence { get; init; }

    /// <summary>Whether the site's degraded times must be known to meet the deadlines.</summary>
    public bool AsksForDowntime(BookingRules rules, DateTimeOffset now) =>
        Step is null && (IsUnderWay ? NextDeadline(rules) <= now : Status == RentalStatus.Confirmed && (Cancellation is not null || PickupDeadline(rules) <= now));

    /// <summary>The site does not answer, and the customer is to know before they set out; null where they do, or need not.</summary>
    public RentalDecision? TellOfSilence(DateTimeOffset now) =>
        IsToBeFetched && !IsToldOfSilence && now < Slot.End ? new([new SiteSilenceTold(Id, now)]) : null;

    /// <summary>The site answers again; null where the customer never heard that it did not.</summary>
    public RentalDecision? TellOfReturn(DateTimeOffset now) =>
        IsToBeFetched && IsToldOfSilence ? new([new SiteReturnTold(Id, now)]) : null;

    /// <summary>Ends the time to fetch the tools, or puts its end off by what the site was degraded meanwhile.</summary>
    private RentalDecision? EndWait(BookingRules rules, SiteDowntime downtime, bool isSuspended, DateTimeOffset now)
    {
        var usual = UsualPickupDeadline(rules);
        if (downtime.PutOff(Slot.Start, usual) is not { } end)
            return IsClockStopped || !downtime.IsGoingOn ? null : new([new PickupClockStopped(Id, now)]);

        if (IsClockStopped || end - usual != PutOff) return new([new PickupDeadlinePutOff(Id, end - usual, now)]);

        // Nobody is absent whom we would have turned away.
        if (isSuspended) return Settled(now, new RentalCancelled(Id, CancellationCause.Suspension, Euros.Zero, now));

        // Nobody is absent for whom a tool was not there.
        if (!LateUnits.IsEmpty) return Settled(now, new RentalFailed(Id, ToolLateReason, CancellationFee(now), now));

        // Nobody is absent who came while we heard nothing, and for whom a locker did not open.
        if (CameBeforeShutLocker) return Settled(now, new RentalFailed(Id, LockerStuckReason, CancellationFee(now), now));

        // What is left of the slot makes up for nothing: that is our failure, and nobody's absence.
        return end > Slot.End
            ? Settled(now, new RentalFailed(Id, NoTimeLeft, CancellationFee(now), now))
            : Settled(now, new RentalNotFetched(Id, Quote.Rent.NoShowFee, now));
    }
}
