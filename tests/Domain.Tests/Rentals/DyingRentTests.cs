using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Tests.Rentals.OnSite;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

/// <summary>What is blocked for the rent lives less long than was planned: the processor says how long.</summary>
[Trait("story", "T24-302")]
public sealed class DyingRentTests
{
    private static readonly DateTimeOffset Dies = Tomorrow.Start.AddMinutes(30);

    private static readonly Slot TwoDays = new(Tomorrow.Start, Tomorrow.Start.AddDays(2));

    private static Rental Booked(Slot? slot = null) => Paying(slot ?? Tomorrow)
        .Answered(PaymentPurpose.Rent, Noon, new Authorised("pi_1", Dies)).Answered(PaymentPurpose.Deposit, Noon).After(rental => rental.Confirm(Noon));

    [Fact]
    public void It_is_taken_a_day_before_and_nothing_more_is_due_before_the_tools_are_fetched()
    {
        var (booked, at) = (Booked(), Dies.AddHours(-24));
        Assert.Equal(at, booked.NextDeadline(Rules));
        Assert.Null(booked.MeetDeadlines(Rules, at.AddTicks(-1)));

        var taken = booked.MeetDeadlines(Rules, at)!;

        Assert.Equal([(PaymentPurpose.Rent, new CaptureAmount("pi_1", Day))], taken.Calls());
        Assert.Equal(Tomorrow.Start.AddHours(1), booked.Apply(taken).Answered(PaymentPurpose.Rent, at).NextDeadline(Rules));
    }

    [Fact]
    public void Who_cancels_after_that_is_given_it_back()
    {
        var at = Dies.AddHours(-24);
        var taken = Booked().After(rental => rental.MeetDeadlines(Rules, at)).Answered(PaymentPurpose.Rent, at);

        var cancelled = taken.FailOnOurSide("Casier en panne", at).Value();

        Assert.Contains((PaymentPurpose.Rent, new RefundAmount("pi_1", Day)), cancelled.Calls());
    }

    [Fact]
    public void Tools_whose_rent_was_taken_before_are_fetched_and_nothing_is_asked_for_them_again()
    {
        var fetching = Taken().After(rental => rental.PickUp(Visits.Welcome, Visits.Times, Tomorrow.Start)).Opened().TakenOut(0);

        var left = fetching.FinishPickUp(Tomorrow.Start).Value();

        Assert.Empty(left.Calls());
        Assert.Equal((RentalStatus.Active, null), (fetching.Apply(left).Status, fetching.Apply(left).OwedRent));
    }

    [Fact]
    public void Who_does_not_come_after_that_is_given_back_what_is_beyond_the_fee()
    {
        var deadline = Tomorrow.Start.AddHours(1);
        var taken = Taken(TwoDays);

        var ended = taken.MeetDeadlines(Rules, deadline)!;

        Assert.Equal(new RentalNotFetched(taken.Id, Day, deadline), ended.Events[0]);
        Assert.Contains((PaymentPurpose.Rent, new RefundAmount("pi_1", Day)), ended.Calls());
        var over = taken.Apply(ended).Answered(PaymentPurpose.Rent, deadline).Answered(PaymentPurpose.Deposit, deadline);
        Assert.Equal((Day, null), (over.Payments[0].Refundable, over.OwedRent));
    }

    [Fact]
    public void A_longer_slot_after_that_costs_the_difference_and_the_first_part_is_kept()
    {
        var (taken, at) = (Taken(), Dies.AddHours(-24));

        var asked = To(taken, TwoDays, at);

        Assert.Equal([(PaymentPurpose.Rent, new ChargeCard(Card, Day, CustomerPresence.Present))], asked.Calls());
        var changed = taken.Apply(asked).Answer(PaymentPurpose.Rent, at, new Charged("pi_2"))!;
        Assert.Equal(["PaymentAnswered", "RentalChanged"], changed.Names());
        Assert.Equal(TwoDays, taken.Apply(asked).Apply(changed).Slot);
    }

