using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Tests.Payments;

/// <summary>A deposit of 150 €, whose intent is <c>pi_1</c>.</summary>
public sealed class PaymentTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Death = Noon.AddDays(7);
    private static readonly Euros Whole = new(15_000);
    private static readonly CardToken Card = new("ok");

    private static readonly Payment Asked = Open(new AuthoriseCard(Card, Whole, CustomerPresence.Present));
    private static readonly Payment Held = Answered(Asked, new Authorised("pi_1", Death));
    private static readonly Payment Taken = Answered(Open(new ChargeCard(Card, Whole, CustomerPresence.Present)), new Charged("pi_1"));
    private static readonly Payment Proving = Answered(Asked, new ActionRequired("pi_1", new Uri("https://bank.example/1")));

    [Fact]
    public void It_begins_with_its_first_call_under_way() =>
        Assert.Equal((PaymentStatus.Requested, 1, new AuthoriseCard(Card, Whole, CustomerPresence.Present)), (Asked.Status, Asked.Pending!.Number, Asked.Pending.Call));

    [Fact]
    public void A_call_has_the_same_key_each_time_and_another_than_any_other_call()
    {
        var capture = Held.Capture(Whole, Noon).Value();

        Assert.Equal($"{Asked.Rental.Value}:Deposit:1:1", Asked.Pending!.Key);
        Assert.Equal($"{Asked.Rental.Value}:Deposit:1:2", capture.Pending!.Key);
    }

    [Fact]
    public void Nothing_is_asked_while_an_answer_is_awaited()
    {
        var capturing = Held.Capture(Whole, Noon).Value();

        Assert.Equal(new PaymentPending(Held.Id), Asked.Void().Refusal());
        Assert.Equal(new PaymentPending(Held.Id), capturing.Capture(Whole, Noon).Refusal());
        Assert.Equal(new PaymentPending(Held.Id), capturing.Void().Refusal());
    }

    [Fact]
    public void What_is_authorised_is_held_until_it_dies()
    {
        Assert.True(Held.IsHeld(Death.AddTicks(-1)));
        Assert.False(Held.IsHeld(Death));
    }

    [Fact]
    public void It_is_captured_until_it_dies()
    {
        Assert.Equal(new CaptureAmount("pi_1", Whole), Held.Capture(Whole, Death.AddTicks(-1)).Value().Pending!.Call);
        Assert.Equal(new AuthorisationDied(Death), Held.Capture(Whole, Death).Refusal());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(15_001)]
    public void No_more_is_captured_than_was_authorised_and_never_nothing(long cents) =>
        Assert.Equal(new AmountOutOfBounds(Whole), Held.Capture(new Euros(cents), Noon).Refusal());

    [Fact]
    public void It_is_captured_once()
    {
        var captured = Answered(Held.Capture(new Euros(1), Noon).Value(), new Captured(new Euros(1)));

        Assert.Equal((PaymentStatus.Captured, new Euros(1)), (captured.Status, captured.Taken));
        Assert.Equal(new NotPossibleForPayment(PaymentStatus.Captured), captured.Capture(new Euros(1), Noon).Refusal());
    }

    [Fact]
    public void A_capture_that_is_declined_leaves_it_authorised_to_be_tried_under_another_key()
    {
        var declined = Answered(Held.Capture(Whole, Noon).Value(), new Declined("generic_decline"));

        Assert.Equal((PaymentStatus.Authorised, "generic_decline"), (declined.Status, declined.DeclineCode));
        Assert.Equal(3, declined.Capture(Whole, Noon).Value().Pending!.Number);
    }

    [Fact]
    public void A_capture_that_came_too_late_finds_nothing_held() =>
        Assert.Equal(PaymentStatus.Lapsed, Answered(Held.Capture(Whole, Noon).Value(), new Lapsed()).Status);

    [Fact]
    public void What_is_authorised_or_waits_for_the_customer_is_voided()
    {
        Assert.Equal(PaymentStatus.Voided, Answered(Held.Void().Value(), new Voided()).Status);
        Assert.Equal(PaymentStatus.Voided, Answered(Proving.Void().Value(), new Voided()).Status);
        Assert.Equal(new NotPossibleForPayment(PaymentStatus.Charged), Taken.Void().Refusal());
    }

    [Fact]
    public void Refunds_add_up_to_what_was_taken_at_most()
    {
        var half = Answered(Taken.Refund(new Euros(5_000)).Value(), new Refunded(new Euros(5_000)));

        Assert.Equal((PaymentStatus.Refunded, new Euros(10_000)), (half.Status, half.Refundable));
        Assert.Equal(new AmountOutOfBounds(new Euros(10_000)), half.Refund(new Euros(10_001)).Refusal());
        Assert.Equal(new Euros(0), Answered(half.Refund(new Euros(10_000)).Value(), new Refunded(Whole)).Refundable);
        Assert.Equal(new NotPossibleForPayment(PaymentStatus.Authorised), Held.Refund(new Euros(1)).Refusal());
    }

    [Fact]
    public void Once_the_customer_has_proved_who_they_are_it_goes_on()
    {
        var completing = Proving.Complete().Value();

        Assert.Equal(new CompleteAction("pi_1"), completing.Pending!.Call);
        Assert.Equal(PaymentStatus.Authorised, Answered(completing, new Authorised("pi_1", Death)).Status);
        Assert.Equal(PaymentStatus.Declined, Answered(completing, new Declined("authentication_failure")).Status);
        Assert.Equal(
            (PaymentStatus.ActionRequired, null),
            (Answered(completing, Answer(Proving)).Status, Answered(completing, Answer(Proving)).Pending));
    }

    [Fact]
    public void A_void_that_finds_the_amount_taken_tells_that_it_is_taken() =>
        Assert.Equal((PaymentStatus.Charged, Whole), (Answered(Proving.Void().Value(), new Charged("pi_1")) is var late ? (late.Status, late.Taken) : default));

    [Fact]
    public void A_saved_card_is_used_under_the_token_it_was_given()
    {
        var saved = Answered(Open(new SaveCard(Card)), new CardSaved("seti_1", new CardToken("pm_1")));

        Assert.Equal((PaymentStatus.CardSaved, new CardToken("pm_1")), (saved.Status, saved.Card));
    }

    [Fact]
    public void An_answer_that_comes_again_changes_nothing()
    {
        var captured = Answered(Held.Capture(Whole, Noon).Value(), new Captured(Whole));

        foreach (var late in (PaymentOutcome[])[new Authorised("pi_1", Death.AddDays(1)), Answer(Proving), new Declined("late"), new Voided(), new Lapsed()])
            Assert.Equal(captured, captured.Apply(new PaymentAnswer(Asked.Pending!, late, Noon)));
    }

    [Fact]
    public void A_late_answer_leaves_the_call_under_way_awaited()
    {
        var capturing = Held.Capture(Whole, Noon).Value();

        Assert.Equal(capturing, capturing.Apply(new PaymentAnswer(Asked.Pending!, new Declined("late"), Noon)));
    }

    [Fact]
    public void Refunds_told_in_the_wrong_order_never_shrink()
    {
        var whole = Answered(Taken.Refund(Whole).Value(), new Refunded(Whole));

        Assert.Equal(whole, whole.Apply(new PaymentAnswer(Asked.Pending!, new Refunded(new Euros(1)), Noon)));
    }

    private static Payment Open(OpeningCall call) =>
        Payment.Open(new PaymentId(new Guid(1, 0, 0, new byte[8])), new RentalId(new Guid(2, 0, 0, new byte[8])), PaymentPurpose.Deposit, 1, call);

    private static Payment Answered(Payment payment, PaymentOutcome outcome) =>
        payment.Apply(new PaymentAnswer(payment.Pending!, outcome, Noon));

    private static ActionRequired Answer(Payment proving) => new(proving.Intent!, proving.Action!);
}
