using System.Collections.Immutable;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Rentals;

/// <summary>A customer pays what is held for them.</summary>
/// <param name="Card">The card.</param>
/// <param name="TermsVersion">The terms they accept.</param>
/// <param name="IsExpress">They ask for the rental to begin before the time to withdraw ends.</param>
/// <param name="Deposit">The amount they let us block.</param>
public sealed record PayRental(CardToken Card, string TermsVersion, bool IsExpress, Euros Deposit);

/// <summary>From the hold to the booking.</summary>
public sealed partial record Rental
{
    /// <summary>Asks for rent and deposit; of a booking whose deposit could not be blocked or renewed, for the deposit by another card.</summary>
    public Result<RentalDecision> Pay(PayRental request, BookingRules rules, AuthorisationLives lives, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(rules);
        var isBooked = Status == RentalStatus.Confirmed || IsOut;
        if (!IsBeforeBooking && !isBooked) return NotPossible;
        if (Step is { } step) return new RentalBusy(step);
        if (IsBeforeBooking && now >= HeldUntil) return new HoldOver(HeldUntil);
        if (Payments.FirstOrDefault(payment => payment.Pending is not null) is { } asked) return new PaymentUnderWay(asked.Purpose);
        if (isBooked && IsDepositThere) return new NothingToPay();
        if (request.TermsVersion != rules.TermsVersion) return new TermsOutdated(rules.TermsVersion);
        if (request.Deposit != Price.Deposit) return new DepositNotAgreed(Price.Deposit);
        var withdrawal = Withdrawal.Deadline(now, BookingRules.French);
        if (!isBooked && IsConsumer && !request.IsExpress && Slot.Start < withdrawal) return new ExpressRequestMissing(withdrawal);

        var plan = PaymentPlans.For(Slot, rules, lives, now);

        // The contract is made: another card for its deposit asks for nothing anew.
        var agreed = isBooked ? Agreed(new(request.Deposit, IsExpress: false), now) : new(request.TermsVersion, request.IsExpress, request.Deposit, now);
        var begun = new PaymentBegun(Id, agreed, now);
        var deposit = isBooked
            ? Open(PaymentPurpose.Deposit, new AuthoriseCard(request.Card, Price.Deposit, CustomerPresence.Present), PaymentId.New(now), now)
            : Open(PaymentPurpose.Deposit, plan.Deposit(request.Card, Price.Deposit), PaymentId.New(now), now);
        var rent = Open(PaymentPurpose.Rent, plan.Rent(request.Card, Price.Rent), PaymentId.New(now), now);
        ImmutableArray<RentalEvent> wanted = (isBooked, Price.Deposit.Cents) switch
        {
            (true, _) => [deposit],
            (_, 0) => [rent],
            _ => [rent, deposit],
        };
        return Settled(now, [begun, .. wanted]);
    }

    /// <summary>The customer says to have done what their bank wanted.</summary>
    public Result<RentalDecision> Complete(DateTimeOffset now)
    {
        var isAsked = Payments.Any(payment => payment.Status == PaymentStatus.ActionRequired && IsForOwed(payment));
        if (!IsBeforeBooking && Status != RentalStatus.Confirmed && !IsOut && !isAsked) return NotPossible;

        var asked = AskBanks(now);
        return asked.IsEmpty ? new NothingToComplete() : Decide(asked);
    }

    /// <summary>Asks what became of what banks wanted of the customer.</summary>
    private ImmutableArray<RentalEvent> AskBanks(DateTimeOffset now) =>
    [
        .. Counting.Where(payment => payment is { Status: PaymentStatus.ActionRequired, Pending: null })
            .Select(payment => payment.Complete().Succeeded(out var next, out _) ? new PaymentRequested(next.Pending!, now) : null)
            .OfType<RentalEvent>(),
    ];

    /// <summary>Takes in what the processor answered; null where that was known already.</summary>
    public RentalDecision? Answer(PaymentAnswer answer, BookingRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!Payments.Any(payment => payment.Pending == answer.Request)) return null;

