using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Tests.Pricing;

/// <summary>Two hours of a drill are 10 €; professionals get 10 % off.</summary>
[Trait("story", "T24-303")]
public sealed class DiscountTests
{
    [Fact]
    public void A_person_pays_the_grid()
    {
        var quote = Sample.Facts.Quoted();
        Assert.Equal(10_00, quote.Cents());
        Assert.Null(quote.Lines[0].Pack);
        Assert.Null(quote.Lines[0].Customer);
    }

    [Fact]
    public void A_pack_comes_off_first_and_the_customers_discount_off_the_rest()
    {
        // 20 % of 10 €, then 10 % of 8 €: not 30 % of 10 €.
        var line = Sample.Facts.AskingPack(20, Sample.ADrill).For(Audience.Professional).Quoted().Lines[0];

        Assert.Equal(new Discount(DiscountKind.Pack, Percentage.Percent(20), new Euros(2_00)), line.Pack);
        Assert.Equal(new Discount(DiscountKind.Professional, Percentage.Percent(10), new Euros(80)), line.Customer);
        Assert.Equal(new Euros(7_20), line.Price.WithVat);
    }

    [Theory]
    [InlineData(5, DiscountKind.Professional, 9_00)]
    [InlineData(10, DiscountKind.Subscription, 9_00)]
    [InlineData(15, DiscountKind.Subscription, 8_50)]
    public void A_subscriber_has_the_better_of_the_two(int subscription, DiscountKind kind, long cents)
    {
        var quote = Sample.Facts.For(Audience.Subscriber, subscription).Quoted();
        Assert.Equal(kind, quote.Lines[0].Customer!.Kind);
        Assert.Equal(cents, quote.Cents());
    }

    [Fact]
    public void Nobody_has_a_discount_that_is_for_others()
    {
        Assert.Equal(10_00, Sample.Facts.For(Audience.Everyone, subscription: 50).Quoted().Cents());
        Assert.Equal(9_00, Sample.Facts.For(Audience.Professional, subscription: 50).Quoted().Cents());
    }

    [Fact]
    public void A_price_that_is_for_professionals_is_not_discounted_for_them_again()
    {
        var theirs = Sample.General with { Target = Target.General with { Audience = Audience.Professional } };
        Assert.Equal(10_00, Sample.Facts.For(Audience.Professional).Quoted(theirs).Cents());
        Assert.Equal(9_50, Sample.Facts.For(Audience.Subscriber, subscription: 5).Quoted(theirs).Cents());
    }

    [Fact]
    public void A_price_that_is_for_subscribers_is_not_discounted_again()
    {
        var theirs = Sample.General with { Target = Target.General with { Audience = Audience.Subscriber } };
        Assert.Equal(10_00, Sample.Facts.For(Audience.Subscriber, subscription: 50).Quoted(theirs).Cents());
    }

    [Fact]
    public void A_packs_discount_is_rounded_once_and_shared_out_to_the_cent()
    {
        // 10 % of three times 2.22 € is 66.6 cents: 67, of which each has 22 and the first one more.
        var cheap = Sample.General with { Rates = new Rates(new Euros(1_11), null, null, null, null) };
        var facts = Sample.Facts.AskingPack(10, Sample.ADrill, Sample.ASaw, Sample.ASander);
        var quote = Quote.Of(facts, Sample.Tariff with { Prices = Sample.Prices with { Lines = [cheap] } }).Value();

        Assert.Equal([23, 22, 22], quote.Lines.Select(line => line.Pack!.Amount.Cents));
        Assert.Equal(5_99, quote.Cents());
    }

    [Fact]
    public void Only_the_packs_tools_have_its_discount()
    {
        var basket = new Basket([Sample.ADrill with { Pack = 0 }, Sample.ASaw], [new QuotedPack(Sample.Pack, Percentage.Percent(50))]);
        var quote = (Sample.Facts with { Basket = basket }).Quoted();
        Assert.Equal([5_00, 10_00], quote.Lines.Select(line => line.Price.WithVat.Cents));
    }

    [Fact]
    public void A_pack_for_nothing_costs_nothing() => Assert.Equal(0, Sample.Facts.AskingPack(100, Sample.ADrill, Sample.ASaw).Quoted().Cents());

    [Fact]
    public void A_pack_that_nobody_asked_for_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Sample.Facts.Asking(Sample.ADrill with { Pack = 0 }).Quoted());
}
