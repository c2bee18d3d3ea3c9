using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Tests.Rentals.OnSite;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

[Trait("story", "T24-309")]
public sealed class RentalLetterTests
{
    private static readonly RentalNames Names = new("Perforateur", "Lyon", "1 rue de l’Exemple, 69003 Lyon");

    [Fact]
    public void A_confirmation_says_what_was_agreed()
    {
        var paid = Paid(Tomorrow);

        var content = Assert.IsType<BookingConfirmed>(Content(paid, paid.Confirm(Noon)));

        Assert.Equal((40_00, 150_00, Tomorrow.Start.AddHours(-24), 0), (content.RentCents, content.DepositCents, content.FreeUntil, content.Sequence));
        Assert.Equal((20_00, 40_00, 40_00), (content.FeeBeforeStartCents, content.FeeAfterStartCents, content.AbsenceFeeCents));
    }

    [Fact]
    public void A_confirmation_says_until_when_tools_are_kept_and_until_when_a_consumer_may_withdraw()
    {
        var (paid, professional) = (Paid(Tomorrow), Paid(Tomorrow, isConsumer: false));
        var patient = Rules with { PickupTolerance = TimeSpan.FromMinutes(90), PinAhead = TimeSpan.FromMinutes(45) };

        var content = Assert.IsType<BookingConfirmed>(
            RentalLetter.About(paid.Confirm(Noon).Events[0], paid.Apply(paid.Confirm(Noon)), Names, patient));
        Assert.Equal((Tomorrow.Start.AddMinutes(90), "Europe/Paris", 45), (content.PickupDeadline, content.TimeZone, content.PinAheadMinutes));
        Assert.Equal(new DateTimeOffset(2026, 9, 14, 22, 0, 0, TimeSpan.Zero), content.WithdrawalEnds);

        var theirs = Assert.IsType<BookingConfirmed>(Content(professional, professional.Confirm(Noon)));
        Assert.Equal(theirs.At, theirs.WithdrawalEnds);
    }

    [Fact]
    public void A_change_says_what_giving_up_costs_by_the_new_slot()
    {
        var (booked, dayAfter) = (Confirmed(Tomorrow), new Slot(Tomorrow.Start.AddDays(1), Tomorrow.End.AddDays(1)));
        var changed = booked.ChangeTo(
            booked.Items, QuoteFor(dayAfter), new(DepositOf, IsExpress: true), Noon.AddMinutes(10), Rules, Lives, Noon).Value();

        var content = Assert.IsType<BookingChanged>(Content(booked, changed));
        Assert.Equal((dayAfter.Start.AddHours(-24), 20_00, 40_00), (content.FreeUntil, content.FeeBeforeStartCents, content.FeeAfterStartCents));
        Assert.Equal((dayAfter.Start.AddMinutes(60), 40_00), (content.PickupDeadline, content.AbsenceFeeCents));
    }

    [Fact]
    public void A_deposit_that_is_renewed_while_the_tools_are_out_is_told_and_refused_leaves_a_day_for_another_card()
    {
        var at = Noon.AddDays(6);
        var asked = Visits.Active(slot: new(Visits.Start, Visits.Start.AddDays(10))).Until(at);
        var (renewed, refused) = (asked.Answer(PaymentPurpose.Deposit, at)!, asked.Answer(PaymentPurpose.Deposit, at, new Declined("insufficient_funds"))!);

        Assert.Equal(150_00, Assert.IsType<DepositBlocked>(Content(asked, renewed)).DepositCents);
        Assert.Equal(at.AddHours(24), Assert.IsType<DepositNotBlocked>(Content(asked, refused)).Limit);
    }

    [Fact]
    public void What_was_not_booked_after_all_says_why()
    {
        var (paid, late) = (Paid(Tomorrow), Noon + Rules.Hold);
        var expired = Paying(Tomorrow).Answered(PaymentPurpose.Rent, Noon).After(rental => rental.MeetDeadlines(Rules, late));

        Assert.Equal(BookingLapse.ToolsGone, Lapse(paid, paid.Lapse(LapseCause.ToolsGone, Noon)));
        Assert.Equal(BookingLapse.TooLate, Lapse(paid, paid.Lapse(LapseCause.ToolsGone, late)));
        Assert.Equal(BookingLapse.NotAdmitted, Lapse(paid, paid.Lapse(LapseCause.NotAdmitted, late)));
        Assert.Equal(BookingLapse.NotPaid, Lapse(expired, expired.Answer(PaymentPurpose.Deposit, late, new Declined("lost_card"))!));
    }

