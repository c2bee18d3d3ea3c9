using System.Text.Json.Serialization;
using Toolbox24.Domain.Payments;

namespace Toolbox24.Domain.Rentals;

/// <summary>Where the money stands, and what must be asked so that it ends where it should.</summary>
public sealed partial record Rental
{
    /// <summary>Whether rent and deposit are there, or the card for the deposit.</summary>
    private bool IsPaid => IsThere(PaymentPurpose.Rent) && (Price.Deposit <= Euros.Zero || IsThere(PaymentPurpose.Deposit));

    /// <summary>Whether the processor's answers, on their way, may still pay it.</summary>
    private bool MayStillBePaid =>
        Payments.Any(payment => IsOpening(payment) && payment.Pending is not null)
        && Counting.All(payment => payment.Pending is not null || IsGood(payment));

    /// <summary>The payments that count.</summary>
    private IEnumerable<Payment> Counting => Payments.Where(payment => !Undone.Contains(payment.Id));

    /// <summary>The payments of a booking itself, not of a change that waits.</summary>
    private IEnumerable<Payment> OfBooking(PaymentPurpose purpose) =>
        Counting.Where(payment => payment.Purpose == purpose && !IsAwaited(payment));

    /// <summary>The deposit, as it was asked for last; null where it never was.</summary>
    [JsonIgnore]
    public Payment? Deposit => OfBooking(PaymentPurpose.Deposit).LastOrDefault();

    /// <summary>Whether a change or an extension waits for it, that is not made before it is there.</summary>
    private bool IsAwaited(Payment payment) =>
        Change?.Awaited.Contains(payment.Id) == true || OnSite?.Extending?.Awaited.Contains(payment.Id) == true;

    private bool IsThere(PaymentPurpose purpose) => Counting.Any(payment => payment.Purpose == purpose && IsGood(payment));

    private static bool IsGood(Payment payment) =>
        payment.Status is PaymentStatus.Authorised or PaymentStatus.Charged or PaymentStatus.CardSaved
        || (payment.Status == PaymentStatus.Refunded && payment.Refundable > Euros.Zero);

    /// <summary>Whether rent is there: blocked, or taken, were it early, and not all given back.</summary>
    private static bool IsRentGood(Payment payment) =>
        IsGood(payment) || (payment.Status == PaymentStatus.Captured && payment.Refundable > Euros.Zero);

    private static bool IsOpening(Payment payment) => payment.Status is PaymentStatus.Requested or PaymentStatus.ActionRequired;

    /// <summary>Whether the processor has said for good that this comes to nothing.</summary>
    private static bool HasFailed(Payment payment) =>
        payment.Pending is null && payment.Status is PaymentStatus.Declined or PaymentStatus.Voided or PaymentStatus.Lapsed;

    /// <summary>Begins a payment, the next of its purpose.</summary>
    private PaymentRequested Open(PaymentPurpose purpose, OpeningCall call, PaymentId id, DateTimeOffset now)
    {
        var attempt = Payments.Count(payment => payment.Purpose == purpose) + 1;
        return new(Payment.Open(id, Id, purpose, attempt, call).Pending!, now);
    }

    /// <summary>
    /// What is to be asked of the processor now. One call of a payment at a time: where one is under way this is asked again
    /// with its answer. What was declined here waits for a person.
    /// </summary>
    private IEnumerable<RentalEvent> Settle(DateTimeOffset now)
    {
        var (rent, damage) = ((Due ?? RentNow) - RefundedRent, Captured);
        foreach (var payment in Payments.OrderBy(payment => payment.Purpose == PaymentPurpose.Damage))
        {
            var isRent = payment.Purpose == PaymentPurpose.Rent;
            var keeps = Kept(payment, isRent ? rent : payment.Purpose == PaymentPurpose.Deposit ? damage : damage + Debt);
            if (isRent && !IsOpening(payment)) rent -= keeps;
            if (!isRent && Due is not null) damage -= keeps;
            if (payment.Pending is not null || (payment.DeclineCode is not null && !IsOpening(payment))) continue;

            if (Call(payment, keeps, now) is { } asked) yield return new PaymentRequested(asked.Pending!, now);
        }
    }

    /// <summary>
    /// What of a payment is kept: nothing of what is undone, once all is over no more of the deposit than was decided, of the rent
    /// what is due.
    /// </summary>
    private Euros Kept(Payment payment, Euros left)
    {
        if (Undone.Contains(payment.Id)) return Euros.Zero;
        if (payment.Purpose != PaymentPurpose.Rent && Due is null) return payment.Amount;

        var most = payment.Status switch
        {
            PaymentStatus.Authorised => payment.Amount,
            PaymentStatus.Charged or PaymentStatus.Captured or PaymentStatus.Refunded => payment.Refundable,
            _ => Euros.Zero,
        };
        return IsAwaited(payment) && Due is null ? most : Euros.Min(most, left);
    }

    /// <summary>Whether the rent is taken before the tools are fetched, for it could not be any more then.</summary>
    private bool IsTakenEarly(Payment payment, DateTimeOffset now) =>
        Status == RentalStatus.Confirmed && payment.Purpose == PaymentPurpose.Rent && !IsAwaited(payment)
        && DiesWaiting(payment, Rules) && payment.CaptureBefore - Rules.RentCapture <= now;

    /// <summary>
    /// What the processor declines to take is let go of, so that it can be had otherwise and is never taken twice. Where it declines that
    /// too, it waits for a person.
    /// </summary>
    private IEnumerable<RentalEvent> LetGo(PaymentAnswer answer, DateTimeOffset now) =>
        answer is { Request.Call: CaptureAmount, Outcome: Declined }
            && Payments.Single(payment => payment.Id == answer.Request.Payment).Void().Succeeded(out var next, out _)
            ? [new PaymentRequested(next.Pending!, now)]
            : [];

    private Payment? Call(Payment payment, Euros keeps, DateTimeOffset now)
    {
        var isOver = Due is not null || Undone.Contains(payment.Id);
        var asked = payment.Status switch
        {
            PaymentStatus.ActionRequired when isOver && !IsForOwed(payment) => payment.Void(),
            PaymentStatus.Authorised when isOver || IsTaken(payment) || IsTakenEarly(payment, now) =>
                keeps > Euros.Zero && (payment.IsHeld(now) || Status == RentalStatus.Confirmed) ? payment.Capture(keeps, now) : payment.Void(),
            PaymentStatus.Charged or PaymentStatus.Captured or PaymentStatus.Refunded
                when (isOver || Status == RentalStatus.Confirmed || HasLeft) && payment.Refundable > keeps => payment.Refund(payment.Refundable - keeps),
            _ => null,
        };
        return asked is not null && asked.Succeeded(out var next, out _) ? next : null;
    }
}
