using Toolbox24.Domain.Lockers;

namespace Toolbox24.Domain.Tests.Lockers;

public sealed class SlotRulesTests
{
    private static readonly SlotRules Rules = SlotRules.Default;

    [Fact]
    public void An_ordinary_slot_can_be_rented() => Assert.Null(Refuse(Day.Slot(13, 15)));

    [Fact]
    public void A_slot_starts_and_ends_on_the_step()
    {
        var slot = Day.Slot(13, 15);

        Assert.Equal(new SlotOffStep(Rules.Step), Refuse(new(slot.Start + Day.Tick, slot.End)));
        Assert.Equal(new SlotOffStep(Rules.Step), Refuse(new(slot.Start, slot.End - Day.Tick)));
        Assert.Null(Refuse(new(slot.Start + Rules.Step, slot.End)));
        Assert.Null(Refuse(new(slot.Start, slot.End - Rules.Step)));
    }

    [Fact]
    public void A_slot_lasts_as_long_as_the_shortest()
    {
        var start = Day.At(13);

        Assert.Null(Refuse(new(start, start + Rules.Shortest)));
        Assert.Equal(new SlotTooShort(Rules.Shortest), Refuse(new(start, start + Rules.Shortest - Rules.Step)));
    }

    [Fact]
    public void A_slot_lasts_no_longer_than_the_longest()
    {
        var start = Day.At(13);

        Assert.Null(Refuse(new(start, start + Rules.Longest)));
        Assert.Equal(new SlotTooLong(Rules.Longest), Refuse(new(start, start + Rules.Longest + Rules.Step)));
    }

    [Fact]
    public void The_slot_that_began_in_the_step_under_way_can_still_be_rented_and_no_earlier_one()
    {
        var slot = Day.Slot(12, 14);

        Assert.Null(Rules.Refuse(slot, Day.Noon + Rules.Step - Day.Tick));
        Assert.Equal(new SlotInThePast(slot.Start), Rules.Refuse(slot, Day.Noon + Rules.Step));
    }

    [Fact]
    public void A_slot_starts_within_the_horizon()
    {
        var latest = Day.Noon + Rules.Horizon;

        Assert.Null(Refuse(new(latest, latest.AddHours(1))));
        Assert.Equal(new SlotTooFarAhead(latest), Refuse(new(latest + Rules.Step, latest.AddHours(2))));
    }

    [Fact]
    public void The_step_under_way_began_at_the_last_multiple_of_the_step()
    {
        Assert.Equal(Day.Noon, Rules.Current(Day.Noon));
        Assert.Equal(Day.Noon, Rules.Current(Day.Noon + Rules.Step - Day.Tick));
        Assert.Equal(Day.Noon + Rules.Step, Rules.Current(Day.Noon + Rules.Step));
    }

    [Fact]
    public void A_hold_expires_after_now()
    {
        var refusal = new HoldExpiryOutOfBounds(Day.Noon, Day.Noon + Rules.LongestHold);

        Assert.Equal(refusal, Rules.RefuseExpiry(Day.Noon, Day.Noon));
        Assert.Null(Rules.RefuseExpiry(Day.Noon + Day.Tick, Day.Noon));
    }

    [Fact]
    public void A_hold_expires_within_the_longest()
    {
        var latest = Day.Noon + Rules.LongestHold;

        Assert.Null(Rules.RefuseExpiry(latest, Day.Noon));
        Assert.Equal(new HoldExpiryOutOfBounds(Day.Noon, latest), Rules.RefuseExpiry(latest + Day.Tick, Day.Noon));
    }

    [Fact]
    public void The_ends_of_time_are_refused_like_any_other_impossible_slot()
    {
        var (first, last) = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        var lastStep = Rules.Current(last);

        Assert.Equal(new SlotOffStep(Rules.Step), Refuse(new(first, last)));
        Assert.Equal(new SlotTooLong(Rules.Longest), Refuse(new(first, lastStep)));
        Assert.Equal(new SlotInThePast(first), Refuse(new(first, first.AddHours(1))));
        Assert.Equal(new SlotTooFarAhead(Day.Noon + Rules.Horizon), Refuse(new(lastStep.AddHours(-1), lastStep)));
        Assert.IsType<HoldExpiryOutOfBounds>(Rules.RefuseExpiry(first, Day.Noon));
        Assert.IsType<HoldExpiryOutOfBounds>(Rules.RefuseExpiry(last, Day.Noon));
    }

    [Fact]
    public void Rules_without_limits_refuse_nothing_for_its_length_or_distance()
    {
        var lastStep = Rules.Current(DateTimeOffset.MaxValue);
        var boundless = Rules with { Longest = TimeSpan.MaxValue, Horizon = TimeSpan.MaxValue, LongestHold = TimeSpan.MaxValue };

        Assert.Null(boundless.Refuse(new(Day.Noon, lastStep), Day.Noon));
        Assert.Null(boundless.Refuse(new(lastStep.AddHours(-1), lastStep), Day.Noon));
        Assert.Null(boundless.RefuseExpiry(DateTimeOffset.MaxValue, Day.Noon));
    }

    // Where two rules are broken, the first of them in this order is told: step, length, past, horizon.

    [Fact]
    public void The_step_is_told_before_the_length()
    {
        var start = Day.At(13);

        Assert.IsType<SlotOffStep>(Refuse(new(start, start + Day.Tick)));
        Assert.IsType<SlotOffStep>(Refuse(new(start, start + Rules.Longest + Day.Tick)));
    }

    [Fact]
    public void The_step_is_told_before_the_past_and_the_horizon()
    {
        Assert.IsType<SlotOffStep>(Refuse(new(Day.At(2) + Day.Tick, Day.At(4))));
        Assert.IsType<SlotOffStep>(Refuse(new(Day.At(24 * 99) + Day.Tick, Day.At(24 * 99.5))));
    }

    [Fact]
    public void The_length_is_told_before_the_past()
    {
        Assert.IsType<SlotTooShort>(Refuse(Day.Slot(2, 2.5)));
        Assert.IsType<SlotTooLong>(Refuse(Day.Slot(2, 24 * 30)));
    }

    [Fact]
    public void The_length_is_told_before_the_horizon()
    {
        Assert.IsType<SlotTooShort>(Refuse(Day.Slot(24 * 99, (24 * 99) + 0.5)));
        Assert.IsType<SlotTooLong>(Refuse(Day.Slot(24 * 99, 24 * 130)));
    }

    private static Refusal? Refuse(Slot slot) => Rules.Refuse(slot, Day.Noon);
}
