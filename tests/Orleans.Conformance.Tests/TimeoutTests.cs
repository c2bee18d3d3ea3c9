using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Conformance;

public interface IBusy : IGrainWithStringKey
{
    Task Hold(string name);

    [ResponseTimeout("00:00:00.3")]
    Task HoldBriefly(string name);

    [ResponseTimeout("00:00:00.3")]
    Task<int> CountBriefly();

    Task<int> Count();

    /// <summary>Returns, and leaves something of itself running.</summary>
    Task LeaveBehind(string name);

    /// <summary>Calls the named grain, which calls this one back.</summary>
    Task There(string other);

    Task Back(string other);
}

internal sealed class BusyGrain(Signals signals) : Grain, IBusy
{
    private int count;

    public async Task Hold(string name)
    {
        signals.Set($"{name} in");
        await signals.When($"{name} out");
    }

    public Task HoldBriefly(string name) => Hold(name);

    public Task<int> CountBriefly() => Task.FromResult(++count);

    public Task<int> Count() => Task.FromResult(++count);

    public Task LeaveBehind(string name)
    {
        _ = Linger(name);
        return Task.CompletedTask;
    }

    public Task There(string other) => GrainFactory.GetGrain<IBusy>(other).Back(this.GetPrimaryKeyString());

    public async Task Back(string other) => await GrainFactory.GetGrain<IBusy>(other).Count();

    private async Task Linger(string name)
    {
        await signals.When($"{name} on");
        signals.Set($"{name} in");
        signals.When($"{name} out").Wait();
    }
}

public sealed class TimeoutTests
{
    [Fact(Timeout = Limits.Hung)]
    public async Task A_call_without_an_answer_ends_after_the_time_of_its_method()
    {
        await using var silo = await TestEngine.Start();
        var busy = silo.Grains.GetGrain<IBusy>("one");

        await Assert.ThrowsAsync<TimeoutException>(() => busy.HoldBriefly("first"));
        silo.Signals.Set("first out");
        Assert.Equal(1, await busy.Count());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_call_that_timed_out_in_the_queue_never_runs()
    {
        await using var silo = await TestEngine.Start();
        var busy = silo.Grains.GetGrain<IBusy>("one");
        var holding = busy.Hold("first");

        var late = Enumerable.Range(0, 100).Select(_ => busy.CountBriefly()).ToArray();
        foreach (var call in late) await Assert.ThrowsAsync<TimeoutException>(() => call);
        silo.Signals.Set("first out");
        await holding;
        Assert.Equal(1, await busy.Count());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Moving_the_clock_times_nothing_out()
    {
        await using var silo = await TestEngine.Start();
        var busy = silo.Grains.GetGrain<IBusy>("one");
        var holding = busy.Hold("first");
        await silo.Signals.When("first in");

        silo.Clock.Advance(TimeSpan.FromHours(1));
        silo.Signals.Set("first out");
        await holding;
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Two_grains_that_wait_for_each_other_end_by_the_timeout()
    {
        await using var silo = await Start(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => silo.Grains.GetGrain<IBusy>("a").There("b"));
        await silo.Grains.GetGrain<IBusy>("a").Count();
        await silo.Grains.GetGrain<IBusy>("b").Count();
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_grain_that_waits_for_itself_ends_by_the_timeout()
    {
        await using var silo = await Start(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => silo.Grains.GetGrain<IBusy>("a").Back("a"));
        await silo.Grains.GetGrain<IBusy>("a").Count();
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_call_that_comes_while_a_grain_is_busy_with_something_left_behind_ends_by_the_timeout_too()
    {
        await using var silo = await TestEngine.Start();
        var busy = silo.Grains.GetGrain<IBusy>("one");
        await busy.LeaveBehind("rest");

        // By then nobody looks at the idle grain for calls that are late.
        await Assert.ThrowsAsync<TimeoutException>(() => silo.Grains.GetGrain<IBusy>("another").HoldBriefly("other"));
        silo.Signals.Set("rest on");
        await silo.Signals.When("rest in");
        var call = busy.HoldBriefly("first");
        silo.Signals.Set("rest out");

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        silo.Signals.Set("other out");
        silo.Signals.Set("first out");
    }

    private static Task<TestEngine> Start(TimeSpan timeout) => TestEngine.Start(services =>
        services.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = timeout));
}
