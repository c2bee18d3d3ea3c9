using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>What no card gave, and how it is paid after all.</summary>
[Trait("story", "T24-502")]
public sealed class OwingTests
{
    private static readonly DateTimeOffset Told = End.AddHours(24);

    [Fact]
    public void A_capture_that_comes_to_nothing_closes_the_rental_and_is_owed()
    {
        var decided = Decided();
        Assert.Null(decided.OwedDamage);

        foreach (var outcome in new PaymentOutcome[] { new Lapsed(), new Voided() })
        {
            var lapsed = decided.Answer(PaymentPurpose.Deposit, Told, outcome)!;

            Assert.Equal(["PaymentAnswered", "CaptureLapsed", "RentalClosed"], lapsed.Names());
            Assert.Equal((RentalStatus.Closed, new Euros(40_00)), (decided.Apply(lapsed).Status, decided.Apply(lapsed).OwedDamage!.Value));
            var happened = lapsed.Events.OfType<CaptureLapsed>().Single();
            Assert.Equal(IncidentKind.CaptureLapsed, IncidentRule.Of(happened)!.Kind);
            Assert.Same(happened, RentalLetter.Told(decided, lapsed));
            Assert.Equal(NotificationEvent.PaymentFailed, RentalLetter.Kind(happened));
        }
    }

    [Fact]
    public void So_is_rent_that_was_gone_when_it_was_taken()
    {
        var left = Unlocked().TakenOut(0).Photographed(0).Photographed(0).After(rental => rental.FinishPickUp(Start));
        Assert.Null(left.OwedRent);

        var lapsed = left.Answer(PaymentPurpose.Rent, Start, new Lapsed())!;

        Assert.Equal(["PaymentAnswered", "RentUnpaid"], lapsed.Names());
        Assert.Equal(Day, left.Apply(lapsed).OwedRent);
    }

    [Fact]
    public void A_capture_that_is_declined_is_let_go_of_and_then_owed()
    {
        var decided = Decided();

        var declined = decided.Answer(PaymentPurpose.Deposit, Told, new Declined("generic_decline"))!;
        var letGo = decided.Apply(declined);
        Assert.Equal(["PaymentAnswered", "PaymentRequested"], declined.Names());
        Assert.Equal(new VoidIntent("pi_1"), Assert.Single(declined.Calls()).Call);
        Assert.Equal((RentalStatus.Decided, null), (letGo.Status, letGo.OwedDamage));

        var voided = letGo.Answer(PaymentPurpose.Deposit, Told)!;
        Assert.Equal(["PaymentAnswered", "CaptureLapsed", "RentalClosed"], voided.Names());
        var closed = letGo.Apply(voided);
        Assert.Equal((RentalStatus.Closed, new Euros(40_00)), (closed.Status, closed.OwedDamage!.Value));
        Assert.Equal(new ChargeCard(Card, new Euros(40_00), CustomerPresence.Present), closed.After(rental => rental.PayOwed(new(new Euros(40_00), null), Told)).Payments[^1].Pending!.Call);
    }

    [Fact]
    public void What_was_captured_though_that_was_declined_is_not_owed()
    {
        var letGo = Decided().Answered(PaymentPurpose.Deposit, Told, new Declined("generic_decline"));

        var captured = letGo.Answer(PaymentPurpose.Deposit, Told, new Captured(new Euros(40_00)))!;

        Assert.Equal(["PaymentAnswered", "RentalClosed"], captured.Names());
        Assert.Null(letGo.Apply(captured).OwedDamage);
    }

    [Fact]
    public void What_the_processor_does_not_let_go_of_either_waits_for_a_person_and_is_not_owed()
    {
        var letGo = Decided().Answered(PaymentPurpose.Deposit, Told, new Declined("generic_decline"));

        var stuck = letGo.Answer(PaymentPurpose.Deposit, Told, new Declined("charge_disputed"))!;

        Assert.Equal(["PaymentAnswered"], stuck.Names());
        Assert.Equal((RentalStatus.Decided, null), (letGo.Apply(stuck).Status, letGo.Apply(stuck).OwedDamage));
    }

    [Fact]
    public void Rent_that_is_declined_when_it_is_taken_is_let_go_of_and_owed_too()
    {
        var left = Unlocked().TakenOut(0).Photographed(0).Photographed(0).After(rental => rental.FinishPickUp(Start));

        var declined = left.Answer(PaymentPurpose.Rent, Start, new Declined("generic_decline"))!;
        Assert.IsType<VoidIntent>(Assert.Single(declined.Calls()).Call);
        var voided = left.Apply(declined).Answer(PaymentPurpose.Rent, Start)!;

        Assert.Equal("generic_decline", Assert.Single(voided.Events.OfType<RentUnpaid>()).Code);
        Assert.Equal(Day, left.Apply(declined).Apply(voided).OwedRent);
    }

    [Fact]
    public void A_deposit_that_is_known_to_be_dead_is_not_captured_but_let_go_of()
    {
        var dead = Returned().Payments.Single(payment => payment.Purpose == PaymentPurpose.Deposit).CaptureBefore!.Value;
        var announced = Returned().After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.PartialCapture, Scratch), End));

        var decided = announced.MeetDeadlines(Rules, dead)!;

        Assert.IsType<VoidIntent>(Assert.Single(decided.Calls()).Call);
        Assert.Equal(new Euros(40_00), announced.Apply(decided).Answered(PaymentPurpose.Deposit, dead).OwedDamage);
    }

    [Fact]
    public void What_is_owed_is_paid_once_and_what_a_dispute_gives_back_of_it_goes_back()
    {
        var owing = Decided().Answered(PaymentPurpose.Deposit, Told, new Lapsed());
        Assert.Equal(new OwedChanged(new Euros(40_00)), owing.PayOwed(new(new Euros(39_00), null), Told).Refusal());

        var asked = owing.After(rental => rental.PayOwed(new(new Euros(40_00), null), Told));
        Assert.Equal(new ChargeCard(Card, new Euros(40_00), CustomerPresence.Present), asked.Payments[^1].Pending!.Call);
        Assert.Equal(new PaymentUnderWay(PaymentPurpose.Damage), asked.PayOwed(new(new Euros(40_00), null), Told).Refusal());
        var declined = asked.Answer(PaymentPurpose.Damage, Told, new Declined("insufficient_funds"))!;
        Assert.Equal(["PaymentAnswered"], declined.Names());
        Assert.Equal(new Euros(40_00), asked.Apply(declined).OwedDamage);

        var paid = asked.Answered(PaymentPurpose.Damage, Told);
        Assert.Null(paid.OwedDamage);
        Assert.Equal(new NothingToPay(), paid.PayOwed(new(new Euros(40_00), null), Told).Refusal());
        var refunded = paid.RefundCapture(paid.Unit(0), new(Guid.NewGuid()), new Euros(15_00), Told).Value();
        Assert.Equal((PaymentPurpose.Damage, new RefundAmount("pi_1", new Euros(15_00))), Assert.Single(refunded.Calls()));
    }

    /// <summary>A capture of 40 € is asked for.</summary>
    private static Rental Decided() => Returned().After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.PartialCapture, Scratch), End)).Until(Told);
}
