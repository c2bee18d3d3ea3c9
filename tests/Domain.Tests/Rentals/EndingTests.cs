using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

public sealed class EndingTests
{
    [Theory]
    [InlineData(-24 * 60, 0)]
    [InlineData(-24 * 60 + 1, 20_00)]
    [InlineData(0, 40_00)]
    [Trait("story", "T24-308")]
    public void Cancelling_costs_what_the_policy_says_and_the_rest_is_let_go(int minutes, long fee)
    {
        var now = Tomorrow.Start.AddMinutes(minutes);

        var cancelled = Confirmed(Tomorrow).Cancel(now).Value();

        Assert.Equal(new Euros(fee), cancelled.Events.OfType<RentalCancelled>().Single().Fee);
        PaymentCall rent = fee == 0 ? new VoidIntent("pi_1") : new CaptureAmount("pi_1", new Euros(fee));
        Assert.Equal([(PaymentPurpose.Rent, rent), (PaymentPurpose.Deposit, new VoidIntent("pi_1"))], cancelled.Calls());
        Assert.Equal((RentalStatus.Cancelled, RentalStep.Release), (Confirmed(Tomorrow).Apply(cancelled) is var after ? after.Status : default, after.Step));
    }

    [Fact]
    [Trait("story", "T24-308")]
    public void What_was_charged_goes_back_but_for_the_fee()
    {
        var cancelled = Confirmed(Later).Cancel(Later.Start.AddHours(-1)).Value();

        Assert.Equal([(PaymentPurpose.Rent, new RefundAmount("pi_1", new Euros(20_00)))], cancelled.Calls());
    }

    [Fact]
    [Trait("story", "T24-308")]
    public void What_is_being_asked_is_undone_once_it_is_answered()
    {
        var cancelled = Paying(Tomorrow).Cancel(Noon).Value();
        var after = Paying(Tomorrow).After(rental => rental.Cancel(Noon));

        Assert.Empty(cancelled.Calls());
        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_1"))], after.Answer(PaymentPurpose.Rent, Noon)!.Calls());
    }

    [Fact]
    [Trait("story", "T24-308")]
    public void What_was_being_charged_for_a_hold_that_was_given_up_is_no_debt_that_was_paid()
    {
        var ended = Paying(Later).After(rental => rental.Cancel(Noon));
        var answered = ended.Answer(PaymentPurpose.Rent, Noon)!;

        Assert.IsType<RefundAmount>(Assert.Single(answered.Calls()).Call);
        Assert.Null(RentalLetter.Told(ended, answered));
        Assert.Empty(ended.Apply(answered).Charges);
    }

    [Fact]
    [Trait("story", "T24-308")]
    public void What_the_processor_refuses_to_undo_waits_for_a_person()
    {
        var cancelled = Confirmed(Tomorrow).After(rental => rental.Cancel(Noon));

        Assert.Empty(cancelled.Answer(PaymentPurpose.Rent, Noon, new Declined("charge_disputed"))!.Calls());
    }

    [Theory]
    [InlineData(true, 20_00)]
    [InlineData(false, 40_00)]
    [Trait("story", "T24-308")]
    public void A_fee_that_the_bank_declines_is_let_go_of_and_owed_and_paid_once(bool isGivenUp, int cents)
    {
        var (at, fee) = (Tomorrow.Start.AddHours(isGivenUp ? -1 : 1), new Euros(cents));
        var ended = (isGivenUp ? Confirmed(Tomorrow).After(rental => rental.Cancel(at)) : Confirmed(Tomorrow).After(rental => rental.MeetDeadlines(Rules, at)))
            .Answered(PaymentPurpose.Deposit, at);

        var declined = ended.Answer(PaymentPurpose.Rent, at, new Declined("generic_decline"))!;
        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_1"))], declined.Calls());
        Assert.Null(ended.Apply(declined).OwedRent);
        var released = ended.Apply(declined).Answer(PaymentPurpose.Rent, at)!;
        Assert.Equal(fee, Assert.Single(released.Events.OfType<RentUnpaid>()).Amount);
        var owing = ended.Apply(declined).Apply(released);
        Assert.Equal(fee, owing.OwedRent);

        var asked = owing.After(rental => rental.PayOwed(new(fee, null), at));
        Assert.Equal(new ChargeCard(Card, fee, CustomerPresence.Present), asked.Payments[^1].Pending!.Call);
        var paid = asked.Answered(PaymentPurpose.Rent, at);
        Assert.Equal((null, new NothingToPay()), (paid.OwedRent, paid.PayOwed(new(fee, null), at).Refusal()));
    }

