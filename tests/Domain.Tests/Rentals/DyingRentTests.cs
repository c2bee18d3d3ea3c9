using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

/// <summary>What is blocked for the rent lives less long than was planned: the processor says how long.</summary>
[Trait("story", "T24-302")]
public sealed class DyingRentTests
{
    private static readonly DateTimeOffset Dies = Tomorrow.Start.AddMinutes(30);

    private static Rental Booked() => Paying(Tomorrow)
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
}
