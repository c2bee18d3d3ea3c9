using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Tests.Pricing;

/// <summary>What things cost before a slot is chosen: an hour 5 €, a day 20 €, blocked 150 €.</summary>
[Trait("story", "T24-207")]
public sealed class RateCardTests
{
    [Fact]
    public void A_tool_costs_what_the_grid_says_of_each_rate_shortest_first()
    {
        var card = RateCard.Of(Sample.Facts.Asked, Sample.Tariff)!;

        Assert.Equal(
            [(Rate.Hour, 5_00), (Rate.HalfDay, 12_00), (Rate.Day, 20_00), (Rate.WeekEnd, 35_00), (Rate.Week, 80_00)],
            card.Rates.Select(each => (each.Rate, each.Price.WithVat.Cents)));
        Assert.Equal((5_00, 150_00, false), (card.From!.WithVat.Cents, card.Deposit.Cents, card.IsWithoutVatFirst));
    }

    [Fact]
    public void A_professional_has_their_discount_and_sees_prices_without_vat_first()
    {
        var card = RateCard.Of(Sample.Facts.For(Audience.Professional).Asked, Sample.Tariff)!;

        Assert.True(card.IsWithoutVatFirst);
        Assert.Equal(new Price(new Euros(3_75), new Euros(75), new Euros(4_50)), card.From);
    }

    [Fact]
    public void A_pack_costs_what_a_quote_of_one_rate_says_and_no_rate_that_one_of_its_tools_lacks()
    {
        var facts = Sample.Facts.AskingPack(20, Sample.ADrill, Sample.ASaw);
        var hourly = Sample.General with { Target = Target.General with { Tool = Sample.Saw }, Rates = new Rates(new Euros(4_00), null, null, null, null) };
        var tariff = Sample.Tariff with { Prices = Sample.Prices with { Lines = [Sample.General, hourly] } };

        var card = RateCard.Of(facts.Asked, tariff)!;

        Assert.Equal([(Rate.Hour, 7_20)], card.Rates.Select(each => (each.Rate, each.Price.WithVat.Cents)));
        Assert.Equal(300_00, card.Deposit.Cents);
        Assert.Null(RateCard.Of(facts.Asked, tariff with { Prices = tariff.Prices with { Lines = [hourly] } }));
    }

    [Fact]
    public void A_watched_customer_sees_the_deposit_that_will_be_blocked()
    {
        var watched = Sample.Facts with { Buyer = Buyer.Personal with { DepositFactor = 1.5m } };
        Assert.Equal(225_00, RateCard.Of(watched.Asked, Sample.Tariff)!.Deposit.Cents);
    }
}
