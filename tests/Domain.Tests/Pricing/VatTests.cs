using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Tests.Pricing;

[Trait("story", "T24-303")]
public sealed class VatTests
{
    private static readonly Percentage Twenty = Percentage.Percent(20);

    [Theory]
    [InlineData(10_00, 8_33, 1_67)]
    [InlineData(12_00, 10_00, 2_00)]
    [InlineData(3, 3, 0)] // half a cent goes up
    [InlineData(1, 1, 0)]
    [InlineData(0, 0, 0)]
    public void VAT_is_what_is_left_of_an_amount_that_includes_it(long with, long without, long vat) =>
        Assert.Equal(new Price(new Euros(without), new Euros(vat), new Euros(with)), Price.Including(new Euros(with), Twenty));

    [Fact]
    public void The_rate_is_a_parameter()
    {
        Assert.Equal(new Euros(9_48), Price.Including(new Euros(10_00), new Percentage(5_50)).WithoutVat);
        Assert.Equal(new Euros(10_00), Price.Including(new Euros(10_00), default).WithoutVat);
    }

    [Fact]
    public void Without_and_VAT_add_up_to_the_cent_whatever_the_amount_and_the_rate()
    {
        foreach (var rate in (Percentage[])[Twenty, new(5_50), new(2_10), new(8_50), new(10_00)])
            for (var cents = 0L; cents < 3_000; cents++)
            {
                var price = Price.Including(new Euros(cents), rate);
                Assert.Equal(price.WithVat, price.WithoutVat + price.Vat);
                Assert.InRange(price.Vat.Cents - (cents * rate.Fraction / (1 + rate.Fraction)), -0.5m, 0.5m);
            }
    }

    [Fact]
    public void Totals_are_what_the_lines_say()
    {
        var quote = Sample.Facts.AskingPack(7, Sample.ADrill, Sample.ASaw, Sample.ASander).For(Audience.Professional).Quoted();

        Assert.Equal(quote.Lines.Sum(line => line.Price.WithoutVat.Cents), quote.Price.WithoutVat.Cents);
        Assert.Equal(quote.Lines.Sum(line => line.Price.Vat.Cents), quote.Price.Vat.Cents);
        Assert.Equal(quote.Lines.Sum(line => line.Price.WithVat.Cents), quote.Price.WithVat.Cents);
        Assert.Equal(quote.Price.WithVat, quote.Price.WithoutVat + quote.Price.Vat);
    }

    [Fact]
    public void Professionals_see_prices_without_VAT_first()
    {
        Assert.False(Sample.Facts.Quoted().IsWithoutVatFirst);
        Assert.True(Sample.Facts.For(Audience.Professional).Quoted().IsWithoutVatFirst);
        Assert.True(Sample.Facts.For(Audience.Subscriber).Quoted().IsWithoutVatFirst);
    }
}
