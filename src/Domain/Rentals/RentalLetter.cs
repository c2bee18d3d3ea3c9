using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Payments;

namespace Toolbox24.Domain.Rentals;

/// <summary>What is known of a rental to write about it.</summary>
/// <param name="Tools">The tools' names.</param>
/// <param name="Site">The site's name.</param>
/// <param name="Address">Where that is.</param>
/// <param name="Pin">The digits of the PIN that is told; null where none is.</param>
public sealed record RentalNames(string Tools, string Site, string Address, string? Pin = null);

/// <summary>What a customer is told of what happened to their rental.</summary>
public static partial class RentalLetter
{
    /// <summary>The first of some events that a customer is told of; null where none is.</summary>
    public static RentalEvent? Told(Rental before, RentalDecision decision)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(decision);
        return decision.Events.FirstOrDefault(happened => happened switch
        {
            RentalConfirmed or RentalChanged or PickupDelayed or CancellationAsked or RentalWithdrawn or RentalNotFetched => true,
            RentalPaymentFailed or RentalLapsed or DepositDeclined or ChangeDropped or ChangeLost => true,
            SiteSilenceTold or SiteReturnTold or RentalPinTold => true,
            PaymentAnswered e => IsDepositBlocked(before, e) || before.IsOwedPaidBy(e.Answer),
            PickUpEnded or WithdrawnUnderWay or RentalExtended or ExtensionDropped or RentalOverdue or RentalChased or RentalLost or RentUnpaid or CaptureLapsed => true,
            ToolsLate or ToolsBack => before.IsToBeFetched,
            RentalReturned or RentalDecided => true,

            // Who was told of as much before is told of the decision only.
            CaptureAnnounced e => e.Decision.NoticeEnds > e.At,

            // What was never booked is no news.
            RentalCancelled or RentalFailed => before.BookedAt is not null,
            _ => false,
        });
    }

    /// <summary>What an event is to the customer's preferences.</summary>
    public static NotificationEvent Kind(RentalEvent happened) => happened switch
    {
        RentalHeld => NotificationEvent.WaitingListOffer,
        RentalConfirmed => NotificationEvent.BookingConfirmed,
        RentalChanged or PickupDelayed or ChangeDropped or ChangeLost or SiteSilenceTold or SiteReturnTold => NotificationEvent.BookingChanged,
        RentalExtended or ExtensionDropped or ToolsLate or ToolsBack => NotificationEvent.BookingChanged,
        RentalPinTold { Purpose: PassPurpose.PickUp } => NotificationEvent.PinIssued,
        RentalPinTold => NotificationEvent.ReturnPinIssued,
        PaymentAnswered { Answer.Request.Purpose: PaymentPurpose.Deposit } => NotificationEvent.DepositChanged,
        PaymentAnswered => NotificationEvent.InvoiceIssued,
        PickUpEnded => NotificationEvent.PickupConfirmed,
        RentalReturned => NotificationEvent.ReturnReceived,
        CaptureAnnounced or RentalDecided => NotificationEvent.DecisionMade,
        RentalOverdue or RentalChased or RentalLost => NotificationEvent.Overrun,
        RentUnpaid or CaptureLapsed or RentalPaymentFailed or RentalLapsed or DepositDeclined => NotificationEvent.PaymentFailed,
        _ => NotificationEvent.BookingCancelled,
    };

    /// <summary>What an SMS was about that went for a rental, by the name of what it said; one that is not known is the least of them.</summary>
    public static NotificationEvent TextAbout(string template) => template switch
    {
        nameof(PinIssued) => NotificationEvent.PinIssued,
        nameof(ReturnPinIssued) => NotificationEvent.ReturnPinIssued,
        nameof(OverrunBegun) or nameof(ToolsDemanded) or nameof(ToolsDeclaredLost) => NotificationEvent.Overrun,
        nameof(BookingConfirmed) => NotificationEvent.BookingConfirmed,
        _ => NotificationEvent.PickupConfirmed,
    };

    /// <summary>What is said.</summary>
    /// <param name="happened">Of what.</param>
    /// <param name="rental">As it is afterwards.</param>
    /// <param name="names">What things are called.</param>
    /// <param name="rules">The times of booking.</param>
    public static MessageContent About(RentalEvent happened, Rental rental, RentalNames names, BookingRules rules)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(rental);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(rules);
        var (id, reference, sequence, at) = (rental.Id.Value.ToString(), rental.Reference.Value, rental.Sequence, happened.At);
        var (tools, site, address, zone) = (names.Tools, names.Site, names.Address, rental.Quote.Facts.Clock.TimeZone);
        var (start, end, deadline) = (rental.Slot.Start, rental.Slot.End, rental.PickupDeadline(rules));
        var (rent, deposit, pinAhead) = ((int)rental.Price.Rent.Cents, (int)rental.Price.Deposit.Cents, (int)rules.PinAhead.TotalMinutes);
        var (policy, booked) = (rental.Quote.Facts.Terms.Cancellation, rental.Quote.Rent);
        var (free, feeBefore, feeAfter) = (start - policy.FreeUntil, (int)policy.FeeBeforeStart(booked).Cents, (int)policy.FeeAfterStart(booked).Cents);
        var (absence, withdrawal) = ((int)booked.NoShowFee.Cents, (rental.IsConsumer ? rental.WithdrawalEnds() : null) ?? at);
        return happened switch
        {
            RentalHeld e => new WaitingOffer(id, reference, tools, site, address, zone, start, end, sequence, at, e.Until),
            RentalConfirmed => new BookingConfirmed(
                id, reference, tools, site, address, zone, start, end, sequence, at, rent, deposit,
                free, feeBefore, feeAfter, deadline, absence, withdrawal, pinAhead)
            {
                Terms = rental.TermsVersion,
                IsExpress = rental.IsConsumer && rental.Agreement?.IsExpress == true,
            },
            CancellationAsked e => new CancellationNoted(id, reference, tools, site, address, zone, start, end, sequence, at, e.IsWithdrawal),
            RentalWithdrawn => new WithdrawalReceived(id, reference, tools, site, address, zone, start, end, sequence, at, rent, WithdrawalTime.Before),
            RentalCancelled e => Ended(Of(e.Cause), e.Fee, Euros.Zero, ""),
            RentalFailed e => Ended(BookingEnd.OurFailure, Euros.Zero, e.Amends, e.Reason),
            RentalNotFetched e => Ended(BookingEnd.Absence, e.Fee, Euros.Zero, ""),
            RentalPaymentFailed => new RentalPaymentDeclined(id, reference, tools, site, address, zone, start, end, sequence, at, rental.HeldUntil),
            RentalLapsed e => new BookingLapsed(id, reference, tools, site, address, zone, start, end, sequence, at, Why(e, rental)),
            SiteSilenceTold => new SiteSilent(id, reference, tools, site, address, zone, start, end, sequence, at),
            SiteReturnTold => new SiteAnswersAgain(id, reference, tools, site, address, zone, start, end, sequence, at, deadline),
            RentalPinTold { Purpose: PassPurpose.PickUp } => new PinIssued(id, reference, tools, site, address, zone, start, end, sequence, at, names.Pin!, deadline),
            RentalPinTold => new ReturnPinIssued(id, reference, tools, site, address, zone, start, end, sequence, at, names.Pin!),
            ChangeDropped => new ChangeNotMade(id, reference, tools, site, address, zone, start, end, sequence, at),
            ChangeLost => new ChangeImpossible(id, reference, tools, site, address, zone, start, end, sequence, at),
            PaymentAnswered { Answer.Request.Purpose: PaymentPurpose.Deposit } e => new DepositBlocked(
                id, reference, tools, site, address, zone, start, end, sequence, at,
                (int)rental.Payments.Single(payment => payment.Id == e.Payment).Amount.Cents),
            DepositDeclined e => new DepositNotBlocked(
                id, reference, tools, site, address, zone, start, end, sequence, at, deposit,
                rental.OnSite is { } visit ? at + visit.Rules.DepositRenewal : start - rules.DepositLatest,
                e.IsRenewal ? DepositTime.Renewal : DepositTime.Booking),
            _ when AboutOnSite(happened, rental, names) is { } content => content,
            _ => new BookingChanged(
                id, reference, tools, site, address, zone, start, end, sequence, at, rent, deposit, free, feeBefore, feeAfter, deadline, absence,
                withdrawal, pinAhead),
        };

        BookingCancelled Ended(BookingEnd why, Euros fee, Euros amends, string reason) => new(
            id, reference, tools, site, address, zone, start, end, sequence, at, why, (int)fee.Cents, rent - (int)fee.Cents, (int)amends.Cents, reason);
    }

    /// <summary>Of a deposit that is blocked after the booking, alone: what is blocked with a booking or a change is told with it.</summary>
    private static bool IsDepositBlocked(Rental before, PaymentAnswered happened) =>
        (before.Status == RentalStatus.Confirmed || before.IsUnderWay)
        && happened.Answer is { Request.Purpose: PaymentPurpose.Deposit, Outcome: Authorised }
        && before.Change?.Awaited.Contains(happened.Payment) != true && !before.Undone.Contains(happened.Payment);

    private static BookingEnd Of(CancellationCause cause) => cause switch
    {
        CancellationCause.Customer => BookingEnd.ByCustomer,
        CancellationCause.NoDeposit => BookingEnd.NoDeposit,
        CancellationCause.Suspension => BookingEnd.Suspension,
        CancellationCause.NoRent => BookingEnd.NoRent,
    };

    private static BookingLapse Why(RentalLapsed lapsed, Rental rental) => lapsed.Cause switch
    {
        LapseCause.ToolsGone => lapsed.At < rental.HeldUntil ? BookingLapse.ToolsGone : BookingLapse.TooLate,
        LapseCause.NotAdmitted => BookingLapse.NotAdmitted,
        LapseCause.NotPaid => BookingLapse.NotPaid,
    };
}
