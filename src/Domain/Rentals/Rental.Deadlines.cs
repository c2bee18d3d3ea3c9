using System.Collections.Immutable;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

/// <summary>What happens by itself.</summary>
public sealed partial record Rental
{
    private const string RentNotTaken = "Votre paiement n’a pas été encaissé à temps.";

    /// <summary>When something is to happen by itself; null when nothing is.</summary>
    /// <param name="rules">The times of booking.</param>
    /// <param name="still">When clocks stood still since pick-up began; never, where null.</param>
    public DateTimeOffset? NextDeadline(BookingRules rules, Standstills? still = null)
    {
        if (Step is not null) return StepSince + BookingRules.StepAgain;
        if (IsBeforeBooking) return IsToBeWarned(rules) ? HeldUntil - rules.HoldWarning : HeldUntil;
        if (IsUnderWay) return new[] { NextPin(rules), NextOnSite(still ?? Standstills.None), NextChargeback }.Min();
        if (Status != RentalStatus.Confirmed) return NextChargeback;
        if (Cancellation is { } asked) return asked.At;

        DateTimeOffset?[] all =
        [
            NextChargeback, IsClockStopped ? null : PickupDeadline(rules), Change?.ExpiresAt, NextDepositTry(rules), DepositLimit(rules),
            RentCapture(rules), NextPin(rules),
        ];
        return all.Min();
    }

    /// <summary>Does what is due; null where nothing is. A step that is under way comes first.</summary>
    /// <param name="rules">The times of booking.</param>
    /// <param name="now">When.</param>
    /// <param name="downtime">When the site was degraded; never, where null.</param>
    /// <param name="isSuspended">Whether we do not let the customer fetch anything.</param>
    public RentalDecision? MeetDeadlines(BookingRules rules, DateTimeOffset now, SiteDowntime? downtime = null, bool isSuspended = false)
    {
        if (Step is not null) return null;
        if (IsBeforeBooking) return HeldUntil <= now ? Expire(now) : Warn(rules, now);
        if (WarnOfChargeback(now) is { } due) return due;
        if (IsUnderWay) return MeetOnSite((downtime ?? SiteDowntime.None).Standstills(now), now) ?? SendPinDue(rules, now);
        if (Status != RentalStatus.Confirmed) return null;
        if (Cancellation is { } asked)
            return EndCancelled(asked, rules, downtime ?? SiteDowntime.None, now) ?? (RentCapture(rules) <= now ? TakeRent(now) : null);

        if (PickupDeadline(rules) <= now && EndWait(rules, downtime ?? SiteDowntime.None, isSuspended, now) is { } ended) return ended;
        if (DepositLimit(rules) <= now) return Settled(now, new RentalCancelled(Id, CancellationCause.NoDeposit, Euros.Zero, now));
        if (Change?.ExpiresAt <= now) return Settled(now, new ChangeDropped(Id, now));

        if (NextDepositTry(rules) <= now) return TryDeposit(now);

        return RentCapture(rules) <= now ? TakeRent(now) : SendPinDue(rules, now);
    }

    /// <summary>Who has satisfied their bank and did not come back to say so has paid: that is asked before anything is undone.</summary>
    private RentalDecision Expire(DateTimeOffset now) => Settled(now, [.. AskBanks(now), new RentalExpired(Id, now)]);

    private bool IsToBeWarned(BookingRules rules) => !IsWarned && rules.HoldWarning > TimeSpan.Zero;

    private RentalDecision? Warn(BookingRules rules, DateTimeOffset now) =>
        IsToBeWarned(rules) && HeldUntil - rules.HoldWarning <= now ? new([new HoldEnding(Id, HeldUntil, now)]) : null;

    /// <summary>When a booking without deposit is given up, even while a card is being asked; null where it has one.</summary>
    private DateTimeOffset? DepositLimit(BookingRules rules) => LacksDeposit ? Slot.Start - rules.DepositLatest : null;

    /// <summary>When the deposit is tried next; null where it is there, or all tries are made.</summary>
    private DateTimeOffset? NextDepositTry(BookingRules rules)
    {
        if (!LacksDeposit || Deposit is not { Pending: null } last) return null;

        // A card that was only saved was not tried yet.
        var tried = last.Status == PaymentStatus.CardSaved ? DateTimeOffset.MinValue : DepositTriedAt;
        ImmutableArray<DateTimeOffset> tries = [.. rules.DepositTries.Select(before => Slot.Start - before).Where(at => at > tried)];
        return tries.IsEmpty ? null : tries[0];
    }

    /// <summary>When the rent is taken, for what is blocked for it dies before the tools can be fetched; null where it lives so long.</summary>
    private DateTimeOffset? RentCapture(BookingRules rules) => OfBooking(PaymentPurpose.Rent).Where(payment => DiesWaiting(payment, rules))
        .Min(payment => payment.CaptureBefore - rules.RentCapture);

    /// <summary>Whether it is blocked, and will not be any more when the tools can be fetched.</summary>
    private bool DiesWaiting(Payment payment, BookingRules rules) =>
        payment is { Status: PaymentStatus.Authorised, Pending: null, DeclineCode: null } && payment.CaptureBefore <= UsualPickupDeadline(rules);

    /// <summary>Whether no deposit is there that lives until the tools can be fetched.</summary>
    private bool LacksDeposit => Price.Deposit > Euros.Zero && OfBooking(PaymentPurpose.Deposit)
        .All(payment => payment.Status != PaymentStatus.Authorised || payment.CaptureBefore <= UsualPickupDeadline(Rules));

    /// <summary>Takes what dies; where that is too late, nobody was there to do it in time.</summary>
    private RentalDecision TakeRent(DateTimeOffset now)
    {
        ImmutableArray<RentalEvent> asked = [.. Settle(now)];
        return asked.IsEmpty ? Settled(now, new RentalFailed(Id, RentNotTaken, CancellationFee(now), now)) : new(asked);
    }

    private RentalDecision TryDeposit(DateTimeOffset now)
    {
        var card = OfBooking(PaymentPurpose.Deposit).Last().Card;
        return Settled(now, Open(PaymentPurpose.Deposit, new AuthoriseCard(card, Price.Deposit, CustomerPresence.Absent), PaymentId.New(now), now));
    }
}
