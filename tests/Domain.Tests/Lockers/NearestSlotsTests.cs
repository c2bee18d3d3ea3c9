using Toolbox24.Domain.Lockers;

namespace Toolbox24.Domain.Tests.Lockers;

public sealed class NearestSlotsTests
{
    [Fact]
    public void The_nearest_slots_are_right_before_and_right_after_what_is_in_the_way() =>
        AssertNearest(Day.Empty.Booked(18, 20), Day.Slot(18.25, 19.25), [Day.Slot(16.5, 17.5), Day.Slot(20.5, 21.5)]);

    [Fact]
    public void The_nearer_one_comes_first() =>
        AssertNearest(Day.Empty.Booked(18, 20), Day.Slot(19.5, 20.5), [Day.Slot(20.5, 21.5), Day.Slot(16.5, 17.5)]);

    [Fact]
    public void Of_two_at_the_same_distance_the_earlier_comes_first() =>
        AssertNearest(Day.Empty.Booked(18, 20), Day.Slot(18.5, 19.5), [Day.Slot(16.5, 17.5), Day.Slot(20.5, 21.5)]);

    [Fact]
    public void Three_are_named_at_the_most_each_of_another_gap() => AssertNearest(
        Day.Empty.Booked(16, 17).Booked(20, 21).Booked(24, 25).Booked(28, 29),
        Day.Slot(20, 21), [Day.Slot(18.5, 19.5), Day.Slot(21.5, 22.5), Day.Slot(14.5, 15.5)]);

    [Fact]
    public void A_gap_exactly_as_long_as_slot_and_turnaround_has_room()
    {
        // Free from 16:30 to 18:00 in the first case, a quarter of an hour less in the second.
        AssertNearest(
            Day.Empty.Booked(12, 16).Booked(18, 20), Day.Slot(18, 19), [Day.Slot(16.5, 17.5), Day.Slot(20.5, 21.5)]);
        AssertNearest(Day.Empty.Booked(12, 16).Booked(17.75, 20), Day.Slot(18, 19), [Day.Slot(20.5, 21.5)]);
    }

    [Fact]
    public void A_slot_may_start_with_the_step_under_way_and_not_before()
    {
        var calendar = Day.Empty.Booked(14, 15);

        // At 12:14:59 the slot from 12:00 can be had; at 12:15 the gap before 14:00 is too short.
        AssertNearest(
            calendar, Day.Slot(14, 15.5), [Day.Slot(15.5, 17), Day.Slot(12, 13.5)], Day.Noon.AddMinutes(15) - Day.Tick);
        AssertNearest(calendar, Day.Slot(14, 15.5), [Day.Slot(15.5, 17)], Day.Noon.AddMinutes(15));
    }

    [Fact]
    public void A_slot_may_start_at_the_horizon_and_not_after()
    {
        var days = SlotRules.Default.Horizon.TotalDays * 24;
        var wanted = Day.Slot(12 + days - 1, 12 + days);

        // What is booked ends its turnaround at the horizon; then a step later.
        AssertNearest(
            Day.Empty.Booked(12, 24).Booked(12 + days - 3, 12 + days - 0.5), wanted,
            [Day.Slot(12 + days, 12 + days + 1), Day.Slot(12 + days - 4.5, 12 + days - 3.5)]);
        AssertNearest(
            Day.Empty.Booked(12, 24).Booked(12 + days - 3, 12 + days - 0.25), wanted,
            [Day.Slot(12 + days - 4.5, 12 + days - 3.5)]);
    }

    [Fact]
    public void Nothing_is_named_where_nothing_is_free()
    {
        // The calendar is booked without a gap beyond the horizon.
        var calendar = Day.Empty;
        for (var from = 12.0; from < 12 + (24 * 91); from += 24 * 10)
            calendar = BookedFarAhead(calendar, from, from + (24 * 10) - 0.5);

        AssertNearest(calendar, Day.Slot(20, 22), []);
    }

    [Fact]
    public void A_slot_after_a_turnaround_off_the_step_starts_on_the_next_step()
    {
        var calendar = (Day.Empty with { Turnaround = TimeSpan.FromMinutes(20) }).Booked(18, 20);

        AssertNearest(calendar, Day.Slot(18, 20), [Day.Slot(15.5, 17.5), Day.Slot(20.5, 22.5)]);
    }

    [Fact]
    public void An_expired_hold_leaves_its_time_free()
    {
        var expired = Day.Ask(12.5, 14);
        var calendar = Day.Empty.Held(expired).Booked(16, 18);

        AssertNearest(calendar, Day.Slot(16, 18), [Day.Slot(13.5, 15.5), Day.Slot(18.5, 20.5)], expired.ExpiresAt);
        AssertNearest(calendar, Day.Slot(16, 18), [Day.Slot(18.5, 20.5)], expired.ExpiresAt - Day.Tick);
    }

    [Fact]
    public void The_longest_slot_is_found_room_for_too()
    {
        var month = SlotRules.Default.Longest.TotalHours;

        AssertNearest(Day.Empty.Booked(14, 15), Day.Slot(13, 13 + month), [Day.Slot(15.5, 15.5 + month)]);
    }

    [Fact]
    public void Under_rules_without_limits_a_slot_until_the_end_of_time_is_found_no_room_for_and_nothing_breaks()
    {
        var rules = SlotRules.Default with { Longest = TimeSpan.MaxValue, Horizon = TimeSpan.MaxValue };
        var end = rules.Current(DateTimeOffset.MaxValue.AddHours(-1));
        var request = Day.Ask(13, 14) with { Slot = new(Day.At(13), end) };

        var taken = Assert.IsType<SlotTaken>(Day.Empty.Booked(14, 15).Hold(request, rules, Day.Noon).Refusal());
        Assert.Empty(taken.Nearest);
    }

    private static UnitCalendar BookedFarAhead(UnitCalendar calendar, double from, double to)
    {
        var request = Day.Ask(from, to);
        var rules = SlotRules.Default with { Horizon = TimeSpan.FromDays(200) };
        var held = calendar.Apply(calendar.Hold(request, rules, Day.Noon).Value());
        return held.Apply(held.Book(request.Rental, Day.Noon).Value());
    }

    private static void AssertNearest(UnitCalendar calendar, Slot wanted, Slot[] expected, DateTimeOffset? at = null)
    {
        var now = at ?? Day.Noon;
        var request = Day.Ask(1, 2) with { Slot = wanted, ExpiresAt = now.AddMinutes(5) };

        var taken = Assert.IsType<SlotTaken>(calendar.Hold(request, SlotRules.Default, now).Refusal());
        Assert.Equal(expected, taken.Nearest.AsEnumerable());
    }
}
