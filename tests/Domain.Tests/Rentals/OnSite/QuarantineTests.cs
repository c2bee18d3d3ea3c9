using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>What a rental means for who is to have its units next; and what a damage costs of an old tool.</summary>
[Trait("story", "T24-905")]
public sealed class QuarantineTests
{
    [Theory]
    [InlineData(null, QuarantineReason.Returned)]
    [InlineData(VerdictColour.Orange, QuarantineReason.Returned)]
    [InlineData(VerdictColour.Red, QuarantineReason.Returned)]
    [InlineData(VerdictColour.Green, null)]
    public void Back_a_unit_is_for_nobody_until_its_verdict_is_green(VerdictColour? colour, QuarantineReason? reason)
    {
        var back = Returned();
        if (colour is { } told) back = back.After(rental => rental.Score(rental.Unit(0), SilenceTests.Of(told), isBlind: false, End));

        Assert.Equal(reason, back.QuarantineOf(back.Of(0), New));
        Assert.Null(Active().QuarantineOf(Active().Of(0), New));
    }

    [Theory]
    [InlineData(9, VerdictColour.Green, null)]
    [InlineData(10, VerdictColour.Green, QuarantineReason.CheckDue)]
    [InlineData(11, VerdictColour.Green, QuarantineReason.CheckDue)]
    [InlineData(10, VerdictColour.Orange, QuarantineReason.Returned)]
    public void Rented_often_enough_a_person_looks_at_it_also_where_its_verdict_is_green(int rentals, VerdictColour colour, QuarantineReason? reason)
    {
        var back = Returned().After(rental => rental.Score(rental.Unit(0), SilenceTests.Of(colour), isBlind: false, End));

        Assert.Equal(reason, back.QuarantineOf(back.Of(0), new UnitUse(rentals, BetweenChecks: 10)));
        Assert.Null(Active().QuarantineOf(Active().Of(0), new UnitUse(rentals, BetweenChecks: 10)));
    }

    [Fact]
    public void So_is_what_was_left_behind_or_lost_or_said_to_be_no_good()
    {
        var left = Unlocked(2).TakenOut(0).LeftIn(1).After(rental => rental.FinishPickUp(Start));
        var told = Active().After(rental => rental.ReportPickup(rental.Unit(0), PickupReport.NotWorking, Start));
        var lost = Active().Until(End.AddHours(72));

        Assert.Equal(QuarantineReason.LeftBehind, left.QuarantineOf(left.Of(1), New));
        Assert.Equal(QuarantineReason.ReportedAtPickup, told.QuarantineOf(told.Of(0), New));
        Assert.Equal(QuarantineReason.Lost, lost.QuarantineOf(lost.Of(0), New));
    }

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(365, 0.85)]
    [InlineData(730, 0.70)]
    [InlineData(36500, 0.20)]
    public void Each_year_of_use_makes_a_damage_cheaper_down_to_a_fifth(int days, double left) =>
        Assert.Equal((decimal)left, Listed.Claim(TimeSpan.FromDays(days), DeskRules.Default).Wear);

    [Fact]
    public void A_damage_has_a_label_a_price_and_a_wear()
    {
        Assert.Null(Listed.Refuse());
        Assert.IsType<DamageOutOfBounds>((Listed with { Label = " " }).Refuse());
        Assert.IsType<DamageOutOfBounds>((Listed with { Price = Euros.Zero }).Refuse());
        Assert.IsType<DamageOutOfBounds>((Listed with { WearPerYear = 1.1m }).Refuse());
    }

    private static UnitUse New { get; } = new(1, BetweenChecks: 10);

    private static Damage Listed => new(new DamageId(Guid.Empty), new CategoryId(Guid.Empty), "Carter fendu", new Euros(50_00), 0.15m);
}
