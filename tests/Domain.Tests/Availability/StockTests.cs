using Toolbox24.Domain.Availability;
using static Toolbox24.Domain.Tests.Availability.Shelf;

namespace Toolbox24.Domain.Tests.Availability;

[Trait("story", "T24-208")]
public sealed class StockTests
{
    private static readonly Slot WholeDay = Hours(0, 24);

    [Fact]
    public void A_unit_is_free_up_to_a_turnaround_before_the_next_promise()
    {
        var stock = Stock(Unit(Drill, (10, 12.5)));

        Assert.Empty(stock.Missing(Needs(Drill), Hours(8, 9.5)));
        Assert.Equal([Drill], stock.Missing(Needs(Drill), Hours(8, 9.75)));
        Assert.Empty(stock.Missing(Needs(Drill), Hours(12.5, 14)));
        Assert.Equal(Time((0, 9.5), (12.5, 24)), stock.Free(Needs(Drill), WholeDay, Rules));
    }

    [Fact]
    public void Two_units_that_take_turns_serve_no_slot_across_both()
    {
        var stock = Stock(Unit(Drill, (0, 12)), Unit(Drill, (12.5, 24.5)));

        Assert.Equal(Time((0, 12), (12, 24)), stock.Free(Needs(Drill), WholeDay, Rules));
        Assert.Equal([Drill], stock.Missing(Needs(Drill), Hours(11, 13)));
    }

    [Fact]
    public void Ranges_of_two_units_may_overlap()
    {
        var stock = Stock(Unit(Drill, (0, 2), (14.5, 24)), Unit(Drill, (0, 8), (20.5, 24)));

        Assert.Equal(Time((2, 14), (8, 20)), stock.Free(Needs(Drill), WholeDay, Rules));
    }

    [Fact]
    public void So_many_units_are_free_while_that_many_are_free_for_the_whole_slot()
    {
        var stock = Stock(Unit(Drill, (0, 2)), Unit(Drill, (10.5, 24)), Unit(Drill, (16.5, 24)));

        Assert.Equal(Time((0, 16), (2, 24)), stock.Free([new(Drill, 1)], WholeDay, Rules));
        Assert.Equal(Time((0, 10), (2, 16)), stock.Free([new(Drill, 2)], WholeDay, Rules));
        Assert.Equal(Time((2, 10)), stock.Free([new(Drill, 3)], WholeDay, Rules));
        Assert.Equal(FreeTime.None, stock.Free([new(Drill, 4)], WholeDay, Rules));
    }

    [Fact]
    public void What_is_asked_for_twice_is_needed_twice()
    {
        var stock = Stock(Unit(Drill), Unit(Drill, (8, 12)));

        Assert.Empty(stock.Missing(Needs(Drill, Drill), Hours(12, 14)));
        Assert.Equal([Drill], stock.Missing(Needs(Drill, Drill), Hours(11, 14)));
    }

    [Fact]
    public void A_pack_is_free_when_all_its_tools_are_free_together()
    {
        var stock = Stock(Unit(Drill, (6.5, 10)), Unit(Grinder, (14.5, 16)));

        Assert.Equal(Time((0, 6), (10, 14), (16, 24)), stock.Free(Needs(Drill, Grinder), WholeDay, Rules));
        Assert.Equal(FreeTime.None, stock.Free(Needs(Drill, Saw), WholeDay, Rules));
    }

    [Fact]
    public void What_is_too_short_to_rent_is_not_free()
    {
        var stock = Stock(Unit(Drill, (0, 8), (9.25, 12), (13.5, 24)));

        Assert.Equal(Time((12, 13)), stock.Free(Needs(Drill), WholeDay, Rules));
    }

    [Fact]
    public void Ranges_are_on_the_step_whatever_the_turnaround()
    {
        var stock = Stock(Unit(Drill, (0, 8.1)) with { Turnaround = TimeSpan.FromMinutes(20) }, Unit(Grinder, (12, 24)) with { Turnaround = TimeSpan.FromMinutes(20) });

        Assert.Equal(Time((8.25, 24)), stock.Free(Needs(Drill), WholeDay, Rules));
        Assert.Equal(Time((0, 11.5)), stock.Free(Needs(Grinder), WholeDay, Rules));
    }

    [Fact]
    public void The_next_slot_is_the_first_that_is_long_enough()
    {
        var stock = Stock(Unit(Drill, (0, 8), (10.5, 12)));

        Assert.Equal(Hours(8, 10), stock.NextFree(Needs(Drill), TimeSpan.FromHours(2), Day, Rules, Day));
        Assert.Equal(Hours(12, 14.25), stock.NextFree(Needs(Drill), TimeSpan.FromHours(2.25), Day, Rules, Day));
        Assert.Equal(Hours(9, 10), stock.NextFree(Needs(Drill), TimeSpan.FromHours(1), Day.AddHours(8.8), Rules, Day));
    }

    [Fact]
    public void There_is_no_next_slot_beyond_what_can_be_booked()
    {
        var horizon = Rules.Horizon.TotalHours;

        Assert.Equal(
            Hours(horizon, horizon + 1), Stock(Unit(Drill, (0, horizon))).NextFree(Needs(Drill), TimeSpan.FromHours(1), Day, Rules, Day));
        Assert.Null(Stock(Unit(Drill, (0, horizon + 0.25))).NextFree(Needs(Drill), TimeSpan.FromHours(1), Day, Rules, Day));
        Assert.Null(Stock(Unit(Drill)).NextFree(Needs(Drill), TimeSpan.FromDays(29), Day, Rules, Day));
    }

    [Fact]
    public void What_can_be_booked_of_a_span_begins_now_and_ends_with_it()
    {
        var stock = Stock(Unit(Drill, (12, 14), (23.75, 25)));

        Assert.Equal(Time((9.25, 11.5), (14, 23.25)), stock.Bookable(Needs(Drill), WholeDay, Rules, Day.AddHours(9.3)));
        Assert.Equal(FreeTime.None, stock.Bookable(Needs(Drill), Hours(-48, -24), Rules, Day));
    }

    [Fact]
    public void A_slot_over_the_edge_of_a_span_can_be_booked_on_both_sides_of_it()
    {
        var stock = Stock(Unit(Drill, (0, 23.5), (25, 48)));

        Assert.Equal(Time((23.5, 24)), stock.Bookable(Needs(Drill), WholeDay, Rules, Day));
        Assert.Equal(Time((24, 24.5)), stock.Bookable(Needs(Drill), Hours(24, 48), Rules, Day));
    }

    [Fact]
    public void Nothing_can_be_booked_that_starts_beyond_the_horizon()
    {
        var horizon = Rules.Horizon.TotalHours;
        var stock = Stock(Unit(Drill, (horizon - 24, horizon + 0.25)), Unit(Grinder, (horizon - 24, horizon)));

        Assert.Equal(FreeTime.None, stock.Bookable(Needs(Drill), Hours(horizon - 24, horizon + 72), Rules, Day));
        Assert.Equal(Time((horizon, horizon + 72)), stock.Bookable(Needs(Grinder), Hours(horizon - 24, horizon + 72), Rules, Day));
    }
}
