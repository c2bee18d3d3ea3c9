namespace Toolbox24.Domain.Tests;

public sealed class SlotTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly Slot Valid = new(Noon, Noon.AddHours(2));

    [Fact]
    public void A_slot_lasts_a_tick_at_the_least()
    {
        Assert.Equal(Tick, new Slot(Noon, Noon + Tick).Duration);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Slot(Noon, Noon));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Slot(Noon, Noon - Tick));
    }

    [Fact]
    public void A_slot_may_span_all_the_time_there_is() => Assert.Equal(
        DateTimeOffset.MaxValue - DateTimeOffset.MinValue,
        new Slot(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Duration);

    [Fact]
    public void The_same_instants_make_the_same_slot_whatever_clock_tells_them()
    {
        var paris = TimeSpan.FromHours(1);
        var slot = new Slot(Valid.Start.ToOffset(paris), Valid.End.ToOffset(paris));

        Assert.Equal(Valid, slot);
        Assert.Equal(TimeSpan.Zero, slot.Start.Offset);
        Assert.Equal(TimeSpan.Zero, slot.End.Offset);
    }

    [Fact]
    public void An_end_that_only_looks_later_is_not_after_the_start() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new Slot(Noon, new DateTimeOffset(2026, 3, 2, 13, 0, 0, TimeSpan.FromHours(1))));

    [Fact]
    public void A_slot_contains_its_start_and_not_its_end()
    {
        Assert.False(Valid.Contains(Valid.Start - Tick));
        Assert.True(Valid.Contains(Valid.Start));
        Assert.True(Valid.Contains(Valid.End - Tick));
        Assert.False(Valid.Contains(Valid.End));
    }

    [Fact]
    public void Slots_that_touch_do_not_overlap()
    {
        AssertOverlap(false, Valid, new(Valid.End, Valid.End.AddHours(1)));
        AssertOverlap(true, Valid, new(Valid.End - Tick, Valid.End.AddHours(1)));
        AssertOverlap(false, Valid, new(Valid.Start.AddHours(-1), Valid.Start));
        AssertOverlap(true, Valid, new(Valid.Start.AddHours(-1), Valid.Start + Tick));
    }

    [Fact]
    public void A_slot_overlaps_what_it_contains_and_itself()
    {
        AssertOverlap(true, Valid, Valid);
        AssertOverlap(true, Valid, new(Valid.Start + Tick, Valid.End - Tick));
        AssertOverlap(true, Valid, new(Valid.Start, Valid.Start + Tick));
    }

    [Fact]
    public void An_extended_slot_starts_as_before_and_ends_later() =>
        Assert.Equal(new Slot(Valid.Start, Valid.End.AddMinutes(30)), Valid.Extended(TimeSpan.FromMinutes(30)));

    private static void AssertOverlap(bool expected, Slot one, Slot other)
    {
        Assert.Equal(expected, one.Overlaps(other));
        Assert.Equal(expected, other.Overlaps(one));
    }
}