    [Fact]
    [Trait("story", "T24-308")]
    public void A_consumer_withdraws_for_nothing_whatever_the_policy_says()
    {
        var withdrawn = Confirmed(Tomorrow).Withdraw(Tomorrow.Start.AddMinutes(-1)).Value();

        Assert.Equal(["RentalWithdrawn", "PaymentRequested", "PaymentRequested"], withdrawn.Names());
        Assert.All(withdrawn.Calls(), call => Assert.IsType<VoidIntent>(call.Call));
    }

    [Fact]
    [Trait("story", "T24-308")]
    public void Neither_professionals_nor_the_late_withdraw()
    {
        var last = Withdrawal.Deadline(Noon, BookingRules.French);

        Assert.Equal(new NotAConsumer(), Confirmed(Tomorrow, isConsumer: false).Withdraw(Noon).Refusal());
        Assert.Equal(new WithdrawalTooLate(last), Confirmed(Later).Withdraw(last).Refusal());
        Assert.True(Confirmed(Later).Withdraw(last.AddTicks(-1)).Succeeded(out _, out _));
    }

    [Theory]
    [InlineData(true, 20_00)]
    [InlineData(false, 40_00)]
    [Trait("story", "T24-308")]
    public void What_giving_up_late_or_not_coming_cost_goes_back_to_a_consumer_who_withdraws_in_time(bool isGivenUp, int cents)
    {
        var (last, fee) = (Withdrawal.Deadline(Noon, BookingRules.French), new Euros(cents));
        var ended = Fee(isGivenUp, isConsumer: true);
        Assert.Equal(fee, ended.WithdrawalRefund(Noon));

        var withdrawn = ended.Withdraw(last.AddTicks(-1)).Value();

        Assert.Equal([(PaymentPurpose.Rent, new RefundAmount("pi_1", fee))], withdrawn.Calls());
        var after = ended.Apply(withdrawn);
        Assert.Equal((RentalStatus.Withdrawn, Euros.Zero, RentalStep.Release), (after.Status, after.Due, after.Step));
        Assert.IsType<NotPossibleForRental>(after.Withdraw(Noon).Refusal());
        Assert.Equal(new WithdrawalTooLate(last), ended.Withdraw(last).Refusal());
        Assert.Equal(new NotAConsumer(), Fee(isGivenUp, isConsumer: false).Withdraw(Noon).Refusal());
    }

    [Fact]
    [Trait("story", "T24-308")]
    public void What_the_bank_has_taken_back_does_not_go_back_once_more()
    {
        var (absent, at) = (Fee(isGivenUp: false, isConsumer: true), Tomorrow.Start.AddDays(1));
        var claimed = absent.Apply(new ChargebackOpened(absent.Id, "dp_1", PaymentPurpose.Rent, Day, at.AddDays(7), at));
        var (lost, won) = (claimed.Apply(new ChargebackEnded(absent.Id, "dp_1", IsWon: false, at)), claimed.Apply(new ChargebackEnded(absent.Id, "dp_1", IsWon: true, at)));

        Assert.IsType<ChargebackUnderWay>(claimed.Withdraw(at).Refusal());
        Assert.IsType<NotPossibleForRental>(lost.Withdraw(at).Refusal());
        Assert.True(won.Withdraw(at).Succeeded(out _, out _));
    }

    [Fact]
    [Trait("story", "T24-308")]
    public void What_cost_nothing_is_over() =>
        Assert.IsType<NotPossibleForRental>(Confirmed(Later).After(rental => rental.Cancel(Noon)).After(rental => rental.Follow(Noon)).Withdraw(Noon).Refusal());

    [Fact]
    [Trait("story", "T24-308")]
    public void When_we_fail_all_goes_back_and_we_owe_what_they_would_have_owed()
    {
        var failed = Confirmed(Later).FailOnOurSide(" Casier en panne ", Later.Start.AddHours(-1)).Value();

        Assert.Equal(("Casier en panne", new Euros(20_00)), (failed.Events.OfType<RentalFailed>().Single() is var e ? e.Reason : "", e.Amends));
        Assert.Equal([(PaymentPurpose.Rent, new RefundAmount("pi_1", Day))], failed.Calls());
        Assert.IsType<ReasonOutOfBounds>(Confirmed(Later).FailOnOurSide("a", Noon).Refusal());
    }

