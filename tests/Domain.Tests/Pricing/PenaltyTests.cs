using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Tests.Pricing;

[Trait("story", "T24-1003")]
public sealed class PenaltyTests
{
    private static readonly PenaltyRules Rules = PenaltyRules.Default;

    /// <summary>Of a tool at 20 € a day, so capped at 40 €.</summary>
    private static readonly PenaltyCurve Curve = Rules.Curve(Sample.Rates);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(15, 0)]
    [InlineData(16, 5_00)]
    [InlineData(45, 5_00)]
    [InlineData(46, 10_00)]
    [InlineData(135, 20_00)] // 15 minutes and two hours
    [InlineData(136, 35_00)]
    [InlineData(195, 35_00)]
    [InlineData(196, 40_00)]
    [InlineData(60 * 24, 40_00)]
    public void Being_late_costs_by_started_periods_after_the_tolerance(int minutes, long cents) =>
        Assert.Equal(new Euros(cents), Curve.FeeFor(TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void An_instant_later_is_a_started_period()
    {
        Assert.Equal(new Euros(5_00), Curve.FeeFor(TimeSpan.FromMinutes(15) + TimeSpan.FromTicks(1)));
        Assert.Equal(new Euros(10_00), Curve.FeeFor(TimeSpan.FromMinutes(45) + TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void The_curve_is_drawn_from_its_steps_up_to_the_cap() =>
        Assert.Equal(
            [(15, 5_00), (45, 10_00), (75, 15_00), (105, 20_00), (135, 35_00), (195, 40_00)],
            Curve.Points(TimeSpan.FromDays(3)).Select(point => ((int)point.LaterThan.TotalMinutes, point.Fee.Cents)));

    [Fact]
    public void The_curve_is_drawn_up_to_some_lateness() => Assert.Equal(2, Curve.Points(TimeSpan.FromMinutes(75)).Count());

    [Fact]
    public void The_points_and_the_fee_agree_at_every_step()
    {
        foreach (var (late, fee) in Curve.Points(TimeSpan.FromDays(3)))
        {
            Assert.True(Curve.FeeFor(late) < fee);
            Assert.Equal(fee, Curve.FeeFor(late + TimeSpan.FromTicks(1)));
        }
    }

    [Fact]
    public void The_cap_is_days_at_the_tools_price()
    {
        Assert.Equal(new Euros(40_00), Curve.Cap);
        Assert.Equal(new Euros(30_00), (Rules with { CapInDays = 1.5m }).Curve(Sample.Rates).Cap);
        Assert.Equal(new Euros(144_00), Rules.Curve(Sample.Rates with { Day = null, Week = null }).Cap);
    }

    [Fact]
    public void The_default_rules_are_sound()
    {
        Assert.Empty(Rules.Refusals(Sample.Prices));
        Assert.Empty(Rules.Warnings(Sample.Prices));
    }

    [Fact]
    public void A_cap_below_a_tier_is_refused_where_no_price_lets_the_tier_apply()
    {
        // At 7.49 € a day the cap is 14.98 €, below the 15 € of an hour.
        Assert.Equal([new CapBelowTier(new Euros(14_98), 1, new Euros(15_00))], Rules.Refusals(Prices(7_49)));
        Assert.Empty(Rules.Refusals(Prices(7_50)));
        Assert.Empty(Rules.Refusals(Prices(7_49, 20_00)));
    }

    [Fact]
    public void A_tier_that_some_prices_never_reach_is_suspicious_and_allowed()
    {
        // The first tier comes to 20 € in its two hours.
        var cheap = new TierNeverReached(1, Target.General, new Euros(20_00));
        Assert.Equal([cheap], Rules.Warnings(Prices(10_00, 20_00)));
        Assert.Empty(Rules.Warnings(Prices(10_01, 20_00)));
    }

    [Fact]
    public void A_tier_that_grows_more_slowly_is_suspicious_and_allowed()
    {
        var slower = Rules with { Tiers = [Rules.Tiers[0], Rules.Tiers[1] with { Amount = new Euros(9_99) }] };
        Assert.Empty(slower.Refusals(Sample.Prices));
        Assert.Equal([new TierCheaperThanBefore(1)], slower.Warnings(Sample.Prices));
    }

    [Fact]
    public void No_more_is_tolerated_than_the_shortest_turnaround()
    {
        var fifteen = TimeSpan.FromMinutes(15);
        Assert.Equal(
            [new ToleranceOutOfBounds(fifteen + TimeSpan.FromTicks(1), fifteen)],
            (Rules with { Tolerance = fifteen + TimeSpan.FromTicks(1) }).Refusals(Sample.Prices));
        Assert.Empty((Rules with { Tolerance = TimeSpan.Zero }).Refusals(Sample.Prices));
    }

    [Fact]
    public void Tiers_have_sensible_periods_and_amounts_and_all_but_the_last_end()
    {
        var (first, last) = (Rules.Tiers[0], Rules.Tiers[1]);
        Assert.Equal([new NoTier()], With());
        Assert.Equal([new TierEnds(0)], With(first));
        Assert.Equal([new TierEnds(0)], With(last, last));
        Assert.Equal([Outside(0)], With(first with { Amount = Euros.Zero }, last));
        Assert.Equal([Outside(1)], With(first, last with { Amount = new Euros(1_000_01) }));
        Assert.Equal([Outside(1)], With(first, last with { Each = TimeSpan.FromSeconds(59) }));
        Assert.Equal([Outside(0)], With(first with { Lasts = TimeSpan.FromMinutes(40) }, last));
    }

    [Fact]
    public void The_cap_is_some_days()
    {
        Assert.Equal([new CapOutOfBounds(0, 10)], (Rules with { CapInDays = 0 }).Refusals(Sample.Prices));
        Assert.Equal([new CapOutOfBounds(10.01m, 10)], (Rules with { CapInDays = 10.01m }).Refusals(Sample.Prices));
    }

    private static TierOutOfBounds Outside(int tier) => new(tier, PenaltyRules.HighestAmount);

    private static IReadOnlyList<Refusal> With(params PenaltyTier[] tiers) => (Rules with { Tiers = [.. tiers] }).Refusals(Sample.Prices);

    private static PriceGrid Prices(params long[] days) =>
        Sample.Prices with { Lines = [.. days.Select(day => new PriceLine(Target.General, Sample.Rates with { Day = new Euros(day) }))] };
}
