using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Tests.Lockers.Sequences;

namespace Toolbox24.Domain.Tests.Pricing;

/// <summary>Prices of May 2026 one can follow by hand, at 5 € an hour, 12 a half-day, 20 a day, 35 a week-end, 80 a week.</summary>
[Trait("story", "T24-303")]
public sealed class TilingTests
{
    [Fact]
    public void Hours_are_started_hours()
    {
        Assert.Equal("1 Hour", Tiles(5, 10, 5, 11));
        Assert.Equal("2 Hour", Tiles(5, 10, 5, 11.25));
    }

    [Fact]
    public void A_longer_rate_that_overshoots_is_taken_where_it_costs_less() => Assert.Equal("1 HalfDay", Tiles(5, 10, 5, 12.25));

    [Fact]
    public void Rates_follow_each_other_and_the_longer_come_first() => Assert.Equal("1 Day, 1 HalfDay, 1 Hour", Tiles(5, 10, 6, 15));

    [Fact]
    public void A_week_is_cheaper_than_five_days() => Assert.Equal("1 Week", Tiles(4, 10, 9, 10));

    [Fact]
    public void A_week_end_goes_to_Monday_morning_from_whenever_it_begins()
    {
        Assert.Equal("1 WeekEnd", Tiles(8, 17, 11, 9));
        Assert.Equal("1 WeekEnd", Tiles(9, 10, 11, 8));
        Assert.Equal("1 WeekEnd, 1 Hour", Tiles(8, 17, 11, 10));
    }

    [Fact]
    public void A_week_end_does_not_begin_before_Friday_evening()
    {
        Assert.Equal("1 Hour, 1 WeekEnd", Tiles(8, 16, 11, 9));
        Assert.Equal("1 Hour", Cheapest(Sample.Rates with { WeekEnd = new Euros(1) }, 11, 9, 11, 10));
    }

    [Fact]
    public void A_rate_that_is_not_offered_is_not_taken() =>
        Assert.Equal("2 HalfDay", Cheapest(Sample.Rates with { Hour = null, Day = null, Week = null, WeekEnd = null }, 5, 10, 5, 14.25));

    [Fact]
    public void What_nothing_covers_has_no_price() =>
        Assert.Null(Tiling.Cheapest(new Rates(null, null, null, new Euros(1), null), Slot(5, 10, 5, 12), Sample.Clock(Slot(5, 10, 5, 12))));

    [Fact]
    public void Of_equal_prices_the_fewest_tiles_win_then_the_longer_first_then_the_shorter_last()
    {
        Assert.Equal("1 HalfDay", Cheapest(Sample.Rates with { HalfDay = new Euros(20_00) }, 5, 10, 5, 14));
        Assert.Equal("1 HalfDay, 1 Hour", Tiles(5, 10, 5, 15));
        Assert.Equal("1 HalfDay", Cheapest(Sample.Rates with { Day = new Euros(12_00) }, 5, 10, 5, 14));
    }

    [Fact]
    public void Tiles_say_from_when_to_when()
    {
        var slot = Slot(5, 10, 6, 12);
        Assert.Equal(
            [
                new Tile(Rate.Day, 1, new Euros(20_00), slot.Start, Sample.At(6, 10)),
                new Tile(Rate.Hour, 2, new Euros(5_00), Sample.At(6, 10), slot.End),
            ],
            Tiling.Cheapest(Sample.Rates, slot, Sample.Clock(slot))!.Tiles.AsEnumerable());
    }

    [Theory]
    [InlineData(3, 28, 10, 3, 29, 10, "1 Day")] // 23 hours
    [InlineData(3, 28, 10, 3, 29, 11, "1 Day")] // 24 hours, and an hour more on the clock
    [InlineData(10, 24, 10, 10, 25, 10, "1 Day")] // 25 hours
    [InlineData(10, 25, 1, 10, 25, 5, "1 HalfDay")] // 5 hours, and 4 on the clock
    [InlineData(3, 29, 1, 3, 29, 6, "1 HalfDay")] // 4 hours, and 5 on the clock
    [InlineData(3, 27, 17, 3, 30, 9, "1 WeekEnd")] // 63 hours
    [InlineData(10, 23, 17, 10, 26, 9, "1 WeekEnd")] // 65 hours
    [InlineData(3, 26, 10, 4, 2, 10, "1 Week")] // an hour less than a week
    [InlineData(10, 22, 10, 10, 29, 10, "1 Week")] // an hour more
    public void Nothing_is_dearer_in_the_nights_clocks_change(
        int fromMonth, int fromDay, double fromHour, int toMonth, int toDay, double toHour, string tiles)
    {
        var slot = new Slot(
            Paris.At(new DateTime(2026, fromMonth, fromDay).AddHours(fromHour)), Paris.At(new DateTime(2026, toMonth, toDay).AddHours(toHour)));
        Assert.Equal(tiles, Told(Tiling.Cheapest(Sample.Rates, slot, Sample.Clock(slot))));
    }