    [Fact]
    public void Each_end_says_why_and_what_it_comes_to()
    {
        var (booked, late) = (Confirmed(Tomorrow), Tomorrow.Start.AddHours(-1));

        Assert.Equal((BookingEnd.ByCustomer, 20_00, 20_00), Told(booked, booked.Cancel(late).Value()));
        Assert.Equal((BookingEnd.OurFailure, 0, 40_00), Told(booked, booked.FailOnOurSide("Casier en panne", late).Value()));
        Assert.Equal((BookingEnd.Absence, 40_00, 0), Told(booked, booked.MeetDeadlines(Rules, Tomorrow.Start.AddHours(1))!));
        Assert.Equal(
            (BookingEnd.Suspension, 0, 40_00), Told(booked, booked.MeetDeadlines(Rules, Tomorrow.Start.AddHours(1), isSuspended: true)!));
        Assert.Equal(40_00, Assert.IsType<WithdrawalReceived>(Content(booked, booked.Withdraw(Noon).Value())).RefundCents);
        Assert.IsType<RentalPaymentDeclined>(Content(Paying(Tomorrow), Paying(Tomorrow).Answer(PaymentPurpose.Rent, Noon, new Declined("no"))));
    }

    [Fact]
    public void A_deposit_is_told_once_it_is_blocked_after_the_booking_and_not_beside_another_letter()
    {
        var booked = Confirmed(Later);
        var asked = booked.After(rental => rental.MeetDeadlines(Rules, Later.Start.AddHours(-24)));
        var blocked = asked.Answer(PaymentPurpose.Deposit, Later.Start.AddHours(-24))!;

        Assert.Equal(150_00, Assert.IsType<DepositBlocked>(Content(asked, blocked)).DepositCents);
        Assert.Equal(NotificationEvent.DepositChanged, RentalLetter.Kind(RentalLetter.Told(asked, blocked)!));
        Assert.Null(RentalLetter.Told(Paying(Tomorrow), Paying(Tomorrow).Answer(PaymentPurpose.Deposit, Noon)!));
    }

    [Fact]
    public void A_change_that_comes_to_nothing_says_what_the_booking_still_is()
    {
        var booked = Confirmed(Tomorrow);
        var longer = new Slot(Tomorrow.Start, Tomorrow.End.AddDays(1));
        var quote = QuoteFor(longer);
        var changing = booked.After(rental => rental.ChangeTo(rental.Items, quote, new(quote.Deposit, IsExpress: true), Noon.AddMinutes(10), Rules, Lives, Noon));

        var told = Assert.IsType<ChangeNotMade>(Content(changing, changing.MeetDeadlines(Rules, Noon.AddMinutes(10))));

        Assert.Equal((Tomorrow.Start, Tomorrow.End), (told.Start, told.End));
    }

    [Fact]
    public void What_was_never_booked_is_no_news()
    {
        Assert.Null(RentalLetter.Told(Held(Tomorrow), Held(Tomorrow).Cancel(Noon).Value()));
        Assert.Null(RentalLetter.Told(Held(Tomorrow), Held(Tomorrow).MeetDeadlines(Rules, Noon.AddMinutes(10))!));
        Assert.Null(RentalLetter.Told(Held(Tomorrow), Held(Tomorrow).Pay(ByCard, Rules, Lives, Noon).Value()));
    }

    private static (BookingEnd Why, int Fee, int Refund) Told(Rental before, RentalDecision decision) =>
        Assert.IsType<BookingCancelled>(Content(before, decision)) is var told ? (told.Why, told.FeeCents, told.RefundCents) : default;

    private static BookingLapse Lapse(Rental before, RentalDecision decision) => Assert.IsType<BookingLapsed>(Content(before, decision)).Why;

    private static MessageContent? Content(Rental before, RentalDecision? decision) =>
        RentalLetter.Told(before, decision!) is { } happened ? RentalLetter.About(happened, before.Apply(decision!), Names, Rules) : null;
}
