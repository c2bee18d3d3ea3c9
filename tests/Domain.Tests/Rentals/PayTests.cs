using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

[Trait("story", "T24-302")]
public sealed class PayTests
{
    [Fact]
    public void Who_does_not_go_to_their_bank_may_try_another_card()
    {
        var waits = Paying(Tomorrow).Answered(PaymentPurpose.Rent, Noon)
            .Answered(PaymentPurpose.Deposit, Noon, new ActionRequired("pi_wait", new Uri("https://bank.example/"))).After(rental => rental.Follow(Noon));
        var other = ByCard with { Card = new CardToken("tok_other") };

        var again = waits.Pay(other, Rules, Lives, Noon).Value();

        Assert.Equal(
            [
                (PaymentPurpose.Rent, new AuthoriseCard(other.Card, Day, CustomerPresence.Present)),
                (PaymentPurpose.Deposit, new AuthoriseCard(other.Card, DepositOf, CustomerPresence.Present)),
                (PaymentPurpose.Rent, new VoidIntent("pi_1")),
                (PaymentPurpose.Deposit, new VoidIntent("pi_wait")),
            ],
            again.Calls());
        var left = waits.Apply(again);
        left = left.Apply(left.Answer(new PaymentAnswer(left.Payments[0].Pending!, new Voided(), Noon), Rules, Noon)!);
        Assert.Equal((RentalStatus.AwaitingPayment, false), (left.Status, left.Undone.Contains(left.Payments[2].Id)));
    }

    [Fact]
    public void What_was_agreed_is_kept()
    {
        var paying = Paying(Tomorrow);

        Assert.Equal(RentalStatus.AwaitingPayment, paying.Status);
        Assert.Equal(new RentalAgreement(Rules.TermsVersion, true, DepositOf, Noon), paying.Agreement);
    }

    [Fact]
    public void It_is_refused_without_the_terms_of_today_the_exact_deposit_or_the_express_request()
    {
        var held = Held(Tomorrow);

        Assert.Equal(new TermsOutdated(Rules.TermsVersion), held.Pay(ByCard with { TermsVersion = "2020-01" }, Rules, Lives, Noon).Refusal());
        Assert.Equal(new DepositNotAgreed(DepositOf), held.Pay(ByCard with { Deposit = new Euros(149_99) }, Rules, Lives, Noon).Refusal());
        Assert.IsType<ExpressRequestMissing>(held.Pay(ByCard with { IsExpress = false }, Rules, Lives, Noon).Refusal());
    }

    [Fact]
    public void The_express_request_is_for_consumers_whose_rental_begins_before_the_time_to_withdraw_ends()
    {
        var request = ByCard with { IsExpress = false };
        var midnight = new DateTimeOffset(2026, 9, 14, 22, 0, 0, TimeSpan.Zero);

        Assert.True(Held(Tomorrow, isConsumer: false).Pay(request, Rules, Lives, Noon).Succeeded(out _, out _));
        Assert.True(Held(new Slot(midnight, midnight.AddDays(1))).Pay(request, Rules, Lives, Noon).Succeeded(out _, out _));
        Assert.Equal(
            new ExpressRequestMissing(midnight),
            Held(new Slot(midnight.AddMinutes(-15), midnight.AddDays(1))).Pay(request, Rules, Lives, Noon).Refusal());
    }

    [Fact]
    public void The_hold_ends_exactly_then()
    {
        var held = Held(Tomorrow);

        Assert.Equal(new HoldOver(held.HeldUntil), held.Pay(ByCard, Rules, Lives, held.HeldUntil).Refusal());
        Assert.True(held.Pay(ByCard, Rules, Lives, held.HeldUntil.AddTicks(-1)).Succeeded(out _, out _));
    }

    [Fact]
    public void Both_answers_make_it_paid_and_lockers_are_told_next()
    {
        var paid = Paid(Tomorrow);

        Assert.Equal((RentalStatus.AwaitingPayment, RentalStep.Confirm), (paid.Status, paid.Step));
        Assert.Equal((RentalStatus.Confirmed, null, Noon), (paid.After(rental => rental.Confirm(Noon)) is var booked ? booked.Status : default, booked.Step, booked.BookedAt));
    }

    [Fact]
    public void An_answer_that_comes_twice_changes_nothing()
    {
        var paying = Paying(Tomorrow);
        var answer = new PaymentAnswer(paying.Payments[0].Pending!, new Authorised("pi_1", Noon.AddDays(7)), Noon);

        Assert.Null(paying.Apply(paying.Answer(answer, Rules, Noon)!).Answer(answer, Rules, Noon));
    }

    [Fact]
    public void A_declined_card_undoes_the_other_payment_and_another_card_may_be_tried()
    {
        var paying = Paying(Tomorrow).Answered(PaymentPurpose.Rent, Noon);

        var failed = paying.Answer(PaymentPurpose.Deposit, Noon, new Declined("insufficient_funds"))!;

        Assert.Equal(["PaymentAnswered", "RentalPaymentFailed", "PaymentRequested"], failed.Names());
        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_1"))], failed.Calls());
        var again = paying.Apply(failed);
        Assert.Equal(new PaymentUnderWay(PaymentPurpose.Rent), again.Pay(ByCard, Rules, Lives, Noon).Refusal());
        again = again.Answered(PaymentPurpose.Rent, Noon).After(rental => rental.Pay(ByCard, Rules, Lives, Noon));
        Assert.Equal([2, 2], again.Payments.TakeLast(2).Select(payment => payment.Attempt));
        Assert.Equal(RentalStep.Confirm, again.Answered(PaymentPurpose.Rent, Noon).Answered(PaymentPurpose.Deposit, Noon).Step);
    }

    [Fact]
    public void What_is_authorised_after_the_other_was_declined_is_undone()
    {
        var failed = Paying(Tomorrow).Answered(PaymentPurpose.Deposit, Noon, new Declined("lost_card"));

        Assert.Equal(RentalStatus.PaymentFailed, failed.Status);
        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_1"))], failed.Answer(PaymentPurpose.Rent, Noon)!.Calls());
    }

    [Fact]
    public void The_hold_is_extended_once_when_the_bank_wants_the_customer()
    {
        var asked = Paying(Tomorrow).Answered(PaymentPurpose.Rent, Noon, Action("pi_1"));

        Assert.Equal((Noon.AddMinutes(20), RentalStep.Extend), (asked.HeldUntil, asked.Step));
        var told = asked.After(rental => rental.Follow(Noon));
        var both = told.Answered(PaymentPurpose.Deposit, Noon, Action("pi_2"));
        Assert.Equal((Noon.AddMinutes(20), null), (both.HeldUntil, both.Step));
        Assert.Equal(
            [(PaymentPurpose.Rent, new CompleteAction("pi_1")), (PaymentPurpose.Deposit, new CompleteAction("pi_2"))],
            both.Complete(Noon).Value().Calls());
    }

    [Fact]
    public void Without_a_bank_that_waits_there_is_nothing_to_complete() =>
        Assert.Equal(new NothingToComplete(), Paying(Tomorrow).Complete(Noon).Refusal());

    private static ActionRequired Action(string intent) => new(intent, new Uri("https://bank.example/"));
}
