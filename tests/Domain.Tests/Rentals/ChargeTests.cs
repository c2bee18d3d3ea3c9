using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals;

/// <summary>What is charged beside the rent: its VAT, and the events that a document of its own is due for.</summary>
[Trait("story", "T24-506")]
public sealed class ChargeTests
{
    private static readonly ChargeVat Rates = new(Percentage.Percent(20), Percentage.Percent(10), new(5_50), default);

    [Theory]
    [InlineData(ChargeReason.Overrun, 10_00, 1_67)]
    [InlineData(ChargeReason.Overrun, 3, 0)] // half a cent of what is left without VAT goes up
    [InlineData(ChargeReason.Fee, 10_00, 91)]
    [InlineData(ChargeReason.Damage, 10_00, 52)]
    [InlineData(ChargeReason.Loss, 10_00, 0)]
    public void Each_reason_has_its_rate_and_is_rounded_as_prices_are(ChargeReason reason, long with, long vat) =>
        Assert.Equal(new Price(new Euros(with - vat), new Euros(vat), new Euros(with)), Rates.Of(reason, new Euros(with)));

    [Fact]
    public void Nobody_is_charged_anything_beside_the_rent_who_comes_back_in_time()
    {
        Assert.Empty(Returned().Charges);
        Assert.Empty(Confirmed(Tomorrow).Charges);
        Assert.Empty(Confirmed(Tomorrow).After(rental => rental.Cancel(Noon)).Charges);

        var left = Unlocked().TakenOut(0).Photographed(0).Photographed(0).After(rental => rental.FinishPickUp(Start));
        Assert.Empty(left.Charging(left.Answer(PaymentPurpose.Rent, Start)!));
    }

    [Fact]
    public void Being_late_is_charged_for_each_tool_and_due_a_document_once_it_is_paid()
    {
        var late = Under(Returning(End.AddHours(1), tools: 2)).Back(0, End.AddHours(1)).Back(1, End.AddHours(2));

        Assert.Equal([late.Unit(0), late.Unit(1)], late.Charges.Select(charge => charge.Unit!.Value));
        Assert.All(late.Charges, charge =>
        {
            var overrun = late.OnSite!.Of(charge.Unit!.Value)!.Overrun!.Total;
            Assert.Equal((ChargeReason.Overrun, Price.Including(overrun, Rates.Overrun)), (charge.Reason, charge.Price));
        });
        Assert.Empty(late.Charging(late.Answer(PaymentPurpose.Rent, End.AddHours(2), new Declined("insufficient_funds"))!));
        Assert.Equal([0], late.Charging(late.Answer(PaymentPurpose.Rent, End.AddHours(2))!));
    }

    [Fact]
    public void Rent_that_is_paid_late_is_no_document_of_its_own_and_what_is_beyond_it_is()
    {
        var at = End.AddHours(1);
        var unpaid = Unlocked().TakenOut(0).Photographed(0).Photographed(0).After(rental => rental.FinishPickUp(Start)).Answered(PaymentPurpose.Rent, Start, new Lapsed());

        var inTime = unpaid.After(rental => rental.BeginReturn(rental.Site, knowsNoRefund: true, End)).Back(0, End);
        Assert.Empty(inTime.Charging(inTime.Answer(PaymentPurpose.Rent, End)!));
        var late = unpaid.After(rental => rental.BeginReturn(rental.Site, knowsNoRefund: true, at)).Back(0, at);
        Assert.Equal([0], late.Charging(late.Answer(PaymentPurpose.Rent, at)!));
    }