    [Fact]
    public void Of_a_shorter_slot_after_that_the_difference_goes_back()
    {
        var (taken, at) = (Taken(TwoDays), Dies.AddHours(-24));

        var changed = To(taken, Tomorrow, at);

        Assert.Equal(["RentalChanged", "PaymentRequested"], changed.Names());
        Assert.Equal([(PaymentPurpose.Rent, new RefundAmount("pi_1", Day))], changed.Calls());
        var shorter = taken.Apply(changed).Answered(PaymentPurpose.Rent, at).After(rental => rental.Follow(at));
        Assert.Equal(["PickUpBegun", "LockersAsked"], shorter.PickUp(Visits.Welcome, Visits.Times, Tomorrow.Start).Value().Names());
    }

    [Fact]
    public void Rent_that_went_back_as_a_whole_opens_no_door()
    {
        var taken = Taken();
        var gone = taken with { Payments = [taken.Payments[0] with { Refunded = Day }, taken.Payments[1]] };

        Assert.Equal(new RentNotThere(), gone.PickUp(Visits.Welcome, Visits.Times, Tomorrow.Start).Refusal());
    }

    [Fact]
    public void Nobody_pays_for_what_we_did_not_take_in_time()
    {
        var booked = Booked();
        var ended = booked.MeetDeadlines(Rules, Dies)!;

        Assert.Contains("RentalFailed", ended.Names());
        Assert.Equal(RentalEndCause.OurFailure, booked.Apply(ended).End!.Cause);
    }

    [Fact]
    public void Nor_for_what_was_gone_at_the_processor_when_we_took_it()
    {
        var (booked, at) = (Booked(), Dies.AddHours(-24));

        var failed = booked.After(rental => rental.MeetDeadlines(Rules, at)).Answer(PaymentPurpose.Rent, at, new Lapsed())!;

        Assert.Contains("RentalFailed", failed.Names());
        Assert.Contains(PaymentPurpose.Deposit, failed.Calls().Select(call => call.Purpose));
    }

    [Fact]
    public void Where_the_bank_declines_it_the_booking_ends_without_a_fee_and_nothing_is_owed()
    {
        var (taking, at) = (Booked().After(rental => rental.MeetDeadlines(Rules, Dies.AddHours(-24))), Dies.AddHours(-24));

        var declined = taking.Answer(PaymentPurpose.Rent, at, new Declined("generic_decline"))!;

        Assert.Equal(["PaymentAnswered", "PaymentRequested", "RentalCancelled", "PaymentRequested"], declined.Names());
        Assert.Equal([(PaymentPurpose.Rent, new VoidIntent("pi_1")), (PaymentPurpose.Deposit, new VoidIntent("pi_1"))], declined.Calls());
        var ended = taking.Apply(declined).Answered(PaymentPurpose.Rent, at).Answered(PaymentPurpose.Deposit, at);
        Assert.Equal((RentalStatus.Cancelled, RentalEndCause.NoRent, null), (ended.Status, ended.End!.Cause, ended.OwedRent));
    }

    [Fact]
    public void What_lives_until_the_tools_are_fetched_is_left_alone() =>
        Assert.Equal(Tomorrow.Start.AddHours(1), Confirmed(Tomorrow).NextDeadline(Rules));

    /// <summary>Its rent was taken a day before it would have died.</summary>
    private static Rental Taken(Slot? slot = null) => Booked(slot)
        .After(rental => rental.MeetDeadlines(Rules, Dies.AddHours(-24))).Answered(PaymentPurpose.Rent, Dies.AddHours(-24));

    private static RentalDecision To(Rental rental, Slot slot, DateTimeOffset at)
    {
        var quote = QuoteFor(slot);
        var items = rental.Items.Select(item => item with { Tool = quote.Lines[0].Item.Tool });
        return rental.ChangeTo([.. items], quote, new(DepositOf, IsExpress: true), at.AddMinutes(10), Rules, Lives, at).Value();
    }
}
