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

        return OurFailure(end) is { } failure
            ? Settled(now, new RentalFailed(Id, failure, CancellationFee(now), now))
            : Settled(now, new RentalNotFetched(Id, Quote.Rent.NoShowFee, now));
    }

    /// <summary>Why it is our failure, and nobody's absence, that nothing was fetched; null where it is not.</summary>
    /// <param name="end">When the time to fetch the tools ends, put off by the site's silence.</param>
    private string? OurFailure(DateTimeOffset? end)
    {
        if (!LateUnits.IsEmpty) return ToolLateReason;

        // They came while we heard nothing, and a locker did not open.
        if (CameBeforeShutLocker) return LockerStuckReason;

        // What is left of the slot makes up for nothing.
        return end > Slot.End ? NoTimeLeft : null;
    }
}
