using System.Text.Json.Serialization;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

/// <summary>A customer has given up what a kiosk without a line may have let them fetch.</summary>
/// <param name="IsWithdrawal">Whether by a consumer's right of withdrawal.</param>
/// <param name="At">When they asked for it: it ends as of then.</param>
public sealed record ProvisionalCancellation(bool IsWithdrawal, DateTimeOffset At);

/// <summary>What is cancelled while the site is silent ends once it has told what was fetched there.</summary>
public sealed partial record Rental
{
    /// <summary>That the customer gives it up, until it is known whether they have come; null where they do not.</summary>
    public ProvisionalCancellation? Cancellation { get; init; }

    /// <summary>When the customer asked to cancel, where that waits for the site to answer; null where nothing does.</summary>
    [JsonIgnore]
    public DateTimeOffset? CancellationAsked => Cancellation?.At;

    /// <summary>Whether the customer is to come: it is booked, and they have not given it up.</summary>
    [JsonIgnore]
    public bool IsToBeFetched => Status == RentalStatus.Confirmed && Cancellation is null;

    /// <summary>Whether a kiosk without a line may have let the customer fetch the tools already.</summary>
    /// <param name="rules">From when on tools are fetched.</param>
    /// <param name="now">When.</param>
    public bool MayHaveBeenFetched(OnSiteRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Status == RentalStatus.Confirmed && now >= Slot.Start - rules.EarlyPickup;
    }

    /// <summary>The customer gives it up while nobody knows whether they have come. What costs nothing takes the place of what may; else asked twice it is the same.</summary>
    /// <param name="isWithdrawal">Whether by a consumer's right of withdrawal.</param>
    /// <param name="now">When.</param>
    /// <returns>No event where it was asked before.</returns>
    public Result<RentalDecision> AskCancellation(bool isWithdrawal, DateTimeOffset now)
    {
        if (Cancellation is { } before && (before.IsWithdrawal || !isWithdrawal)) return new RentalDecision([]);
        if ((isWithdrawal ? RefuseWithdrawal(now) : RefuseEnding()) is { } refused) return refused;

        var asked = new CancellationAsked(Id, isWithdrawal, now);
        return Change is null ? Decide(asked) : Settled(now, asked, new ChangeDropped(Id, now));
    }

    /// <summary>Ends what was cancelled, once the site answers: it has told before that who was there. Null while it does not.</summary>
    private RentalDecision? EndCancelled(ProvisionalCancellation asked, BookingRules rules, SiteDowntime downtime, DateTimeOffset now)
    {
        if (downtime.SilentSince is not null) return null;
        if (asked.IsWithdrawal) return Settled(now, new RentalWithdrawn(Id, asked.At));

        // What we have failed to give them costs nothing to give up.
        return OurFailure(downtime.PutOff(Slot.Start, UsualPickupDeadline(rules))) is { } failure
            ? Settled(now, new RentalFailed(Id, failure, CancellationFee(now), now))
            : Settled(now, new RentalCancelled(Id, CancellationCause.Customer, CancellationFee(now), asked.At));
    }
}
