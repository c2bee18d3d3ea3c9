using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;
using Toolbox24.Domain.Tests.Pricing;

namespace Toolbox24.Domain.Tests.Settings;

public sealed class GridDiffTests
{
    private static readonly Target Drill = Target.General with { Tool = Sample.Drill };

    [Fact]
    [Trait("story", "T24-1001")]
    public void Prices_differ_rate_by_rate()
    {
        var before = new PriceContent(Sample.Prices with { Lines = [Sample.General, new(Drill, new Rates(null, null, new Euros(18_00), null, null))] });
        var after = new PriceContent(Sample.Prices with { Lines = [new(Target.General, Sample.Rates with { Hour = null, Day = new Euros(21_50) })] });

        Assert.Equal(
            [
                new GridChange(Target.General, null, GridField.Hour, ParameterUnit.Euros, 5, null),
                new GridChange(Target.General, null, GridField.Day, ParameterUnit.Euros, 20, 21.5m),
                new GridChange(Drill, null, GridField.Day, ParameterUnit.Euros, 18, null),
            ],
            GridDiff.Of(before, after).Value().Changes.AsEnumerable());
        Assert.Empty(GridDiff.Of(before, before).Value().Changes);
    }

    [Fact]
    [Trait("story", "T24-1002")]
    public void Deposits_differ_line_by_line_and_in_their_cap()
    {
        var before = new DepositContent(DepositGrid.Default);
        var after = new DepositContent(DepositGrid.Default with
        {
            Lines = [DepositGrid.Default.Lines[0], new DepositLine(Drill, new Euros(250_00))],
            PackCap = new Euros(700_00),
        });

        Assert.Equal(
            [
                new GridChange(null, null, GridField.PackCap, ParameterUnit.Euros, 600, 700),
                new GridChange(Drill, null, GridField.Deposit, ParameterUnit.Euros, null, 250),
            ],
            GridDiff.Of(before, after).Value().Changes.AsEnumerable());
    }

    [Fact]
    [Trait("story", "T24-1003")]
    public void Penalties_differ_tier_by_tier()
    {
        var after = new PenaltyContent(PenaltyRules.Default with
        {
            Tolerance = TimeSpan.FromMinutes(20),
            Tiers = [PenaltyRules.Default.Tiers[0] with { Lasts = null }],
        });

        Assert.Equal(
            [
                new GridChange(null, null, GridField.Tolerance, ParameterUnit.Minutes, 15, 20),
                new GridChange(null, 0, GridField.TierLasts, ParameterUnit.Minutes, 120, null),
                new GridChange(null, 1, GridField.TierEach, ParameterUnit.Minutes, 60, null),
                new GridChange(null, 1, GridField.TierAmount, ParameterUnit.Euros, 15, null),
            ],
            GridDiff.Of(new PenaltyContent(PenaltyRules.Default), after).Value().Changes.AsEnumerable());
    }

    [Fact]
    [Trait("story", "T24-1006")]
    public void Policies_differ_number_by_number_and_kinds_have_nothing_in_common()
    {
        var before = new CancellationContent(CancellationPolicy.Default);
        var after = new CancellationContent(CancellationPolicy.Default with { FreeUntil = TimeSpan.FromHours(48), BeforeStart = Percentage.Percent(30) });

        Assert.Equal(
            [
                new GridChange(null, null, GridField.FreeUntil, ParameterUnit.Hours, 24, 48),
                new GridChange(null, null, GridField.BeforeStart, ParameterUnit.Percent, 50, 30),
            ],
            GridDiff.Of(before, after).Value().Changes.AsEnumerable());
        Assert.Equal(
            new GridsOfTwoKinds(GridKind.Cancellation, GridKind.Penalties),
            GridDiff.Of(before, new PenaltyContent(PenaltyRules.Default)).Refusal());
    }

    [Theory]
    [InlineData(24, 50, 100, true)]
    [InlineData(0, 0, 0, true)]
    [InlineData(720, 100, 100, true)]
    [InlineData(721, 50, 100, false)]
    [InlineData(24, 60, 50, false)]
    [InlineData(24, -1, 50, false)]
    [InlineData(24, 50, 101, false)]
    [Trait("story", "T24-1006")]
    public void A_policy_never_takes_less_after_the_start_nor_more_than_all(int hours, int before, int after, bool isFine)
    {
        var policy = new CancellationPolicy(RuleVersion.BuiltIn, TimeSpan.FromHours(hours), Percentage.Percent(before), Percentage.Percent(after));

        Assert.Equal(isFine, policy.Refusals().Count == 0);
    }
}
