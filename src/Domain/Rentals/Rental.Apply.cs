using System.Collections.Immutable;
using Toolbox24.Domain.Payments;

namespace Toolbox24.Domain.Rentals;

/// <summary>The transitions.</summary>
public sealed partial record Rental
{
    /// <summary>A rental as it begins.</summary>
    public static Rental From(RentalHeld held)
    {
        ArgumentNullException.ThrowIfNull(held);
        return new(
            held.Rental, held.Reference, held.Customer, held.Items, held.Quote, RentalStatus.Held, held.Until)
        { Rules = held.Rules };
    }

    public Rental Apply(RentalDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.Events.Aggregate(this, (rental, happened) => rental.Apply(happened));
    }

    public Rental Apply(RentalEvent happened)
    {
        var next = Next(happened);
        return RentalEnd.Of(happened) is { } end ? next with { End = end } : happened is RentalPaid ? next with { End = null } : next;
    }

    private Rental Next(RentalEvent happened) => happened switch
    {
        RentalHeld e => From(e),
        PaymentBegun e => Begun(e),
        PaymentRequested e => Asked(e.Request, e.At),
        PaymentAnswered e => With(e.Answer.Request.Payment, payment => payment.Apply(e.Answer)).WithoutOlderDeposit(e.Payment),
        HoldEnding => this with { IsWarned = true },
        HoldExtended e => (this with { HeldUntil = e.Until, IsExtended = true, IsWarned = false }).To(RentalStep.Extend, e),
        RentalPaymentFailed => this with { Status = RentalStatus.PaymentFailed, Undone = [.. Payments.Select(payment => payment.Id)] },
        RentalPaid e => (this with { Status = RentalStatus.AwaitingPayment }).To(RentalStep.Confirm, e),
        RentalConfirmed e => this with { Status = RentalStatus.Confirmed, Step = null, StepSince = null, BookedAt = e.At },
        RentalExpired => this with { Status = RentalStatus.Expired, Due = MayStillBePaid ? null : Euros.Zero },
        RentalLapsed e => (this with { Status = RentalStatus.Expired, Due = Euros.Zero }).To(RentalStep.Release, e),
        DepositDeclined => this,
        ChangeHeld e => this with { Change = e.Change },
        ChangeDropped or ChangeLost => Dropped(happened),
        RentalChanged e => Changed(e),
        UnitReplaced e => this with
        {
            Items = [.. Items.Select(item => item.Unit == e.From ? item with { Unit = e.To } : item)],
            LateUnits = LateUnits.Remove(e.From),
        },
        ToolsLate e => this with { LateUnits = e.Units },
        ToolsBack => this with { LateUnits = [] },
        TwinTaken e => Twinned(e),
        PickupDelayed e => (this with { Delay = e.By, Sequence = Sequence + 1 }).To(RentalStep.Move, e),
        CancellationAsked e => this with { Cancellation = new(e.IsWithdrawal, e.At) },
        RentalCancelled e => Ended(RentalStatus.Cancelled, e.Fee, e),
        RentalWithdrawn e => Ended(RentalStatus.Withdrawn, Euros.Zero, e),
        RentalFailed e => Ended(RentalStatus.CancelledByUs, Euros.Zero, e) with { Amends = e.Amends },
        RentalNotFetched e => Ended(RentalStatus.NoShow, e.Fee, e),
        PickupClockStopped => this with { IsClockStopped = true },
        PickupDeadlinePutOff e => this with { IsClockStopped = false, PutOff = e.By },
        SiteSilenceTold => this with { IsToldOfSilence = true },
        SiteReturnTold => this with { IsToldOfSilence = false },
        RentalPinTold e => WithPin(e),
        RentalPinsVoided e => WithoutPins(e),
        VisitTold e => this with
        {
            Alone = Alone.Add(e.Visit),
            OpenedAlone = OpenedAlone.AddRange(e.Doors),
            CameBeforeShutLocker = CameBeforeShutLocker || e.IsBeforeShutLocker,
        },
        VisitUnexpected => this,
        RentRefunded e => this with { RentRefunds = RentRefunds.Add(new(e.Refund, e.Amount)) },
        ChargebackOpened e => this with { Chargebacks = Chargebacks.Add(new(e.Reference, e.Purpose, e.Amount, e.Due, ChargebackStatus.Open, e.At)) },
        ChargebackDue e => With(e.Reference, each => each with { IsWarned = true }),
        ChargebackAnswered e => With(e.Reference, each => each with { Status = ChargebackStatus.Answered }),
        ChargebackEnded e => With(e.Reference, each => each with { Status = e.IsWon ? ChargebackStatus.Won : ChargebackStatus.Lost }),
        CalendarsFollowed => this with { Step = null, StepSince = null, Leaving = [] },
        _ => OnSiteNext(happened),
    };

