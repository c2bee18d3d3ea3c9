using Toolbox24.Storage.Time;

namespace Toolbox24.Storage.Tests.Time;

public sealed class MovableClockTests
{
    private static readonly DateTimeOffset Start = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly MovableClock clock = MovableClock.StoppedAt(Start);

    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        Assert.Equal(Start, clock.GetUtcNow());
        clock.Advance(Hour);
        clock.Advance(Hour);

        Assert.Equal(Start + (2 * Hour), clock.GetUtcNow());
        Assert.Equal(2 * Hour, clock.Offset);
    }

    [Fact]
    public void It_runs_with_its_source()
    {
        var ahead = new MovableClock(clock);
        ahead.Advance(Hour);
        clock.Advance(Hour);

        Assert.Equal(Start + (2 * Hour), ahead.GetUtcNow());
        Assert.Equal(Hour, ahead.Offset);
    }

    [Fact]
    public void It_does_not_go_back()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
        Assert.Equal(Start, clock.GetUtcNow());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    public void It_takes_another_s_offset_unless_it_is_past_it(int hours, int expected)
    {
        clock.Advance(Hour);

        clock.MoveTo(hours * Hour);

        Assert.Equal(expected * Hour, clock.Offset);
    }

    [Fact]
    public void Elapsed_time_follows_the_moves()
    {
        var begun = clock.GetTimestamp();

        clock.Advance(Hour);
        clock.MoveTo(3 * Hour);

        Assert.Equal(3 * Hour, clock.GetElapsedTime(begun));
        Assert.Equal(3 * Hour, clock.GetElapsedTime(begun, clock.GetTimestamp()));
    }

    [Fact]
    public async Task Moves_made_at_once_all_count()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1_000; i++) clock.Advance(TimeSpan.FromSeconds(1));
        })));

        Assert.Equal(TimeSpan.FromSeconds(8_000), clock.Offset);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_is_moved_past_it()
    {
        var delay = Task.Delay(Hour, clock);

        clock.Advance(Hour - TimeSpan.FromMilliseconds(1));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        await delay;
    }

    [Fact]
    public async Task A_delay_ends_when_another_s_offset_is_taken()
    {
        var delay = Task.Delay(Hour, clock);

        clock.MoveTo(Hour);

        await delay;
    }

    [Fact]
    public async Task A_delay_may_be_cancelled_on_a_clock_that_stands()
    {
        using var cancelled = new CancellationTokenSource();
        var delay = Task.Delay(Hour, clock, cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delay);
    }

    [Fact]
    public async Task A_periodic_timer_ticks_once_for_a_jump_over_several_periods()
    {
        using var timer = new PeriodicTimer(Hour, clock);
        clock.Advance(5 * Hour);

        Assert.True(await timer.WaitForNextTickAsync());
        var next = timer.WaitForNextTickAsync();
        Assert.False(next.IsCompleted);
        clock.Advance(Hour);

        Assert.True(await next);
    }

    [Fact]
    public void A_cancellation_comes_when_the_clock_says_so()
    {
        using var limit = new CancellationTokenSource(Hour, clock);

        clock.Advance(Hour - TimeSpan.FromTicks(1));
        Assert.False(limit.IsCancellationRequested);
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.True(limit.IsCancellationRequested);
    }
}
