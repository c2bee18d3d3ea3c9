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
        var held = Held(Tomorrow);

        Assert.Equal(held.HeldUntil, held.NextDeadline(Rules));
        Assert.Null(held.MeetDeadlines(Rules, held.HeldUntil.AddTicks(-1)));
        var expired = held.After(rental => rental.MeetDeadlines(Rules, held.HeldUntil));
        Assert.Equal((RentalStatus.Expired, null), (expired.Status, expired.NextDeadline(Rules)));
    }

    [Fact]
    public void What_the_customer_did_not_complete_at_their_bank_is_undone()
    {
        var asked = Paying(Tomorrow).Answered(PaymentPurpose.Deposit, Noon)
            .Answered(PaymentPurpose.Rent, Noon, new ActionRequired("pi_2", new Uri("https://bank.example/")))
            .After(rental => rental.Follow(Noon));

        var expired = asked.MeetDeadlines(Rules, asked.HeldUntil)!;

        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_2")), (PaymentPurpose.Deposit, new VoidIntent("pi_1"))], expired.Calls());
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

    private static Rental Late()
    {
        var paying = Paying(Tomorrow).Answered(PaymentPurpose.Rent, Noon);
        return paying.After(rental => rental.MeetDeadlines(Rules, paying.HeldUntil));
    }
}