        var answered = new PaymentAnswered(answer, now);
        var after = Apply(answered);
        var payment = after.Payments.Single(payment => payment.Id == answer.Request.Payment);
        var further = Status switch
        {
            RentalStatus.AwaitingPayment when Step is null => [after.AnsweredBeforeBooking(payment, rules, now)],
            RentalStatus.Expired when Due is null => [after.AnsweredTooLate(now)],
            RentalStatus.Confirmed => [after.AnsweredAfterBooking(payment, now)],
            RentalStatus.Cancelled or RentalStatus.NoShow => [after.AnsweredOfFee(payment, now)],
            _ => IsUnderWay ? after.AnsweredOnSite(payment, now) : (IEnumerable<RentalEvent?>)[],
        };
        return Settled(now, [answered, .. after.LetGo(answer, now), .. further.OfType<RentalEvent>()]);
    }

    /// <summary>All lockers and the customer have promised for good.</summary>
    public RentalDecision Confirm(DateTimeOffset now) => new([new RentalConfirmed(Id, now)]);

    /// <summary>It was paid, and cannot be had.</summary>
    public RentalDecision Lapse(LapseCause cause, DateTimeOffset now) => Settled(now, new RentalLapsed(Id, cause, now));

    /// <summary>Lockers and customer know what was decided.</summary>
    public RentalDecision Follow(DateTimeOffset now) => new([new CalendarsFollowed(Id, Step!.Value, now)]);

    private bool IsDepositThere => Price.Deposit <= Euros.Zero || (Deposit is { } last && IsGood(last));

    private RentalEvent? AnsweredBeforeBooking(Payment payment, BookingRules rules, DateTimeOffset now)
    {
        if (HasFailed(payment) && !Undone.Contains(payment.Id)) return new RentalPaymentFailed(Id, payment.DeclineCode ?? payment.Status.ToString(), now);
        if (IsPaid) return new RentalPaid(Id, now);

        return payment.Status == PaymentStatus.ActionRequired && !IsExtended && now < HeldUntil
            ? new HoldExtended(Id, HeldUntil + rules.Extension, now)
            : null;
    }

    private RentalEvent? AnsweredTooLate(DateTimeOffset now) =>
        IsPaid ? new RentalPaid(Id, now) : MayStillBePaid ? null : new RentalLapsed(Id, LapseCause.NotPaid, now);

    private RentalEvent? AnsweredAfterBooking(Payment payment, DateTimeOffset now)
    {
        if (Change is { } change && change.Awaited.Contains(payment.Id))
        {
            if (HasFailed(payment) || now >= change.ExpiresAt) return new ChangeDropped(Id, now);

            return Counting.Where(each => change.Awaited.Contains(each.Id)).All(IsGood) ? new RentalChanged(Id, Slot, change, now) : null;
        }

        if (Undone.Contains(payment.Id)) return null;

        // No door would open for who comes: it ends as a booking does whose deposit cannot be blocked.
        if (IsRentDeclined(payment)) return new RentalCancelled(Id, CancellationCause.NoRent, Euros.Zero, now);

        if (!HasFailed(payment)) return null;

        return payment.Purpose == PaymentPurpose.Deposit
            ? new DepositDeclined(Id, payment.DeclineCode ?? payment.Status.ToString(), now)
            : new RentalFailed(Id, RentNotTaken, CancellationFee(now), now);
    }

    /// <summary>Whether the bank has declined that the rent be taken of what is blocked for it.</summary>
    private static bool IsRentDeclined(Payment payment) =>
        payment is { Purpose: PaymentPurpose.Rent, Status: PaymentStatus.Authorised, DeclineCode: not null };

    /// <summary>The fee that no card gave is owed.</summary>
    private RentalEvent? AnsweredOfFee(Payment payment, DateTimeOffset now) =>
        HasFailed(payment) && !Undone.Contains(payment.Id) ? Failed(payment, now) : null;
}
