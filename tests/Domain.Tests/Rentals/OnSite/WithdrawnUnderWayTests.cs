using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>A consumer withdraws from what has begun: the part used is due.</summary>
[Trait("story", "T24-308")]
public sealed class WithdrawnUnderWayTests
{
    [Fact]
    public void The_part_of_the_slot_is_due_until_all_is_back_and_the_rest_goes_back_then()
    {
        var withdrawn = Active().After(rental => rental.Withdraw(Start.AddHours(1)));
        var half = Start + ((End - Start) / 2);

        var back = withdrawn.After(rental => rental.BeginReturn(rental.Site, knowsNoRefund: true, half)).Back(0, half);

        Assert.Equal(withdrawn.Price.Rent, withdrawn.RentNow);
        Assert.Equal(new Euros(withdrawn.Price.Rent.Cents / 2), back.RentNow);
        Assert.Contains(back.Payments, payment => payment.Pending?.Call is RefundAmount refund && refund.Amount == back.Price.Rent - back.RentNow);
    }

    [Fact]
    public void What_was_brought_back_before_is_used_until_then()
    {
        var quarter = Start + ((End - Start) / 4);
        var returned = Returned(at: quarter);

        Assert.Equal(new Euros(returned.Price.Rent.Cents / 4), returned.After(rental => rental.Withdraw(quarter.AddMinutes(5))).RentNow);
    }

    [Fact]
    public void A_locker_that_is_opened_again_does_not_add_to_what_was_used()
    {
        var half = Start + ((End - Start) / 2);
        var back = Active().After(rental => rental.Withdraw(Start.AddHours(1)))
            .After(rental => rental.BeginReturn(rental.Site, knowsNoRefund: true, half)).Back(0, half).Answered(PaymentPurpose.Rent, half).Followed(half);

        var later = half.AddMinutes(14);
        var again = back.After(rental => rental.Reopen(rental.Unit(0), later)).Opened(later).Hears(back.Unit(0), LockerAnswer.Shut, later.AddMinutes(30));

        Assert.Equal((RentalStatus.PendingValidation, later.AddMinutes(30), half), (again.Status, again.OnSite!.BackAt, again.OnSite.FirstBackAt));
        Assert.Equal(back.RentNow, again.RentNow);
    }

    [Fact]
    public void Nobody_withdraws_twice_or_from_what_is_over()
    {
        Assert.IsType<NotPossibleForRental>(Active().After(rental => rental.Withdraw(Start.AddHours(1))).Withdraw(Start.AddHours(1)).Refusal());
        Assert.Equal(new FullyPerformed(End), Active().Withdraw(End).Refusal());
    }
}