    [Fact]
    public void What_is_taken_of_a_deposit_is_and_what_is_let_go_of_is_not()
    {
        var returned = Under(Returned());
        var (kept, released) = (Until(DecisionKind.PartialCapture, Scratch), Until(DecisionKind.Release, null));

        var charge = Assert.Single(kept.Charges);
        Assert.Equal((ChargeReason.Damage, returned.Unit(0)), (charge.Reason, charge.Unit!.Value));
        Assert.Equal(Price.Including(new Euros(40_00), Rates.Damage), charge.Price);
        Assert.Equal([0], kept.Charging(kept.Answer(PaymentPurpose.Deposit, End.AddHours(24))!));
        Assert.Empty(released.Charges);
        Assert.Empty(released.Charging(released.Answer(PaymentPurpose.Deposit, End.AddHours(24))!));

        var owing = kept.Answered(PaymentPurpose.Deposit, End.AddHours(24), new Lapsed());
        var asked = owing.After(rental => rental.PayOwed(new(new Euros(40_00), null), End.AddHours(25)));
        Assert.Equal([0], asked.Charging(asked.Answer(PaymentPurpose.Damage, End.AddHours(25))!));

        Rental Until(DecisionKind kind, DamageClaim? damage) =>
            returned.After(rental => rental.DecideReturn(rental.Deciding(0, kind, damage), End)).Until(End.AddHours(24));
    }

    [Fact]
    public void A_loss_is_charged_of_the_deposit_and_beyond_it()
    {
        var lost = Under(Active()).Until(End.AddHours(72));
        var claimed = lost.After(rental => rental.ClaimLoss(rental.Unit(0), Scratch with { Price = new(400_00), Wear = 0.5m }, Operator, "Non rendu", End.AddHours(73)));

        var overrun = claimed.Of(0).Overrun!.Total;
        RentalCharge[] expected =
        [
            new(ChargeReason.Overrun, lost.Unit(0), Price.Including(overrun, Rates.Overrun)),
            new(ChargeReason.Loss, lost.Unit(0), Price.Including(new(150_00), Rates.Loss)),
            new(ChargeReason.Loss, null, Price.Including(new(50_00), Rates.Loss)),
        ];
        Assert.Equal(expected, claimed.Charges);
    }

    [Fact]
    [Trait("story", "T24-308")]
    public void A_fee_is_due_a_document_when_it_is_taken_or_kept_of_what_was()
    {
        var late = Tomorrow.Start.AddHours(-1);
        var cancelled = Under(Confirmed(Tomorrow)).After(rental => rental.Cancel(late));
        var charge = Assert.Single(cancelled.Charges);
        Assert.Equal((ChargeReason.Fee, null, Price.Including(new Euros(20_00), Rates.Fee)), (charge.Reason, charge.Unit, charge.Price));
        Assert.Empty(Confirmed(Tomorrow).Charging(Confirmed(Tomorrow).Cancel(late).Value()));
        Assert.Equal([0], cancelled.Charging(cancelled.Answer(PaymentPurpose.Rent, late)!));

        var charged = Confirmed(Later);
        var kept = charged.Cancel(Later.Start.AddHours(-1)).Value();
        Assert.Equal([0], charged.Charging(kept));
        Assert.Empty(charged.Apply(kept).Charging(charged.Apply(kept).Answer(PaymentPurpose.Rent, Later.Start)!));
        Assert.Empty(charged.Charging(charged.Cancel(Noon).Value()));
    }

    [Fact]
    [Trait("story", "T24-905")]
    public void Rent_that_is_given_back_does_not_pay_for_being_late()
    {
        var late = Returning(End.AddHours(1)).Back(0, End.AddHours(1)).Answered(PaymentPurpose.Rent, End.AddHours(1), new Declined("insufficient_funds"));
        var closed = late.Followed(End.AddHours(1)).After(rental => rental.DecideReturn(rental.Deciding(0, DecisionKind.Release), End.AddHours(2)))
            .Answered(PaymentPurpose.Deposit, End.AddHours(2));

        Assert.Empty(closed.Charging(closed.RefundRent(RefundId.New(End), new Euros(3_00), End.AddHours(3)).Value()));
    }

    /// <summary>The same, had it been booked under other rates.</summary>
    private static Rental Under(Rental rental) => rental with
    {
        Quote = rental.Quote with { Facts = rental.Quote.Facts with { Terms = rental.Quote.Facts.Terms with { ChargeVat = Rates } } },
    };
}
