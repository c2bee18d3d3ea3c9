using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Tests.Lockers.Sequences;

namespace Toolbox24.Domain.Tests.Lockers;

/// <summary>The nights of 2026 in which clocks in Paris go from 02:00 to 03:00, and from 03:00 back to 02:00.</summary>
public sealed class ClockChangeTests
{
    private static readonly DateTime March = new(2026, 3, 29);
    private static readonly DateTime October = new(2026, 10, 25);

    [Fact]
    public void A_slot_lasts_the_time_that_passes_not_the_time_clocks_show()
    {
        Assert.Equal(TimeSpan.FromHours(1), new Slot(On(March, 1), On(March, 3)).Duration);
        Assert.Equal(TimeSpan.FromHours(3), new Slot(On(October, 1), On(October, 3)).Duration);
        Assert.Equal(TimeSpan.FromHours(23), new Slot(On(March, 0), On(March, 24)).Duration);
        Assert.Equal(TimeSpan.FromHours(25), new Slot(On(October, 0), On(October, 24)).Duration);
    }

    [Fact]
    public void The_shortest_slot_is_measured_in_time_that_passes()
    {
        // Two hours on the clock, one in fact; then no time on the clock, an hour in fact.
        Assert.Null(Refuse(new(On(March, 1), On(March, 3))));
        Assert.IsType<SlotTooShort>(Refuse(new(On(March, 1.25), On(March, 3))));
        Assert.Null(Refuse(new(On(October, 2), On(October, 2, second: true))));
    }

    [Fact]
    public void Every_quarter_of_an_hour_in_Paris_is_on_the_step()
    {
        foreach (var day in (DateTime[])[March, October])
            for (var hour = 0.0; hour < 24; hour += 0.25)
                Assert.Null(Refuse(new(On(day, hour), On(day, hour).AddHours(1))));
    }

    [Fact]
    public void Around_the_hour_that_is_skipped_slots_touch_without_overlap_or_gap()
    {
        var (before, after) = (new Slot(On(March, 0), On(March, 1.75)), new Slot(On(March, 3.25), On(March, 5)));
        var between = new Slot(On(March, 1.75), On(March, 3.25));

        Assert.Equal(TimeSpan.FromMinutes(30), between.Duration);
        AssertBackToBack(before, between, after);
    }

    [Fact]
    public void The_hour_that_is_repeated_is_two_hours()
    {
        var first = new Slot(On(October, 2), On(October, 2, second: true));
        var second = new Slot(On(October, 2, second: true), On(October, 3));

        Assert.Equal(TimeSpan.FromHours(1), first.Duration);
        Assert.Equal(TimeSpan.FromHours(1), second.Duration);
        Assert.NotEqual(first, second);
        AssertBackToBack(new(On(October, 1), On(October, 2)), first, second, new(On(October, 3), On(October, 4)));
    }

    [Fact]
    public void Two_rentals_have_the_repeated_hour_one_after_the_other()
    {
        var calendar = Day.Empty with { Turnaround = TimeSpan.Zero };
        calendar = Hold(calendar, new(On(October, 2), On(October, 2, second: true)));
        calendar = Hold(calendar, new(On(October, 2, second: true), On(October, 3)));

        var taken = Taken(calendar, new(On(October, 2, second: true), On(October, 3)));
        Assert.Equal(On(October, 2, second: true), taken.Conflict.Start);
    }

    [Fact]
    public void A_turnaround_across_the_change_lasts_the_time_that_passes()
    {
        // Back at 01:45, free at 03:15 on the clock, which is half an hour later.
        var calendar = Hold(Day.Empty, new(On(March, 0), On(March, 1.75)));

        Assert.Equal(On(March, 3.25), Taken(calendar, new(On(March, 3), On(March, 5))).Conflict.End);
        Assert.Equal(2, Hold(calendar, new(On(March, 3.25), On(March, 5))).Claims.Length);
    }

    private static DateTimeOffset On(DateTime day, double hour, bool second = false) => Paris.At(day.AddHours(hour), second);

    private static Refusal? Refuse(Slot slot) => SlotRules.Default.Refuse(slot, slot.Start.AddDays(-1));

    private static void AssertBackToBack(params Slot[] slots)
    {
        foreach (var (one, next) in slots.Zip(slots.Skip(1)))
        {
            Assert.Equal(one.End, next.Start);
            Assert.False(one.Overlaps(next));
            Assert.False(next.Overlaps(one));
        }

        Assert.Equal(slots[^1].End - slots[0].Start, slots.Aggregate(TimeSpan.Zero, (sum, slot) => sum + slot.Duration));
    }

    private static UnitCalendar Hold(UnitCalendar calendar, Slot slot)
    {
        var (request, now) = Ask(slot);
        return calendar.Apply(calendar.Hold(request, SlotRules.Default, now).Value());
    }

    private static SlotTaken Taken(UnitCalendar calendar, Slot slot)
    {
        var (request, now) = Ask(slot);
        return Assert.IsType<SlotTaken>(calendar.Hold(request, SlotRules.Default, now).Refusal());
    }

    /// <summary>Asked for some minutes before the hour of the clock change's night begins.</summary>
    private static (HoldSlot Request, DateTimeOffset Now) Ask(Slot slot)
    {
        var now = Paris.At(Paris.Local(slot.Start).Date).AddMinutes(-5);
        return (new(RentalId.New(now), slot, now.AddMinutes(10)), now);
    }
}