    [Theory]
    [InlineData(24, 60)]
    [InlineData(1, 60)]
    [InlineData(0.75, 45)]
    [Trait("story", "T24-306")]
    public void Who_has_not_come_an_hour_after_the_start_or_by_the_end_is_absent(double hours, int minutes)
    {
        var slot = new Slot(Tomorrow.Start, Tomorrow.Start.AddHours(hours));
        var (booked, deadline) = (Confirmed(slot), slot.Start.AddMinutes(minutes));

        Assert.Equal(deadline, booked.NextDeadline(Rules));
        Assert.Null(booked.MeetDeadlines(Rules, deadline.AddTicks(-1)));
        var absent = booked.MeetDeadlines(Rules, deadline)!;

        Assert.Equal(Day, absent.Events.OfType<RentalNotFetched>().Single().Fee);
        Assert.Equal([(PaymentPurpose.Rent, new CaptureAmount("pi_1", Day)), (PaymentPurpose.Deposit, new VoidIntent("pi_1"))], absent.Calls());
        Assert.Equal((RentalStatus.NoShow, RentalStep.Release), (booked.Apply(absent) is var after ? after.Status : default, after.Step));
    }

    [Fact]
    [Trait("story", "T24-306")]
    public void Absence_costs_the_first_day_and_no_more()
    {
        var slot = new Slot(Tomorrow.Start, Tomorrow.Start.AddDays(3));

        var absent = Confirmed(slot).MeetDeadlines(Rules, slot.Start.AddHours(1))!;

        Assert.Contains((PaymentPurpose.Rent, new CaptureAmount("pi_1", Day)), absent.Calls());
    }

    [Fact]
    [Trait("story", "T24-910")]
    public void Nobody_is_absent_whom_we_would_have_turned_away()
    {
        var at = Tomorrow.Start.AddHours(1);

        var ended = Confirmed(Tomorrow).MeetDeadlines(Rules, at, isSuspended: true)!;

        Assert.Equal(CancellationCause.Suspension, ended.Events.OfType<RentalCancelled>().Single().Cause);
        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_1")), (PaymentPurpose.Deposit, new VoidIntent("pi_1"))], ended.Calls());
    }

    [Fact]
    public void Once_lockers_know_nothing_is_due_any_more()
    {
        var absent = Confirmed(Tomorrow).After(rental => rental.MeetDeadlines(Rules, Tomorrow.Start.AddHours(1)));
        var at = Tomorrow.Start.AddHours(1);

        Assert.Equal(at + BookingRules.StepAgain, absent.NextDeadline(Rules));
        Assert.Null(absent.After(rental => rental.Follow(at)).NextDeadline(Rules));
    }

    [Fact]
    [Trait("story", "T24-205")]
    public void For_want_of_a_unit_only_the_booking_that_has_it_fails_and_only_for_the_time_it_has_it()
    {
        var booked = Confirmed(Tomorrow);
        var (unit, during) = (booked.Items[0].Unit, Tomorrow.Extended(TimeSpan.FromMinutes(30)));

        Assert.Equal(booked.FailOnOurSide("Fermé", Noon), booked.FailWithout(unit, during, "Fermé", Noon));
        Assert.Equal(new NothingHeld(booked.Id), booked.FailWithout(UnitId.New(Noon), during, "Fermé", Noon).Refusal());
        Assert.Equal(new HoldsAnotherSlot(Tomorrow), booked.FailWithout(unit, Later, "Fermé", Noon).Refusal());
    }

    /// <summary>Given up an hour before, or not come for; the fee is taken.</summary>
    private static Rental Fee(bool isGivenUp, bool isConsumer)
    {
        var (booked, at) = (Confirmed(Tomorrow, isConsumer), Tomorrow.Start.AddHours(isGivenUp ? -1 : 1));
        return booked.After(rental => isGivenUp ? rental.Cancel(at).Value() : rental.MeetDeadlines(Rules, at)!)
            .After(rental => rental.Follow(at)).Answered(PaymentPurpose.Deposit, at).Answered(PaymentPurpose.Rent, at);
    }
}
