using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Pricing;

[Trait("story", "T24-1001")]
public sealed class PriceGridTests
{
    private static readonly Wanted ByPerson = new(Sample.Drill, Sample.Drilling, Sample.Site, Audience.Everyone);
    private static readonly Wanted BySubscriber = ByPerson with { Audience = Audience.Subscriber };

    // From the least specific to the most.
    private static readonly Target[] Ranked =
    [
        .. from scope in (Target[])[Target.General, Of(category: Sample.Drilling), Of(Sample.Drill)]
           from site in (SiteId?[])[null, Sample.Site]
           from audience in Enum.GetValues<Audience>()
           select scope with { Site = site, Audience = audience },
    ];

    [Fact]
    public void The_scope_counts_before_the_site_and_the_site_before_the_audience()
    {
        for (var most = 0; most < Ranked.Length; most++)
            Assert.Equal(Ranked[most], Grid([.. Ranked.Take(most + 1)]).Lines.For(BySubscriber)!.Target);
    }

    [Fact]
    public void The_order_of_the_lines_does_not_count() =>
        Assert.Equal(Ranked[^1], Grid([.. Ranked.Reverse()]).Lines.For(BySubscriber)!.Target);

    [Theory]
    [InlineData(Audience.Everyone, Audience.Everyone)]
    [InlineData(Audience.Professional, Audience.Professional)]
    [InlineData(Audience.Subscriber, Audience.Professional)]
    public void A_line_is_for_its_audience_and_those_above(Audience who, Audience found)
    {
        var grid = Grid(Target.General, Target.General with { Audience = Audience.Professional });
        Assert.Equal(found, grid.Lines.For(ByPerson with { Audience = who })!.Target.Audience);
    }

    [Fact]
    public void A_line_of_another_tool_category_or_site_is_not_found()
    {
        var (id, other) = (new Guid(99, 0, 0, new byte[8]), Target.General);
        var grid = Grid(other, Of(new ToolId(id)), Of(category: new CategoryId(id)), other with { Site = new SiteId(id) });
        Assert.Equal(Target.General, grid.Lines.For(BySubscriber)!.Target);
    }

    [Fact]
    public void A_sound_grid_has_nothing_to_say()
    {
        var grid = Grid(Ranked);
        Assert.Empty(grid.Refusals());
        Assert.Empty(grid.Warnings());
    }

    [Fact]
    public void A_grid_without_a_line_for_everything_leaves_tools_without_a_price() =>
        Assert.Equal([new NoGeneralLine()], Grid(Of(Sample.Drill), Target.General with { Site = Sample.Site }).Refusals());

    [Fact]
    public void A_target_is_priced_once() =>
        Assert.Equal([new LinesOverlap(Of(Sample.Drill))], Grid(Target.General, Of(Sample.Drill), Of(Sample.Drill)).Refusals());

    [Fact]
    public void A_line_is_about_a_tool_or_a_category()
    {
        var both = Of(Sample.Drill, Sample.Drilling);
        Assert.Equal([new TwoTargets(both)], Grid(Target.General, both).Refusals());
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(10_000_00, true)]
    [InlineData(10_000_01, false)]
    public void A_rate_is_above_zero_and_no_more_than_any_tool_costs(long cents, bool isRate)
    {
        var grid = Grid(Sample.Rates with { Week = new Euros(cents) });
        Refusal[] expected = isRate ? [] : [new RateOutOfBounds(Target.General, Rate.Week, new Euros(cents), PriceGrid.HighestRate)];
        Assert.Equal(expected, grid.Refusals());
    }

    [Fact]
    public void A_week_end_alone_is_no_price() =>
        Assert.Equal([new NoEverydayRate(Target.General)], Grid(new Rates(null, null, null, new Euros(35_00), null)).Refusals());

    [Fact]
    public void Every_mistake_is_told_at_once() =>
        Assert.Equal(2, Grid(new Rates(null, null, null, new Euros(0), null)).Refusals().Count);

    [Fact]
    public void A_day_that_costs_less_than_an_hour_is_suspicious_and_allowed()
    {
        var grid = Grid(new Rates(new Euros(5_00), null, new Euros(4_99), null, null));
        Assert.Empty(grid.Refusals());
        Assert.Equal([new LongerRateCheaper(Target.General, Rate.Hour, Rate.Day)], grid.Warnings());
    }

    [Fact]
    public void A_day_that_costs_as_much_as_six_half_days_is_never_used()
    {
        Assert.Equal(
            [new RateNeverUsed(Target.General, Rate.Day, Rate.HalfDay)],
            Grid(new Rates(null, new Euros(5_00), new Euros(30_00), null, null)).Warnings());
        Assert.Empty(Grid(new Rates(null, new Euros(5_00), new Euros(29_99), null, null)).Warnings());
    }

    [Fact]
    public void A_week_is_not_held_against_week_ends_which_cannot_follow_each_other() =>
        Assert.Empty(Grid(new Rates(null, null, null, new Euros(10_00), new Euros(80_00))).Warnings());

    [Fact]
    public void Two_versions_are_compared_line_by_line()
    {
        var (removed, added) = (new PriceLine(Of(Sample.Drill), Sample.Rates), new PriceLine(Of(Sample.Sander), Sample.Rates));
        var changed = new PriceLine(Of(Sample.Saw), Sample.Rates);
        var dearer = changed with { Rates = Sample.Rates with { Day = new Euros(21_00) } };
        var before = Sample.Prices with { Lines = [Sample.General, removed, changed] };
        var after = Sample.Prices with { Lines = [dearer, added, Sample.General] };

        Assert.Equal(
            [new LineChange<PriceLine>(removed, null), new LineChange<PriceLine>(changed, dearer), new LineChange<PriceLine>(null, added)],
            before.Lines.ChangesTo(after.Lines));
        Assert.Empty(after.Lines.ChangesTo(after.Lines));
    }

    private static Target Of(ToolId? tool = null, CategoryId? category = null) => new(tool, category, null, Audience.Everyone);

    private static PriceGrid Grid(params Target[] targets) =>
        Sample.Prices with { Lines = [.. targets.Select(target => new PriceLine(target, Sample.Rates))] };

    private static PriceGrid Grid(Rates rates) => Sample.Prices with { Lines = [new PriceLine(Target.General, rates)] };
}
