using Toolbox24.Storage.Time;

namespace Toolbox24.Storage.Tests.Time;

public sealed class MovableTimerTests
{
    private static readonly DateTimeOffset Start = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    private readonly MovableClock clock = MovableClock.StoppedAt(Start);
    private readonly List<object?> fired = [];

    [Fact]
    public void Timers_fire_in_the_order_in_which_they_are_due()
    {
        foreach (var hours in new[] { 3, 1, 4, 2 }) Timer(hours * Hour, state: hours);

        clock.Advance(3 * Hour);
        Assert.Equal([1, 2, 3], fired);
        clock.Advance(Hour);

        Assert.Equal([1, 2, 3, 4], fired);
    }

    [Fact]
    public void A_timer_without_a_period_fires_once()
    {
        Timer(Hour);

        clock.Advance(Hour);
        clock.Advance(10 * Hour);

        Assert.Single(fired);
    }

    [Fact]
    public void A_period_is_counted_from_when_it_fired_so_that_a_jump_fires_once()
    {
        Timer(Hour, period: 2 * Hour);

        clock.Advance(Hour);
        clock.Advance(2 * Hour);
        Assert.Equal(2, fired.Count);
        clock.Advance(9 * Hour);
        Assert.Equal(3, fired.Count);
        clock.Advance((2 * Hour) - TimeSpan.FromTicks(1));
        Assert.Equal(3, fired.Count);
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(4, fired.Count);
    }

    [Fact]
    public void A_timer_set_anew_forgets_when_it_was_due()
    {
        var timer = Timer(Hour, period: Hour);

        Assert.True(timer.Change(3 * Hour, Never));
        clock.Advance(2 * Hour);
        Assert.Empty(fired);
        clock.Advance(Hour);
        clock.Advance(Hour);

        Assert.Single(fired);
    }

    [Fact]
    public void A_timer_set_to_never_fires_when_it_is_set_again()
    {
        var timer = Timer(Never, period: Hour);
        clock.Advance(10 * Hour);
        Assert.Empty(fired);

        timer.Change(Hour, Never);
        clock.Advance(Hour);

        Assert.Single(fired);
    }

    [Fact]
    public void A_disposed_timer_fires_no_more_and_cannot_be_set()
    {
        var timer = Timer(Hour, period: Hour);
        clock.Advance(Hour);

        timer.Dispose();
        clock.Advance(Hour);

        Assert.Single(fired);
        Assert.False(timer.Change(Hour, Hour));
    }

    [Fact]
    public async Task A_timer_due_at_once_fires_without_a_move()
    {
        var done = new TaskCompletionSource<object?>();
        using var timer = clock.CreateTimer(done.SetResult, "now", TimeSpan.Zero, Never);

        Assert.Equal("now", await done.Task);
    }

    [Fact]
    public void A_timer_may_set_itself_again_and_others_while_it_fires()
    {
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                fired.Add("self");
                timer!.Change(Hour, Never);
                if (fired.Count == 1) Timer(Hour, state: "other");
            },
            null, Hour, Never);

        clock.Advance(Hour);
        Assert.Equal(["self"], fired);
        clock.Advance(Hour);

        Assert.Equal(["other", "self", "self"], fired.Order());
    }

    [Fact]
    public void A_timer_disposed_by_one_due_before_it_does_not_fire()
    {
        var later = Timer(2 * Hour);
        using var earlier = clock.CreateTimer(_ => later.Dispose(), null, Hour, Never);

        clock.Advance(2 * Hour);

        Assert.Empty(fired);
    }

    [Fact]
    public void It_is_woken_by_its_source_as_well_as_by_a_move()
    {
        var ahead = new MovableClock(clock);
        using var timer = ahead.CreateTimer(fired.Add, null, 2 * Hour, Never);

        ahead.Advance(Hour);
        Assert.Empty(fired);
        clock.Advance(Hour);

        Assert.Single(fired);
    }

    [Fact]
    public void A_wait_longer_than_the_source_s_timers_can_is_waited_for_in_steps()
    {
        var ahead = new MovableClock(clock);
        using var timer = ahead.CreateTimer(fired.Add, null, TimeSpan.FromDays(100), Never);

        for (var day = 1; day <= 99; day++) clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(fired);
        clock.Advance(TimeSpan.FromDays(1));

        Assert.Single(fired);
    }

    private ITimer Timer(TimeSpan due, TimeSpan? period = null, object? state = null) =>
        clock.CreateTimer(fired.Add, state, due, period ?? Never);
}
