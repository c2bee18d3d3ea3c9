using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

[Trait("story", "T24-301")]
public sealed class ExpiryTests
{
    [Fact]
    public void A_hold_ends_by_itself()
    {
        var held = Held(Tomorrow).After(rental => rental.MeetDeadlines(Rules, rental.HeldUntil - Rules.HoldWarning));

        Assert.Equal(held.HeldUntil, held.NextDeadline(Rules));
        Assert.Null(held.MeetDeadlines(Rules, held.HeldUntil.AddTicks(-1)));
        var expired = held.After(rental => rental.MeetDeadlines(Rules, held.HeldUntil));
        Assert.Equal((RentalStatus.Expired, null), (expired.Status, expired.NextDeadline(Rules)));
    }

    [Fact]
    public void Its_customer_is_warned_once_before_it_ends_and_once_more_where_it_was_made_longer()
    {
        var asked = Paying(Tomorrow).Answered(PaymentPurpose.Deposit, Noon);
        var soon = asked.HeldUntil - Rules.HoldWarning;

        Assert.Equal(soon, asked.NextDeadline(Rules));
        Assert.Null(asked.MeetDeadlines(Rules, soon.AddTicks(-1)));
        var warned = asked.After(rental => rental.MeetDeadlines(Rules, soon));
        Assert.True(warned.HoldEndsSoon);
        Assert.Null(warned.MeetDeadlines(Rules, soon));

        var longer = warned.Answered(PaymentPurpose.Rent, soon, new ActionRequired("pi_2", new Uri("https://bank.example/")))
            .After(rental => rental.Follow(soon));
        Assert.False(longer.HoldEndsSoon);
        Assert.Equal(soon + Rules.Extension, longer.NextDeadline(Rules));
        Assert.True(longer.After(rental => rental.MeetDeadlines(Rules, soon + Rules.Extension)).HoldEndsSoon);
    }

    [Fact]
    public void Without_such_a_warning_in_its_rules_it_ends_as_it_did() =>
        Assert.Equal(Held(Tomorrow).HeldUntil, Held(Tomorrow).NextDeadline(Rules with { HoldWarning = TimeSpan.Zero }));

    [Fact]
    public void What_the_customer_did_not_complete_at_their_bank_is_asked_about_and_undone()
    {
        var asked = AtBank();

        var expired = asked.MeetDeadlines(Rules, asked.HeldUntil)!;
        Assert.Equal([(PaymentPurpose.Rent, new CompleteAction("pi_2"))], expired.Calls());
        var lapsed = asked.Apply(expired).Answer(PaymentPurpose.Rent, asked.HeldUntil, Waits)!;

        Assert.Equal(new RentalLapsed(asked.Id, LapseCause.NotPaid, asked.HeldUntil), lapsed.Events[1]);
        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_2")), (PaymentPurpose.Deposit, new VoidIntent("pi_1"))], lapsed.Calls());
    }

    [Fact]
    public void What_the_customer_has_completed_there_and_did_not_say_is_paid()
    {
        var asked = AtBank();
        var expired = asked.After(rental => rental.MeetDeadlines(Rules, asked.HeldUntil));
        Assert.Equal((RentalStatus.Expired, null, true), (expired.Status, expired.Due, expired.IsOpen));

        var paid = expired.Answer(PaymentPurpose.Rent, asked.HeldUntil, new Authorised("pi_2", Noon.AddDays(7)))!;

        Assert.Equal(["PaymentAnswered", "RentalPaid"], paid.Names());
        Assert.Equal((RentalStatus.AwaitingPayment, RentalStep.Confirm, null), (expired.Apply(paid).Status, expired.Apply(paid).Step, expired.Apply(paid).End));
    }

    [Fact]
    public void Of_two_that_a_bank_wanted_to_see_both_are_completed_or_both_undone()
    {
        var both = Paying(Tomorrow).Answered(PaymentPurpose.Rent, Noon, Waits).After(rental => rental.Follow(Noon))
            .Answered(PaymentPurpose.Deposit, Noon, new ActionRequired("pi_3", Bank));
        var expired = both.After(rental => rental.MeetDeadlines(Rules, both.HeldUntil));

        var one = expired.Answered(PaymentPurpose.Rent, both.HeldUntil, new Authorised("pi_2", Noon.AddDays(7)));
        Assert.Equal((RentalStatus.Expired, null), (one.Status, one.Due));
        var undone = one.Answer(PaymentPurpose.Deposit, both.HeldUntil, new ActionRequired("pi_3", Bank))!;

        Assert.Contains("RentalLapsed", undone.Names());
        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_2")), (PaymentPurpose.Deposit, new VoidIntent("pi_3"))], undone.Calls());
    }

    [Fact]
    public void A_payment_that_comes_late_is_waited_for()
    {
        var expired = Late();

        Assert.Equal((RentalStatus.Expired, null), (expired.Status, expired.Due));
        var paid = expired.Answered(PaymentPurpose.Deposit, Noon.AddHours(1));
        Assert.Equal((RentalStatus.AwaitingPayment, RentalStep.Confirm), (paid.Status, paid.Step));
    }

    [Fact]
    public void Where_the_tools_are_somebody_elses_by_then_the_money_goes_back()
    {
        var lapsed = Late().Answered(PaymentPurpose.Deposit, Noon.AddHours(1)).Lapse(LapseCause.ToolsGone, Noon.AddHours(1));

        Assert.Equal(["RentalLapsed", "PaymentRequested", "PaymentRequested"], lapsed.Names());
        Assert.All(lapsed.Calls(), call => Assert.IsType<VoidIntent>(call.Call));
    }

    [Fact]
    public void A_refusal_that_comes_late_undoes_the_rest()
    {
        var refused = Late().Answer(PaymentPurpose.Deposit, Noon.AddHours(1), new Declined("lost_card"))!;

        Assert.Equal(["PaymentAnswered", "RentalLapsed", "PaymentRequested"], refused.Names());
        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_1"))], refused.Calls());
    }

    private static readonly Uri Bank = new("https://bank.example/");

    private static readonly ActionRequired Waits = new("pi_2", Bank);

    /// <summary>The deposit is there, and the bank wants to see the customer about the rent.</summary>
    private static Rental AtBank() => Paying(Tomorrow).Answered(PaymentPurpose.Deposit, Noon).Answered(PaymentPurpose.Rent, Noon, Waits)
        .After(rental => rental.Follow(Noon));

    private static Rental Late()
    {
        var paying = Paying(Tomorrow).Answered(PaymentPurpose.Rent, Noon);
        return paying.After(rental => rental.MeetDeadlines(Rules, paying.HeldUntil));
    }
}
