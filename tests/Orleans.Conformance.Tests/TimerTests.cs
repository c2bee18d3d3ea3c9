namespace Orleans.Conformance;

public interface ITicking : IGrainWithStringKey
{
    Task Begin(TimeSpan due, TimeSpan period);

    Task BeginWith(string state, TimeSpan due);

    Task Change(TimeSpan due, TimeSpan period);

    Task End();

    Task<int> Ticks();

    Task Hold(string name);

    Task Leave();
}

internal sealed class TickingGrain(Signals signals) : Grain, ITicking
{
    private IGrainTimer? timer;
    private bool isInCall;
    private int ticks;

    public Task Begin(TimeSpan due, TimeSpan period)
    {
        timer = this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(due, period));
        return Task.CompletedTask;
    }

    public Task BeginWith(string state, TimeSpan due)
    {
        this.RegisterGrainTimer(
            (given, _) =>
            {
                signals.Set(given);
                return Task.CompletedTask;
            },
            state,
            due,
            Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task End()
    {
        timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task<int> Ticks() => Task.FromResult(ticks);

    public async Task Hold(string name)
    {
        isInCall = true;
        signals.Set($"{name} in");
        await signals.When($"{name} out");
        isInCall = false;
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        signals.Count("left");
        return Task.CompletedTask;
    }

    private async Task Tick(CancellationToken cancellationToken)
    {
        if (isInCall) throw new InvalidOperationException("A tick came into a call.");
        ticks++;
        await Task.Yield();
        signals.Count("ticks");
        if (this.GetPrimaryKeyString() == "failing") throw new InvalidOperationException("This tick fails.");
        if (this.GetPrimaryKeyString() == "waiting") await Task.Delay(Timeout.Infinite, cancellationToken);
        if (this.GetPrimaryKeyString() == "slow") await signals.When($"let {ticks} go");
        signals.Count("ticked");
    }
}

public sealed class TimerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact(Timeout = Limits.Hung)]
    public async Task It_ticks_when_due_and_then_every_period()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ITicking>("one");
        await grain.Begin(Minute, 2 * Minute);

        silo.Clock.Advance(Minute - TimeSpan.FromTicks(1));
        Assert.Equal(0, await grain.Ticks());
        silo.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, await grain.Ticks());
        silo.Clock.Advance(2 * Minute - TimeSpan.FromTicks(1));
        Assert.Equal(1, await grain.Ticks());
        silo.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(2, await grain.Ticks());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_state_goes_along_and_an_infinite_period_means_once()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ITicking>("one");
        await grain.BeginWith("state", Minute);

        silo.Clock.Advance(Minute);
        await silo.Signals.When("state");
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_tick_waits_for_the_running_call()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ITicking>("one");
        await grain.Begin(Minute, Minute);
        var holding = grain.Hold("call");
        await silo.Signals.When("call in");

        silo.Clock.Advance(Minute);
        Assert.Equal(0, silo.Signals.Counted("ticks"));
        silo.Signals.Set("call out");
        await holding;
        await silo.Signals.When("ticked:1");
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Calls_wait_for_the_running_tick_and_ticks_never_pile_up()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ITicking>("slow");
        await grain.Begin(Minute, Minute);
        silo.Clock.Advance(Minute);
        await silo.Signals.When("ticks:1");

        var call = grain.Ticks();
        silo.Clock.Advance(10 * Minute);
        Assert.False(call.IsCompleted);
        silo.Signals.Set("let 1 go");
        Assert.Equal(1, await call);
        Assert.Equal(1, await grain.Ticks());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_tick_that_fails_does_not_stop_the_next()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ITicking>("failing");
        await grain.Begin(Minute, Minute);
        for (var tick = 1; tick <= 3; tick++)
        {
            silo.Clock.Advance(Minute);
            Assert.Equal(tick, await grain.Ticks());
        }
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_disposed_timer_ticks_no_more()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ITicking>("one");
        await grain.Begin(Minute, Minute);
        silo.Clock.Advance(Minute);
        Assert.Equal(1, await grain.Ticks());
        await grain.End();

        silo.Clock.Advance(Minute);
        Assert.Equal(1, await grain.Ticks());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_changed_timer_follows_its_new_times()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ITicking>("one");
        await grain.Begin(Minute, Minute);
        await grain.Change(3 * Minute, 5 * Minute);

        silo.Clock.Advance(2 * Minute);
        Assert.Equal(0, await grain.Ticks());
        silo.Clock.Advance(Minute);
        Assert.Equal(1, await grain.Ticks());
        silo.Clock.Advance(4 * Minute);
        Assert.Equal(1, await grain.Ticks());
        silo.Clock.Advance(Minute);
        Assert.Equal(2, await grain.Ticks());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_timer_ends_with_its_activation()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ITicking>("one");
        await grain.Begin(Minute, Minute);
        await grain.Leave();
        await silo.Signals.When("left:1");

        silo.Clock.Advance(Minute);
        Assert.Equal(0, await grain.Ticks());
        Assert.Equal(0, silo.Signals.Counted("ticks"));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_tick_that_waits_for_its_end_does_not_hold_up_the_goodbye()
    {
        await using var silo = await TestEngine.Start();
        await silo.Grains.GetGrain<ITicking>("waiting").Begin(Minute, Minute);
        silo.Clock.Advance(Minute);
        await silo.Signals.When("ticks:1");

        await silo.Stop();
        Assert.Equal(1, silo.Signals.Counted("left"));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_timer_does_not_keep_its_grain_in_memory()
    {
        await using var silo = await TestEngine.Start();
        var grain = silo.Grains.GetGrain<ITicking>("one");
        // Each is set once, before the clock moves: one that were set again after its tick could miss the next move.
        for (var minute = 1; minute <= 18; minute++) await grain.Begin(minute * Minute, Timeout.InfiniteTimeSpan);
        for (var minute = 1; silo.Signals.Counted("left") == 0 && minute <= 18; minute++)
        {
            silo.Clock.Advance(Minute);
            await Task.WhenAny(silo.Signals.When($"ticked:{minute}"), silo.Signals.When("left:1"));
        }

        await silo.Signals.When("left:1");
    }
}
