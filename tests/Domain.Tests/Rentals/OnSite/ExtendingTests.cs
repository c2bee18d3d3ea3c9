using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

[Trait("story", "T24-503")]
public sealed class ExtendingTests
{
    private static readonly DateTimeOffset Now = Start.AddHours(1);
    private static readonly ExtendRental TwoHours = new(End.AddHours(2), new Euros(10_00));

    [Fact]
    public void More_time_costs_what_the_rates_of_the_booking_say_and_is_paid_before_it_counts()
    {
        var asked = Extend(Active(), TwoHours).Value();
        var waiting = Active().After(rental => Extend(rental, TwoHours));

        Assert.Equal(["ExtensionAsked", "PaymentRequested"], asked.Names());
        Assert.Equal([(PaymentPurpose.Rent, new ChargeCard(Card, new Euros(10_00), CustomerPresence.Present))], asked.Calls());
        Assert.Equal(End, waiting.Slot.End);
        var extended = waiting.Answered(PaymentPurpose.Rent, Now);
        Assert.Equal((End.AddHours(2), new Euros(50_00), RentalStep.Move), (extended.Slot.End, extended.RentNow, extended.Step));
    }

    [Fact]
    public void A_deposit_whose_life_is_too_short_is_renewed_the_new_one_first()
    {
        var days = new ExtendRental(End.AddDays(4), new Euros(160_00));
        var waiting = Active().After(rental => Extend(rental, days));
        Assert.Contains((PaymentPurpose.Deposit, new AuthoriseCard(Card, DepositOf, CustomerPresence.Present)), Extend(Active(), days).Value().Calls());

        var paid = waiting.Answered(PaymentPurpose.Rent, Now);
        Assert.Equal(End, paid.Slot.End); // Both must be there.
        var extended = paid.Answer(PaymentPurpose.Deposit, Now, new Authorised("pi_new", Now.AddDays(7)))!;

        Assert.Equal(["PaymentAnswered", "RentalExtended", "PaymentRequested"], extended.Names());
        Assert.Equal([(PaymentPurpose.Deposit, new VoidIntent("pi_1"))], extended.Calls());
        Assert.Equal("pi_new", paid.Apply(extended).LiveDeposit(Now)!.Intent);
    }

    [Fact]
    public void What_is_declined_or_not_answered_in_time_leaves_the_end_as_it_was()
    {
        var waiting = Active().After(rental => Extend(rental, TwoHours));

        var declined = waiting.Answered(PaymentPurpose.Rent, Now, new Declined("insufficient_funds"));
        Assert.Equal((End, null, RentalStep.GiveBack), (declined.Slot.End, declined.OnSite!.Extending, declined.Step));
        Assert.Equal(Now.AddMinutes(10), waiting.NextDeadline(Rules));
        var late = waiting.Until(Now.AddMinutes(10)).Answer(PaymentPurpose.Rent, Now.AddMinutes(11))!;
        Assert.Equal([(PaymentPurpose.Rent, new RefundAmount("pi_1", new Euros(10_00)))], late.Calls());
    }

    [Fact]
    public void Time_that_costs_nothing_more_is_had_at_once()
    {
        var slot = new Slot(Start, Start.AddHours(20));
        var rental = Active(slot: slot);

        Assert.Equal(["RentalExtended"], Extend(rental, new(End, Euros.Zero)).Value().Names());
    }

    [Fact]
    public void Neither_the_suspended_nor_the_late_extend()
    {
        var suspended = CustomerStanding.Suspended("Carte volée", Noon);

        Assert.Equal(new BookingSuspended("Carte volée", Noon), Active().RefuseExtension(TwoHours, suspended, SlotRules.Default, Now));
        Assert.Equal(new SlotOver(End), Active().RefuseExtension(TwoHours, CustomerStanding.Good, SlotRules.Default, End));
        Assert.Equal(new NotPossibleForRental(RentalStatus.Confirmed), Booked().RefuseExtension(TwoHours, CustomerStanding.Good, SlotRules.Default, Now));
    }

    [Fact]
    public void The_new_end_is_later_on_a_quarter_and_within_bounds_and_its_price_was_shown()
    {
        Assert.Equal(new NotLater(End), Refused(new(End, Euros.Zero)));
        Assert.Equal(new SlotOffStep(TimeSpan.FromMinutes(15)), Refused(TwoHours with { Until = End.AddMinutes(20) }));
        Assert.Equal(new SlotTooLong(TimeSpan.FromDays(28)), Refused(TwoHours with { Until = Start.AddDays(29) }));
        Assert.Equal(new ExtensionPriceChanged(new Euros(10_00)), Refused(TwoHours with { Price = new Euros(9_00) }));
    }

    [Fact]
    public void One_at_a_time()
    {
        var waiting = Active().After(rental => Extend(rental, TwoHours));

        Assert.Equal(new ExtensionUnderWay(Now.AddMinutes(10)), Extend(waiting, TwoHours).Refusal());
    }

    [Fact]
    public void A_dying_deposit_is_renewed_a_day_before_its_end_and_if_refused_nothing_is_extended()
    {
        var slot = new Slot(Start, Start.AddDays(10));
        var (rental, dies) = (Active(slot: slot), Noon.AddDays(7));
        Assert.Equal(dies.AddHours(-24), rental.NextDeadline(Rules));

        var asked = rental.Until(dies.AddHours(-24));
        Assert.Equal(
            (PaymentPurpose.Deposit, new AuthoriseCard(Card, DepositOf, CustomerPresence.Absent)), (asked.Payments[^1].Purpose, asked.Payments[^1].Pending!.Call));
        var renewed = asked.Answer(PaymentPurpose.Deposit, dies.AddHours(-24), new Authorised("pi_new", dies.AddDays(4)))!;
        Assert.Equal([(PaymentPurpose.Deposit, new VoidIntent("pi_1"))], renewed.Calls());

        var refused = asked.Answer(PaymentPurpose.Deposit, dies.AddHours(-24), new Declined("insufficient_funds"))!;
        Assert.Equal(["PaymentAnswered", "DepositDeclined"], refused.Names());
        var without = asked.Apply(refused);
        Assert.Equal(new DepositNotThere(), without.RefuseExtension(new(slot.End.AddHours(1), new Euros(5_00)), CustomerStanding.Good, SlotRules.Default, dies.AddHours(-23)));
        var other = without.Pay(ByCard with { Card = new("tok_other") }, Rules, Lives, dies.AddHours(-23)).Value();
        Assert.Equal([(PaymentPurpose.Deposit, new AuthoriseCard(new("tok_other"), DepositOf, CustomerPresence.Present))], other.Calls());
        Assert.Equal(RentalStatus.Active, without.Apply(other).Status);
    }

    private static Refusal? Refused(ExtendRental wish) => Active().RefuseExtension(wish, CustomerStanding.Good, SlotRules.Default, Now);

    private static Result<RentalDecision> Extend(Rental rental, ExtendRental wish) =>
        rental.Extend(wish, CustomerStanding.Good, Now.AddMinutes(10), SlotRules.Default, Now);
}
