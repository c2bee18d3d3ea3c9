using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

[Trait("story", "T24-307")]
public sealed class ChangeTests
{
    private static readonly Slot TwoDays = new(Tomorrow.Start, Tomorrow.Start.AddDays(2));
    private static readonly ChangeConsent Agreed = new(DepositOf, IsExpress: true);
    private static readonly Slot DayAfter = new(Tomorrow.Start.AddDays(1), Tomorrow.End.AddDays(1));

    [Fact]
    public void A_slot_that_costs_as_much_and_fits_is_taken_at_once()
    {
        var booked = Confirmed(Tomorrow);
        var changed = To(booked, DayAfter);

        Assert.Equal(["RentalChanged"], changed.Names());
        var after = booked.Apply(changed);
        Assert.Equal((DayAfter, RentalStep.Move, 1), (after.Slot, after.Step, after.Sequence));
    }

    [Fact]
    public void A_dearer_one_waits_for_a_new_authorisation_and_then_the_old_one_goes()
    {
        var booked = Confirmed(Tomorrow);
        var asked = To(booked, TwoDays);

        Assert.Equal([(PaymentPurpose.Rent, new AuthoriseCard(Card, new Euros(80_00), CustomerPresence.Present))], asked.Calls());
        var waiting = booked.Apply(asked);
        Assert.Equal((Tomorrow, Noon.AddMinutes(10)), (waiting.Slot, waiting.NextDeadline(Rules)));
        Assert.Equal(new ChangeUnderWay(Noon.AddMinutes(10)), waiting.RefuseChange(DayAfter, Noon));

        var paid = waiting.Answer(PaymentPurpose.Rent, Noon, new Authorised("pi_2", Noon.AddDays(7)))!;
        Assert.Equal(["PaymentAnswered", "RentalChanged", "PaymentRequested"], paid.Names());
        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_1"))], paid.Calls());
        Assert.Equal(TwoDays, waiting.Apply(paid).Slot);
    }

    [Fact]
    public void A_smaller_deposit_takes_the_place_of_the_one_that_is_blocked()
    {
        var booked = Confirmed(Tomorrow);
        var less = new Euros(100_00);

        var asked = booked.ChangeTo(
            booked.Items, QuoteFor(DayAfter, deposit: 100_00), new(less, true), Noon.AddMinutes(10), Rules, Lives, Noon).Value();
        Assert.Equal([(PaymentPurpose.Deposit, new AuthoriseCard(Card, less, CustomerPresence.Present))], asked.Calls());
        var blocked = booked.Apply(asked).Answer(PaymentPurpose.Deposit, Noon, new Authorised("pi_2", Noon.AddDays(7)))!;

        Assert.Equal([(PaymentPurpose.Deposit, new VoidIntent("pi_1"))], blocked.Calls());
    }

    [Fact]
    public void A_deposit_is_asked_of_the_card_that_was_last_given_for_one()
    {
        var (other, less, dayBefore) = (new CardToken("tok_other"), new Euros(100_00), Later.Start.AddHours(-24));
        var booked = Confirmed(Later)
            .After(rental => rental.MeetDeadlines(Rules, dayBefore)).Answered(PaymentPurpose.Deposit, dayBefore, new Declined("insufficient_funds"))
            .After(rental => rental.Pay(ByCard with { Card = other }, Rules, Lives, dayBefore)).Answered(PaymentPurpose.Deposit, dayBefore);

        var anHourLater = new Slot(Later.Start.AddHours(1), Later.End.AddHours(1));
        var asked = booked.ChangeTo(
            booked.Items, QuoteFor(anHourLater, deposit: 100_00), new(less, true), dayBefore.AddMinutes(10), Rules, Lives, dayBefore).Value();

        Assert.Equal([(PaymentPurpose.Deposit, new AuthoriseCard(other, less, CustomerPresence.Present))], asked.Calls());
    }

