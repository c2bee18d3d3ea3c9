using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Tests.Lockers.Sequences;

namespace Toolbox24.Domain.Tests.Pricing;

/// <summary>The search against all ways there are, and what must hold whatever the rates.</summary>
[Trait("story", "T24-303")]
[Trait("category", "soak")]
public sealed class TilingProofTests
{
    private const int Month = 28 * 24;
    private const int OneDay = 24;

    [Fact]
    public void The_price_is_the_least_of_all_tilings_on_ordinary_days() =>
        Each(run: 10, 300, slots => slots.Anywhere(OneDay), (rates, slot) => IsLeast(rates, slot, remembers: false));

    [Fact]
    public void The_price_is_the_least_of_all_tilings_when_clocks_change() =>
        Each(run: 11, 300, slots => slots.AcrossChange(OneDay), (rates, slot) => IsLeast(rates, slot, remembers: false));

    [Fact]
    public void The_price_is_the_least_of_all_tilings_up_to_a_month() =>
        Each(run: 12, 150, slots => slots.Anywhere(Month), (rates, slot) => IsLeast(rates, slot, remembers: true));

    [Fact]
    public void The_price_is_the_least_of_all_tilings_up_to_a_month_with_a_change() =>
        Each(run: 13, 150, slots => slots.AcrossChange(Month), (rates, slot) => IsLeast(rates, slot, remembers: true));

    [Fact]
    public void A_change_of_clocks_makes_nothing_dearer_than_in_the_weeks_around() =>
        Each(run: 14, 1_000, slots => slots.AcrossChange(6 * 24), (rates, slot) =>
        {
            // The slots of an ordinary week that clocks show the same for, and that last the same.
            var (start, end) = (Paris.Local(slot.Start).AddDays(-14), Paris.Local(slot.End).AddDays(-14));
            var price = Price(rates, slot);
            Assert.True(price <= Price(rates, new Slot(Paris.At(start), Paris.At(start).Add(slot.Duration))));
            if (end > start) Assert.True(price <= Price(rates, new Slot(Paris.At(start), Paris.At(end))));
        });

    [Fact]
    public void A_longer_slot_never_costs_less() =>
        Each(run: 15, 1_000, slots => slots.AcrossChange(6 * 24), (rates, slot) =>
            Assert.True(Price(rates, slot) <= Price(rates, slot.Extended(TimeSpan.FromMinutes(15)))));

    [Fact]
    public void Tiles_follow_each_other_from_the_start_to_the_end() =>
        Each(run: 16, 1_000, slots => slots.AcrossChange(Month), (rates, slot) =>
        {
            var tiles = Cheapest(rates, slot).Tiles;
            Assert.Equal(slot.Start, tiles[0].From);
            Assert.Equal(slot.End, tiles[^1].To);
            Assert.All(tiles, tile => Assert.True(tile.From < tile.To && tile.Count > 0 && tile.Each == rates.Of(tile.Rate)));
            Assert.All(tiles.Zip(tiles.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        });

    private static void IsLeast(Rates rates, Slot slot, bool remembers) =>
        Assert.Equal(new NaiveTiling(rates, remembers).Price(slot), Price(rates, slot));

    private static long Price(Rates rates, Slot slot) => Cheapest(rates, slot).Price.Cents;

    private static Tiling Cheapest(Rates rates, Slot slot) => Tiling.Cheapest(rates, slot, Sample.Clock(slot))!;

    private static void Each(int run, int times, Func<RandomSlots, Slot> draw, Action<Rates, Slot> holds)
    {
        var slots = new RandomSlots(run);
        for (var time = 0; time < times; time++)
        {
            var (rates, slot) = (slots.Rates(), draw(slots));
            if (Record.Exception(() => holds(rates, slot)) is { } wrong) Assert.Fail($"{slots}, {rates}, {slot}: {wrong.Message}");
        }
    }
}