    [Fact]
    public void Whoever_leaves_before_the_repeated_hour_pays_no_more_than_who_stays_for_it()
    {
        var start = Paris.At(new DateTime(2026, 10, 25, 1, 0, 0));
        var slots = Enumerable.Range(4, 5).Select(quarters => new Slot(start, start.AddMinutes(15 * quarters)));

        Assert.All(slots, slot => Assert.Equal("1 Hour", Told(Tiling.Cheapest(Sample.Rates, slot, Sample.Clock(slot)))));
    }

    [Fact]
    public void It_is_told_when_a_slot_was_counted_as_in_an_ordinary_week()
    {
        var slot = new Slot(Paris.At(new DateTime(2026, 3, 28, 10, 0, 0)), Paris.At(new DateTime(2026, 3, 29, 11, 0, 0)));
        Assert.Equal(Reading.OrdinaryWeek, Tiling.Cheapest(Sample.Rates, slot, Sample.Clock(slot))!.Reading);
        Assert.Equal(Reading.AsItPassed, Tiling.Cheapest(Sample.Rates, Slot(5, 10, 6, 11), Sample.Clock(Slot(5, 10, 6, 11)))!.Reading);
    }

    [Fact]
    public void A_slot_that_begins_in_the_first_of_two_repeated_hours_is_tiled_from_its_start()
    {
        var slot = new Slot(Paris.At(new DateTime(2026, 10, 25, 2, 0, 0)), Paris.At(new DateTime(2026, 10, 25, 6, 0, 0)));
        var tile = Assert.Single(Tiling.Cheapest(Sample.Rates, slot, Sample.Clock(slot))!.Tiles);
        Assert.Equal((Rate.HalfDay, slot.Start, slot.End), (tile.Rate, tile.From, tile.To));
    }

    [Fact]
    public void A_clock_is_read_to_the_quarter_at_which_it_changes()
    {
        var slot = new Slot(Paris.At(new DateTime(2026, 10, 24, 10, 15, 0)), Paris.At(new DateTime(2026, 10, 26, 10, 0, 0)));
        Assert.Equal(
            [
                new ClockSpan(slot.Start, TimeSpan.FromHours(2)),
                new ClockSpan(new DateTimeOffset(2026, 10, 25, 1, 0, 0, TimeSpan.Zero), TimeSpan.FromHours(1)),
            ],
            Sample.Clock(slot).Spans.AsEnumerable());
    }

    [Fact]
    public void A_day_without_a_daily_rate_costs_what_covers_24_hours()
    {
        Assert.Equal(new Euros(20_00), Tiling.OneDay(Sample.Rates));
        Assert.Equal(new Euros(72_00), Tiling.OneDay(Sample.Rates with { Day = null, Week = null, WeekEnd = null }));
    }

    private static Slot Slot(int fromDay, double fromHour, int toDay, double toHour) =>
        new(Sample.At(fromDay, fromHour), Sample.At(toDay, toHour));

    private static string Tiles(int fromDay, double fromHour, int toDay, double toHour) =>
        Cheapest(Sample.Rates, fromDay, fromHour, toDay, toHour);

    private static string Cheapest(Rates rates, int fromDay, double fromHour, int toDay, double toHour)
    {
        var slot = Slot(fromDay, fromHour, toDay, toHour);
        return Told(Tiling.Cheapest(rates, slot, Sample.Clock(slot)));
    }

    private static string Told(Tiling? tiling) => string.Join(", ", tiling!.Tiles.Select(tile => $"{tile.Count} {tile.Rate}"));
}
