using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Tests.Lockers.Sequences;
using Toolbox24.Domain.Tests.Rentals.OnSite;

namespace Toolbox24.Domain.Tests.Pricing;

/// <summary>What must hold of being late, whatever the rates and the slot.</summary>
[Trait("story", "T24-502")]
[Trait("category", "soak")]
public sealed class OverrunProofTests
{
    private static readonly Quote Quoted = Visits.QuoteOf(1);

    [Fact]
    public void Being_later_never_costs_less() => Each(run: 20, slots => slots.AcrossChange(48), (line, slot, late) =>
    {
        var (sooner, later) = (Of(line, slot, late), Of(line, slot, late + TimeSpan.FromMinutes(7)));

        Assert.True(sooner.Kept <= later.Kept && sooner.Tiers <= later.Tiers && sooner.Total <= later.Total);
    });

    [Fact]
    public void The_cap_limits_the_tiers_and_nothing_else() => Each(run: 21, slots => slots.Anywhere(48), (line, slot, late) =>
    {
        var overrun = Of(line, slot, late);
        var whole = new Slot(slot.Start, Domain.Lockers.SlotRules.Default.Next(slot.End + late));

        Assert.True(overrun.Tiers <= Quoted.Facts.Terms.Penalties.Curve(line.Priced.Rates).Cap);
        Assert.Equal(Price(line, whole) - Price(line, slot), overrun.Kept);
    });

    [Fact]
    public void A_change_of_clocks_makes_being_late_no_dearer() => Each(run: 22, slots => slots.AcrossChange(24), (line, slot, late) =>
    {
        // As late as after a slot that lasts as long in a week in which no clock changes: tiers count time as it passes.
        var start = Paris.At(Paris.Local(slot.Start).AddDays(-14));
        var ordinary = new Slot(start, start + slot.Duration);

        Assert.Equal(Of(line, ordinary, late).Tiers, Of(line, slot, late).Tiers);
        Assert.True(Price(line, slot) + Of(line, slot, late).Kept <= Price(line, ordinary) + Of(line, ordinary, late).Kept);
    });

    [Fact]
    public void Time_that_stands_still_is_as_if_it_had_not_passed() => Each(run: 23, slots => slots.AcrossChange(24), (line, slot, late) =>
    {
        var still = new Standstills([new(slot.End, slot.End.AddMinutes(40)), new(slot.End.AddMinutes(20), slot.End.AddMinutes(90))]);

        Assert.Equal(Of(line, slot, late), Overrun.Of(line, Quoted.Facts, slot, slot.End + late + TimeSpan.FromMinutes(90), still));
    });

    private static Overrun Of(QuoteLine line, Slot slot, TimeSpan late) => Overrun.Of(line, Quoted.Facts, slot, slot.End + late, Standstills.None);

    private static Euros Price(QuoteLine line, Slot slot) => Tiling.Cheapest(line.Priced.Rates, slot, Sample.Clock(slot))!.Price;

    private static void Each(int run, Func<RandomSlots, Slot> draw, Action<QuoteLine, Slot, TimeSpan> holds)
    {
        var (slots, random) = (new RandomSlots(run), new Random(Seeds.Next(run)));
        for (var time = 0; time < 500; time++)
        {
            var line = Quoted.Lines[0] with { Priced = Quoted.Lines[0].Priced with { Rates = slots.Rates() } };
            var (slot, late) = (draw(slots), TimeSpan.FromMinutes(random.Next(1, 4_400)));
            if (Record.Exception(() => holds(line, slot, late)) is { } wrong) Assert.Fail($"{slots}, {line.Priced.Rates}, {slot}, {late}: {wrong.Message}");
        }
    }
}