    [Fact]
    public void Where_it_is_not_paid_the_booking_stays_as_it_was()
    {
        var booked = Confirmed(Tomorrow);
        var waiting = booked.Apply(To(booked, TwoDays));

        var declined = waiting.Apply(waiting.Answer(PaymentPurpose.Rent, Noon, new Declined("insufficient_funds"))!);
        Assert.Equal((RentalStatus.Confirmed, Tomorrow, null), (declined.Status, declined.Slot, declined.Change));
        Assert.Equal(Tomorrow.Start.AddHours(1), declined.After(rental => rental.Follow(Noon)).NextDeadline(Rules));

        var tooLate = waiting.Apply(waiting.Answer(PaymentPurpose.Rent, Noon.AddMinutes(10), new Authorised("pi_2", Noon.AddDays(7)))!);
        Assert.Equal((Tomorrow, null), (tooLate.Slot, tooLate.Change));

        var late = waiting.After(rental => rental.MeetDeadlines(Rules, Noon.AddMinutes(10)));
        Assert.Equal((RentalStatus.Confirmed, Tomorrow, null), (late.Status, late.Slot, late.Change));
        Assert.Equal(
            [(PaymentPurpose.Rent, new VoidIntent("pi_2"))], late.Answer(PaymentPurpose.Rent, Noon, new Authorised("pi_2", Noon.AddDays(7)))!.Calls());
    }

    [Fact]
    public void Of_a_rent_that_was_charged_the_difference_is_charged_or_refunded()
    {
        var later = new Slot(Later.Start, Later.End.AddDays(1));
        var booked = Confirmed(Later);

        var dearer = To(booked, later);
        Assert.Equal([(PaymentPurpose.Rent, new ChargeCard(Card, Day, CustomerPresence.Present))], dearer.Calls());

        var two = booked.Apply(dearer).Answered(PaymentPurpose.Rent, Noon, new Charged("pi_2"));
        Assert.Equal(later, two.Slot);
        two = two.After(rental => rental.Follow(Noon));
        var cheaper = To(two, Later);
        Assert.Equal([(PaymentPurpose.Rent, new RefundAmount("pi_2", Day))], cheaper.Calls());
        var one = two.Apply(cheaper).After(rental => rental.Follow(Noon)).Answered(PaymentPurpose.Rent, Noon);
        Assert.Equal([(PaymentPurpose.Rent, new RefundAmount("pi_1", Day))], one.Cancel(Noon).Value().Calls());
    }

    [Fact]
    public void What_moves_beyond_the_authorisations_is_charged_and_the_card_kept()
    {
        var booked = Confirmed(Tomorrow);
        var asked = To(booked, Later);

        Assert.Equal(
            [(PaymentPurpose.Rent, new ChargeCard(Card, Day, CustomerPresence.Present)), (PaymentPurpose.Deposit, new SaveCard(Card))], asked.Calls());
        var paid = booked.Apply(asked).Answered(PaymentPurpose.Rent, Noon, new Charged("pi_2"));
        Assert.Equal(Tomorrow, paid.Slot);
        var changed = paid.Answer(PaymentPurpose.Deposit, Noon)!;
        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_1")), (PaymentPurpose.Deposit, new VoidIntent("pi_1"))], changed.Calls());
        Assert.Equal(Later.Start.AddHours(-24), paid.Apply(changed).After(rental => rental.Follow(Noon)).NextDeadline(Rules));
    }

    [Fact]
    public void Another_unit_takes_the_place_of_the_first()
    {
        var booked = Confirmed(Tomorrow);
        var other = ImmutableArray.Create(booked.Items[0] with { Unit = UnitId.New(Noon) });

        var changed = booked.After(rental => rental.ChangeTo(other, QuoteFor(DayAfter), Agreed, Noon.AddMinutes(10), Rules, Lives, Noon));

        Assert.Equal((other[0], booked.Items[0]), (changed.Items.Single(), changed.Leaving.Single()));
        Assert.Empty(changed.After(rental => rental.Follow(Noon)).Leaving);
    }

    [Fact]
    public void It_is_refused_from_the_start_on_for_the_same_slot_and_without_the_exact_deposit()
    {
        var booked = Confirmed(Tomorrow);

        Assert.Equal(new SlotBegun(Tomorrow.Start), booked.RefuseChange(DayAfter, Tomorrow.Start));
        Assert.Null(booked.RefuseChange(DayAfter, Tomorrow.Start.AddTicks(-1)));
        Assert.Equal(new SameSlot(), booked.RefuseChange(Tomorrow, Noon));
        Assert.Equal(
            new DepositNotAgreed(DepositOf),
            booked.ChangeTo(booked.Items, QuoteFor(DayAfter), new ChangeConsent(Day, IsExpress: true), Noon.AddMinutes(10), Rules, Lives, Noon).Refusal());
    }

