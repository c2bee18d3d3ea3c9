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

    [Fact]
    public void A_rental_that_a_grid_has_no_price_for_is_counted_apart()
    {
        var weekEndOnly = new PriceLine(Target.General, new Rates(null, null, null, new Euros(9_00), null));
        var tally = new WhatIfTally(GridKind.Prices, Sample.Tariff with { Prices = Sample.Prices with { Lines = [weekEndOnly] } });

        tally.Add(One, Sample.Facts.Quoted());

        Assert.Equal((WhatIfSum.Zero, 1), (tally.End().Total, tally.End().Unpriced));
    }
}
