using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Settings;
using Toolbox24.Domain.Tests.Pricing;

namespace Toolbox24.Domain.Tests.Settings;

public sealed class WhatIfTests
{
    private static readonly RentalId One = RentalId.New(Sample.Now);
    private static readonly RentalId Other = RentalId.New(Sample.Now.AddSeconds(1));

    private static readonly PriceLine DearerDrill = new(Target.General with { Tool = Sample.Drill }, new Rates(new Euros(6_00), null, null, null, null));
    private static readonly PriceLine CheaperSaws = new(Target.General with { Category = Sample.Sawing }, new Rates(new Euros(3_50), null, null, null, null));

    private static readonly QuoteFacts AWeek = Sample.On(new Slot(Sample.At(5, 10), Sample.At(12, 10)));

    [Fact]
    [Trait("story", "T24-1001")]
    public void Past_rentals_are_priced_again_by_another_grid_and_deposits_stay()
    {
        var tally = new WhatIfTally(GridKind.Prices, Sample.Tariff with
        {
            Prices = Sample.Prices with { Lines = [Sample.General, DearerDrill, CheaperSaws] },
            Deposits = Sample.Deposits with { Lines = [new(Target.General, new Euros(1_00))] },
        });

        tally.Add(One, Sample.Facts.Asking(Sample.ADrill, Sample.ASaw).Quoted());   // 2 × 2 h at 5 €: 20 €; then 12 € and 7 €
        tally.Add(Other, Sample.Facts.Quoted());                                    // 10 €; then 12 €
        var whatIf = tally.End();

        Assert.Equal(new WhatIfSum(2, new(30_00), new(31_00), new(450_00), new(450_00)), whatIf.Total);
        Assert.Equal(0, whatIf.Unpriced);
        Assert.Equal(
            [(Sample.Drilling, 400), (Sample.Sawing, -300)],
            whatIf.Categories.Select(each => (each.Category, each.Sum.Difference)));
        Assert.Equal(new WhatIfSum(2, new(20_00), new(24_00), new(300_00), new(300_00)), whatIf.Tools[0].Sum);
        Assert.Equal([(Other, 200)], whatIf.Dearer.Select(each => (each.Rental, each.Sum.Difference)));
        Assert.Equal([(One, -100)], whatIf.Cheaper.Select(each => (each.Rental, each.Sum.Difference)));
    }

    [Fact]
    [Trait("story", "T24-1002")]
    public void Deposits_are_tried_alone()
    {
        var tally = new WhatIfTally(GridKind.Deposits, Sample.Tariff with
        {
            Prices = Sample.Prices with { Lines = [Sample.General, DearerDrill] },
            Deposits = Sample.Deposits with { Lines = [new(Target.General, new Euros(200_00))] },
        });

        tally.Add(One, Sample.Facts.Quoted());

        Assert.Equal(new WhatIfSum(1, new(10_00), new(10_00), new(150_00), new(200_00)), tally.End().Total);
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public void Of_a_rental_that_ended_before_it_began_what_was_kept_counts_and_one_that_brought_nothing_is_left_out()
    {
        var tally = new WhatIfTally(GridKind.Prices, Sample.Tariff with { Prices = Sample.Prices with { Lines = [Sample.General, DearerDrill] } });

        tally.Add(One, Sample.Facts.Quoted(), kept: new Euros(5_00));   // half of 10 €; half of 12 €
        tally.Add(Other, Sample.Facts.Quoted(), kept: Euros.Zero);
        var whatIf = tally.End();

        Assert.Equal((1, 5_00, 6_00, 1), (whatIf.Total.Count, whatIf.Total.Rent.Cents, whatIf.Total.NewRent.Cents, whatIf.LeftOut));
    }

    [Theory]
    [Trait("story", "T24-1001")]
    [InlineData(RentalStatus.NoShow, 35_00, 35_00, 150_00, 35_00)]      // the first day, whatever a week costs
    [InlineData(RentalStatus.NoShow, 35_00, 45_00, 120_00, 45_00)]
    [InlineData(RentalStatus.NoShow, 35_00, 45_00, 40_00, 40_00)]       // or the rent, which is less
    [InlineData(RentalStatus.NoShow, 35_00, 70_00, 120_00, 70_00)]
    [InlineData(RentalStatus.Cancelled, 35_00, 70_00, 120_00, 60_00)]   // half of the rent, or the first day if that is less
    [InlineData(RentalStatus.Cancelled, 35_00, 35_00, 150_00, 35_00)]
    [InlineData(RentalStatus.NoShow, 12_00, 35_00, 150_00, 15_00)]      // no fee that we know: the same part
    [InlineData(RentalStatus.Closed, 35_00, 35_00, 144_00, 42_00)]
    [InlineData(RentalStatus.Closed, 120_00, 35_00, 150_00, 150_00)]
    public void Who_did_not_come_would_have_owed_the_same_fee_of_the_new_prices(RentalStatus status, int kept, int day, int week, int newKept)
    {
        var tally = new WhatIfTally(GridKind.Prices, Costing(day, week));

        tally.Add(One, Quote.Of(AWeek, Costing(35_00, 120_00)).Value(), new Euros(kept), status);

        Assert.Equal((kept, newKept), (tally.End().Total.Rent.Cents, tally.End().Total.NewRent.Cents));
    }

    [Fact]
    [Trait("story", "T24-1001")]
    public void A_fee_of_several_tools_is_shared_out_to_the_cent()
    {
        var tally = new WhatIfTally(GridKind.Prices, Costing(35_00, 150_00));
        var three = AWeek.Asking(Sample.ADrill, Sample.ASander, Sample.ASaw);

        tally.Add(One, Quote.Of(three, Costing(35_00, 120_00)).Value(), new Euros(100_00), RentalStatus.Cancelled);

        Assert.Equal((100_00, 125_00), (tally.End().Total.Rent.Cents, tally.End().Total.NewRent.Cents));
    }

    [Fact]
    public void A_rental_that_a_grid_has_no_price_for_is_counted_apart()
    {
        var weekEndOnly = new PriceLine(Target.General, new Rates(null, null, null, new Euros(9_00), null));
        var tally = new WhatIfTally(GridKind.Prices, Sample.Tariff with { Prices = Sample.Prices with { Lines = [weekEndOnly] } });

        tally.Add(One, Sample.Facts.Quoted());

        Assert.Equal((WhatIfSum.Zero, 1), (tally.End().Total, tally.End().Unpriced));
    }

    /// <summary>So much a day, and so much a week.</summary>
    private static Tariff Costing(int day, int week) =>
        Sample.Tariff with { Prices = Sample.Prices with { Lines = [new(Target.General, new Rates(null, null, new Euros(day), null, new Euros(week)))] } };
}
