using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Rentals;

[Trait("story", "T24-302")]
public sealed class PaymentPlanTests
{
    /// <summary>Seven days of authorisation, 48 hours of validation.</summary>
    private static readonly DateTimeOffset LatestEnd = Noon.AddDays(5);

    [Fact]
    public void Both_are_authorised_where_both_outlive_the_validation()
    {
        var asked = Held(new Slot(Noon.AddDays(1), LatestEnd.AddMinutes(-15))).Pay(ByCard, Rules, Lives, Noon).Value();

        Assert.Equal(
            [
                (PaymentPurpose.Rent, new AuthoriseCard(Card, new Euros(160_00), CustomerPresence.Present)),
                (PaymentPurpose.Deposit, new AuthoriseCard(Card, DepositOf, CustomerPresence.Present)),
            ],
            asked.Calls());
    }

    [Fact]
    public void Where_they_do_not_the_rent_is_charged_and_the_card_is_kept()
    {
        var asked = Held(new Slot(Noon.AddDays(4), LatestEnd)).Pay(ByCard, Rules, Lives, Noon).Value();

        Assert.Equal(
            [
                (PaymentPurpose.Rent, new ChargeCard(Card, Day, CustomerPresence.Present)),
                (PaymentPurpose.Deposit, new SaveCard(Card)),
            ],
            asked.Calls());
    }

    [Theory]
    [InlineData(24, PaymentPlan.ChargeRentAuthoriseDeposit)]
    [InlineData(24.25, PaymentPlan.ChargeRentSaveCard)]
    public void A_long_rental_that_is_about_to_begin_has_its_deposit_blocked_at_once(double hours, PaymentPlan plan) =>
        Assert.Equal(plan, PaymentPlans.For(new Slot(Noon.AddHours(hours), Noon.AddDays(20)), Rules, Lives, Noon));

    [Fact]
    public void A_rental_without_deposit_asks_for_none()
    {
        var rental = Held(Tomorrow) with { Quote = QuoteFor(Tomorrow, deposit: 0) };

        var asked = rental.Pay(ByCard with { Deposit = Euros.Zero }, Rules, Lives, Noon).Value();

        Assert.Equal([PaymentPurpose.Rent], asked.Calls().Select(call => call.Purpose));
        Assert.Equal(["PaymentAnswered", "RentalPaid"], rental.Apply(asked).Answer(PaymentPurpose.Rent, Noon)!.Names());
    }
}