    private Rental To(RentalStep step, RentalEvent happened) => this with { Step = step, StepSince = happened.At };

    /// <summary>With another card, whatever the one before had come to is undone.</summary>
    private Rental Begun(PaymentBegun happened) => IsBeforeBooking
        ? this with { Status = RentalStatus.AwaitingPayment, Agreement = happened.Agreement, Undone = [.. Payments.Select(payment => payment.Id)] }
        : this with { Agreement = happened.Agreement };

    /// <summary>Lockers have still to be told that what they hold for it is not wanted; unless that has ended by itself.</summary>
    private Rental Dropped(RentalEvent happened)
    {
        var dropped = this with { Change = null, Undone = [.. Undone, .. Change?.Awaited ?? []] };
        return happened.At >= Change?.ExpiresAt
            ? dropped
            : (dropped with { Leaving = Beside(Change) }).To(RentalStep.GiveBack, happened);
    }

    /// <summary>The units of a change that the booking itself has not got.</summary>
    private ImmutableArray<RentalItem> Beside(PendingChange? change) =>
        [.. change?.Items.Where(item => Items.All(own => own.Unit != item.Unit)) ?? []];

    private Rental Changed(RentalChanged happened) => (this with
    {
        Items = happened.Change.Items,
        Quote = happened.Change.Quote,
        Agreement = happened.Change.Agreement,
        Leaving = [.. Items.Where(item => happened.Change.Items.All(other => other.Unit != item.Unit))],
        Undone = [.. Undone, .. happened.Change.Replaced],
        Change = null,
        Delay = TimeSpan.Zero,
        PutOff = TimeSpan.Zero,
        IsClockStopped = false,
        LateUnits = [],
        Pins = PinsAfterChange,
        Sequence = Sequence + 1,
    }).To(RentalStep.Move, happened);

    private Rental Ended(RentalStatus status, Euros due, RentalEvent happened) => (this with
    {
        Status = status,
        Due = due,
        Undone = [.. Undone, .. Change?.Awaited ?? []],
        Leaving = Beside(Change),
        Change = null,
        Cancellation = null,
        Sequence = Sequence + 1,
    }).To(RentalStep.Release, happened);

    private Rental Asked(PaymentRequest request, DateTimeOffset at)
    {
        if (request.Call is not OpeningCall opening)
            return With(request.Payment, payment => payment with { Pending = request, Calls = request.Number });

        var isForDeposit = request.Purpose == PaymentPurpose.Deposit && opening is AuthoriseCard;
        return this with
        {
            Payments = Payments.Add(Payment.Open(request.Payment, Id, request.Purpose, request.Attempt, opening)),
            DepositTriedAt = isForDeposit ? at : DepositTriedAt,

            // A bank that still waits for the customer about an earlier try is let go.
            Undone = isForDeposit && (Status == RentalStatus.Confirmed || IsUnderWay)
                ? [.. Undone, .. Payments.Where(payment => payment is { Purpose: PaymentPurpose.Deposit, Status: PaymentStatus.ActionRequired }).Select(payment => payment.Id)]
                : Undone,
        };
    }

    /// <summary>A deposit that is renewed: the new one first, then the old one goes.</summary>
    private Rental WithoutOlderDeposit(PaymentId renewed)
    {
        var isThere = (Status == RentalStatus.Confirmed || (IsUnderWay && Due is null)) && OfBooking(PaymentPurpose.Deposit)
            .Any(payment => payment.Id == renewed && payment.Status == PaymentStatus.Authorised);
        return isThere
            ? this with { Undone = [.. Undone, .. OfBooking(PaymentPurpose.Deposit).Where(payment => payment.Id != renewed && payment.Status == PaymentStatus.Authorised).Select(payment => payment.Id)] }
            : this;
    }

    private Rental With(PaymentId id, Func<Payment, Payment> change) => this with
    {
        Payments = [.. Payments.Select(payment => payment.Id == id ? change(payment) : payment)],
    };
}