    [Fact]
    public void What_the_customer_agrees_to_is_kept_with_the_change_and_not_before()
    {
        var booked = Confirmed(Tomorrow);
        var waiting = booked.Apply(booked.ChangeTo(booked.Items, QuoteFor(TwoDays, deposit: 200_00), new(new Euros(200_00), false), Noon.AddMinutes(10), Rules, Lives, Noon.AddMinutes(1)).Value());

        Assert.Equal(DepositOf, waiting.Agreement!.Deposit);
        var changed = waiting.Answered(PaymentPurpose.Rent, Noon).Answered(PaymentPurpose.Deposit, Noon);
        Assert.Equal(
            new RentalAgreement(Rules.TermsVersion, IsExpress: true, new Euros(200_00), Noon.AddMinutes(1)) { IsConsumer = true }, changed.Agreement);
    }

    [Fact]
    [Trait("story", "T24-308")]
    public void Who_has_become_a_professional_since_withdraws_from_what_they_booked_as_a_person()
    {
        var booked = Confirmed(Tomorrow);
        var changed = booked.Apply(booked.ChangeTo(booked.Items, QuoteFor(TwoDays, isConsumer: false), Agreed, Noon.AddMinutes(10), Rules, Lives, Noon).Value())
            .Answered(PaymentPurpose.Rent, Noon).After(rental => rental.Follow(Noon));

        Assert.Equal((TwoDays, true), (changed.Slot, changed.IsConsumer));
        Assert.True(changed.Withdraw(Noon).Succeeded(out _, out _));
    }

    [Fact]
    public void A_slot_before_the_time_to_withdraw_ends_must_be_asked_for()
    {
        var far = new Slot(Noon.AddDays(30), Noon.AddDays(31));
        var booked = Paying(far, express: false).Answered(PaymentPurpose.Rent, Noon).Answered(PaymentPurpose.Deposit, Noon).After(rental => rental.Confirm(Noon));
        var soon = QuoteFor(Tomorrow);

        Assert.Equal(new ExpressRequestMissing(booked.WithdrawalEnds()!.Value), booked.RefuseConsent(soon, new(DepositOf, IsExpress: false)));
        Assert.Null(booked.RefuseConsent(soon, Agreed));
        Assert.Null(booked.RefuseConsent(QuoteFor(new(far.Start.AddDays(1), far.End.AddDays(1))), new(DepositOf, IsExpress: false)));
    }

    [Fact]
    public void What_is_held_for_a_change_that_is_dropped_goes_back_at_once_unless_it_has_ended()
    {
        var booked = Confirmed(Tomorrow);
        var other = ImmutableArray.Create(booked.Items[0] with { Unit = UnitId.New(Noon) });
        var waiting = booked.After(rental => rental.ChangeTo(other, QuoteFor(TwoDays), Agreed, Noon.AddMinutes(10), Rules, Lives, Noon));

        var dropped = waiting.Apply(new ChangeDropped(waiting.Id, Noon));

        Assert.Equal((RentalStep.GiveBack, other[0]), (dropped.Step, dropped.Leaving.Single()));
        var followed = dropped.After(rental => rental.Follow(Noon));
        Assert.Equal((null, 0, booked.Items[0]), (followed.Step, followed.Leaving.Length, followed.Items.Single()));
        Assert.Null(waiting.Apply(new ChangeDropped(waiting.Id, Noon.AddMinutes(10))).Step);
    }

    [Fact]
    public void While_the_processor_has_not_answered_it_is_refused_before_anything_is_promised()
    {
        var booked = Confirmed(Tomorrow);
        var waiting = booked.Apply(To(booked, TwoDays));
        var dropped = waiting.Apply(new ChangeDropped(waiting.Id, Noon)).After(rental => rental.Follow(Noon));

        Assert.Equal(new PaymentUnderWay(PaymentPurpose.Rent), dropped.RefuseChange(DayAfter, Noon));
    }

