using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Rentals;

/// <summary>What ends a booking, and what it costs.</summary>
public sealed partial record Rental
{
    /// <summary>What the customer would owe for cancelling now; where they have asked for it, since then.</summary>
    public Euros CancellationFee(DateTimeOffset now) =>
        Status == RentalStatus.Confirmed && Cancellation is not { IsWithdrawal: true }
            ? Quote.Facts.Terms.Cancellation.Fee(Quote.Rent, Cancellation?.At ?? now)
            : Euros.Zero;

    /// <summary>The customer gives it up.</summary>
    public Result<RentalDecision> Cancel(DateTimeOffset now)
    {
        if (RefuseEnding() is { } refused) return refused;

        return Settled(now, new RentalCancelled(Id, CancellationCause.Customer, CancellationFee(now), now));
    }

    /// <summary>
    /// A consumer withdraws from the contract: all goes back, whatever the policy says and were it over for what it says, or once it has begun
    /// what was not used.
    /// </summary>
    public Result<RentalDecision> Withdraw(DateTimeOffset now)
    {
        if (RefuseWithdrawal(now) is { } refused) return refused;

        return Settled(now, OnSite is null ? new RentalWithdrawn(Id, now) : new WithdrawnUnderWay(Id, now));
    }

    /// <summary>Why nobody can withdraw now; null where they can.</summary>
    public Refusal? RefuseWithdrawal(DateTimeOffset now)
    {
        if (OnSite is not null) return RefuseWithdrawalUnderWay(now);
        if (Status != RentalStatus.Confirmed && RefuseFeeBack() is { } refused) return refused;
        if (Step is { } step) return new RentalBusy(step);

        return new Withdrawal(Quote.Rent, BookedAt!.Value, IsConsumer, Agreement!.IsExpress, PickedUpAt: null).Refuse(now, BookingRules.French);
    }

    /// <summary>The first instant at which a consumer can no longer withdraw; null before it is booked.</summary>
    public DateTimeOffset? WithdrawalEnds() => BookedAt is { } since ? Withdrawal.Deadline(since, BookingRules.French) : null;

    /// <summary>We cannot keep it: all goes back, and what the customer would have owed us comes on top.</summary>
    /// <param name="reason">Why, for the customer to read.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> FailOnOurSide(string reason, DateTimeOffset now)
    {
        if (CustomerReason.Refuse(reason) is { } wrong) return wrong;
        if (RefuseEnding() is { } refused) return refused;

        return Settled(now, new RentalFailed(Id, reason.Trim(), CancellationFee(now), now));
    }

    /// <summary>The same for the sake of one unit that cannot be had; refused where the rental has not got it, or for another time.</summary>
    /// <param name="unit">The unit that cannot be had.</param>
    /// <param name="during">When it was promised to the rental, turnaround included.</param>
    /// <param name="reason">Why, for the customer to read.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> FailWithout(UnitId unit, Slot during, string reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(during);
        if ((RefuseEnding() ?? RefuseUnit(unit, during)) is { } refused) return refused;

        return FailOnOurSide(reason, now);
    }

    /// <summary>Why nobody can withdraw from what they gave up or did not come for; what the bank has taken back does not go back once more.</summary>
    private Refusal? RefuseFeeBack() => IsFeeDue && ChargedBack(PaymentPurpose.Rent) == Euros.Zero ? RefuseClaim() : NotPossible;

    private Refusal? RefuseEnding()
    {
        if (!IsBeforeBooking && Status != RentalStatus.Confirmed) return NotPossible;

        return Step is { } step ? new RentalBusy(step) : null;
    }
}
