using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

/// <summary>The deposit of a rental that is too far away for today's authorisation.</summary>
[Trait("story", "T24-302")]
public sealed class DepositTests
{
    private static readonly Declined No = new("insufficient_funds");

    [Fact]
    public void It_is_tried_a_day_before_the_start_and_then_it_is_there()
    {
        var booked = Confirmed(Later);
        var (day, saved) = (Later.Start.AddHours(-24), new CardToken("pm_saved"));

        Assert.Equal(day, booked.NextDeadline(Rules));
        var tried = booked.MeetDeadlines(Rules, day)!;

        Assert.Equal([(PaymentPurpose.Deposit, new AuthoriseCard(saved, DepositOf, CustomerPresence.Absent))], tried.Calls());
        var held = booked.Apply(tried).Answered(PaymentPurpose.Deposit, day);
        Assert.Equal(Later.Start.AddHours(1), held.NextDeadline(Rules));
    }

    [Fact]
    public void It_is_tried_again_at_12_6_and_3_hours_and_two_hours_before_the_booking_is_given_up_for_nothing()
    {
        var booked = Confirmed(Later);
        foreach (var hours in (int[])[24, 12, 6, 3])
        {
            var at = Later.Start.AddHours(-hours);
            Assert.Equal(at, booked.NextDeadline(Rules));
            var answered = booked.After(rental => rental.MeetDeadlines(Rules, at)).Answer(PaymentPurpose.Deposit, at, No)!;
            Assert.Equal(["PaymentAnswered", "DepositDeclined"], answered.Names());
            booked = booked.After(rental => rental.MeetDeadlines(Rules, at)).Answered(PaymentPurpose.Deposit, at, No);
        }

        var limit = Later.Start.AddHours(-2);
        Assert.Equal(limit, booked.NextDeadline(Rules));
        var given = booked.MeetDeadlines(Rules, limit)!;
        Assert.Equal(new RentalCancelled(booked.Id, CancellationCause.NoDeposit, Euros.Zero, limit), given.Events[0]);
        Assert.Equal([(PaymentPurpose.Rent, new RefundAmount("pi_1", Day))], given.Calls());
    }

    [Fact]
    public void Tries_that_nobody_made_are_not_made_up_for()
    {
        var late = Later.Start.AddHours(-5);
        var tried = Confirmed(Later).After(rental => rental.MeetDeadlines(Rules, late)).Answered(PaymentPurpose.Deposit, late, No);

        Assert.Equal(Later.Start.AddHours(-3), tried.NextDeadline(Rules));
    }

    [Fact]
    public void A_bank_that_waits_for_the_customer_is_let_go_at_the_next_try()
    {
        var (day, half) = (Later.Start.AddHours(-24), Later.Start.AddHours(-12));
        var waits = Confirmed(Later).After(rental => rental.MeetDeadlines(Rules, day))
            .Answered(PaymentPurpose.Deposit, day, new ActionRequired("pi_wait", new Uri("https://bank.example/")));

        var next = waits.MeetDeadlines(Rules, half)!;

        Assert.Equal(
            [
                (PaymentPurpose.Deposit, new AuthoriseCard(new CardToken("pm_saved"), DepositOf, CustomerPresence.Absent)),
                (PaymentPurpose.Deposit, new VoidIntent("pi_wait")),
            ],
            next.Calls());
    }

    [Fact]
    public void One_that_dies_before_the_tools_can_be_fetched_is_renewed_and_the_old_one_let_go()
    {
        var dies = Tomorrow.Start.AddMinutes(60);
        var booked = Paying(Tomorrow).Answered(PaymentPurpose.Rent, Noon)
            .Answered(PaymentPurpose.Deposit, Noon, new Authorised("pi_short", dies)).After(rental => rental.Confirm(Noon));
        var at = Tomorrow.Start.AddHours(-12);

        Assert.Equal(at, booked.NextDeadline(Rules));
        var tried = booked.After(rental => rental.MeetDeadlines(Rules, at));
        Assert.Equal([PaymentStatus.Authorised, PaymentStatus.Requested], tried.Payments.Skip(1).Select(payment => payment.Status));
        var renewed = tried.Answer(PaymentPurpose.Deposit, at, new Authorised("pi_new", at.AddDays(4)))!;

        Assert.Equal([(PaymentPurpose.Deposit, new VoidIntent("pi_short"))], renewed.Calls());
        Assert.Equal(Tomorrow.Start.AddHours(1), tried.Apply(renewed).NextDeadline(Rules));
    }

    [Fact]
    public void Another_card_may_save_it()
    {
        var at = Later.Start.AddHours(-24);
        var failing = Confirmed(Later).After(rental => rental.MeetDeadlines(Rules, at)).Answered(PaymentPurpose.Deposit, at, No);
        var other = ByCard with { Card = new CardToken("tok_other") };

        var paying = failing.Pay(other, Rules, Lives, at).Value();

        Assert.Equal([(PaymentPurpose.Deposit, new AuthoriseCard(other.Card, DepositOf, CustomerPresence.Present))], paying.Calls());
        var saved = failing.Apply(paying).Answered(PaymentPurpose.Deposit, at);
        Assert.Equal((RentalStatus.Confirmed, Later.Start.AddHours(1)), (saved.Status, saved.NextDeadline(Rules)));
        Assert.Equal(new NothingToPay(), saved.Pay(other, Rules, Lives, at).Refusal());
    }

    [Fact]
    public void Another_card_for_it_asks_for_no_earlier_beginning_and_leaves_the_contract_as_it_was()
    {
        var far = new Slot(Noon.AddDays(30), Noon.AddDays(31));
        var (at, other) = (far.Start.AddHours(-24), ByCard with { Card = new CardToken("tok_other") });
        var failing = Paying(far, express: false).Answered(PaymentPurpose.Rent, Noon).Answered(PaymentPurpose.Deposit, Noon)
            .After(rental => rental.Confirm(Noon)).After(rental => rental.MeetDeadlines(Rules, at)).Answered(PaymentPurpose.Deposit, at, No);

        foreach (var express in (bool[])[false, true])
        {
            var paying = failing.After(rental => rental.Pay(other with { IsExpress = express }, Rules, Lives, at));
            Assert.Equal(new RentalAgreement(Rules.TermsVersion, IsExpress: false, DepositOf, at) { IsConsumer = true }, paying.Agreement);
        }
    }

    [Fact]
    public void An_answer_that_comes_after_the_end_is_undone()
    {
        var at = Later.Start.AddHours(-24);
        var cancelled = Confirmed(Later).After(rental => rental.MeetDeadlines(Rules, at)).After(rental => rental.Cancel(at));

        Assert.Equal([(PaymentPurpose.Deposit, new VoidIntent("pi_1"))], cancelled.Answer(PaymentPurpose.Deposit, at)!.Calls());
    }
}