    [Fact]
    public void A_booking_that_ends_takes_the_change_with_it()
    {
        var booked = Confirmed(Tomorrow);
        var waiting = booked.Apply(To(booked, TwoDays));

        var cancelled = waiting.After(rental => rental.Cancel(Noon));

        Assert.Null(cancelled.Change);
        Assert.Equal(
            [(PaymentPurpose.Rent, new VoidIntent("pi_2"))],
            cancelled.Answer(
                new PaymentAnswer(waiting.Payments[^1].Pending!, new Authorised("pi_2", Noon.AddDays(7)), Noon), Rules, Noon)!.Calls());
    }

    [Fact]
    [Trait("story", "T24-306")]
    public void Who_will_be_late_gets_as_much_longer_for_nothing_once()
    {
        var booked = Confirmed(Tomorrow);
        var late = booked.After(rental => rental.DelayPickup(TimeSpan.FromMinutes(45), Rules, Noon));

        Assert.Equal((Tomorrow.Start.AddMinutes(105), Tomorrow.End.AddMinutes(45)), (late.PickupDeadline(Rules), late.Slot.End));
        Assert.Equal((booked.Price, RentalStep.Move), (late.Price, late.Step));
        Assert.Equal(new AlreadyDelayed(TimeSpan.FromMinutes(45)), late.After(r => r.Follow(Noon)).RefuseDelay(TimeSpan.FromMinutes(15), Rules, Noon));
    }

    [Fact]
    [Trait("story", "T24-306")]
    public void A_delay_is_of_whole_steps_bounded_and_said_in_time()
    {
        var booked = Confirmed(Tomorrow);
        var deadline = Tomorrow.Start.AddHours(1);

        foreach (var minutes in (int[])[0, -15, 10, 135])
            Assert.IsType<DelayOutOfBounds>(booked.RefuseDelay(TimeSpan.FromMinutes(minutes), Rules, Noon));
        Assert.Null(booked.RefuseDelay(TimeSpan.FromMinutes(120), Rules, deadline.AddTicks(-1)));
        Assert.Equal(new PickupOver(deadline), booked.RefuseDelay(TimeSpan.FromMinutes(15), Rules, deadline));
    }

    [Fact]
    [Trait("story", "T24-205")]
    public void Another_unit_takes_the_place_of_the_one_it_has_for_the_time_it_has_it()
    {
        var booked = Confirmed(Tomorrow);
        var (from, to, during) = (booked.Items[0].Unit, UnitId.New(Noon), Tomorrow.Extended(TimeSpan.FromMinutes(30)));

        var replaced = booked.After(rental => rental.ReplaceUnit(from, to, during, Noon));

        Assert.Equal(booked.Items[0] with { Unit = to }, replaced.Items.Single());
        Assert.Equal((null, booked.Sequence, booked.Slot), (replaced.Step, replaced.Sequence, replaced.Slot));
        Assert.True(replaced.IsReplaced(from, to));
        Assert.False(booked.IsReplaced(from, to));
        Assert.Equal(new NothingHeld(booked.Id), replaced.ReplaceUnit(from, to, during, Noon).Refusal());
        Assert.Equal(new HoldsAnotherSlot(Tomorrow), booked.ReplaceUnit(from, to, DayAfter, Noon).Refusal());
        Assert.Equal(
            new HoldsAnotherSlot(Tomorrow), booked.ReplaceUnit(from, to, new(Tomorrow.Start, Tomorrow.End.AddHours(-1)), Noon).Refusal());
    }

    [Fact]
    [Trait("story", "T24-205")]
    public void A_change_that_waits_to_be_paid_is_dropped_with_the_unit_it_counts_on()
    {
        var waiting = Confirmed(Tomorrow);
        waiting = waiting.Apply(To(waiting, TwoDays));

        var decision = waiting.ReplaceUnit(waiting.Items[0].Unit, UnitId.New(Noon), Tomorrow, Noon).Value();

        Assert.Equal(["ChangeLost", "UnitReplaced"], decision.Names());
        var after = waiting.Apply(decision);
        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_2"))], after.Answer(PaymentPurpose.Rent, Noon, new Authorised("pi_2", Noon.AddDays(7)))!.Calls());
    }

    private static RentalDecision To(Rental rental, Slot slot) =>
        rental.ChangeTo(rental.Items, QuoteFor(slot), Agreed, Noon.AddMinutes(10), Rules, Lives, Noon).Value();
}
