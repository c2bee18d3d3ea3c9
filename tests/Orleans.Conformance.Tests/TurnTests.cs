namespace Orleans.Conformance;

public interface ICounter : IGrainWithIntegerKey
{
    Task<int> Add();

    Task<int> AddSlowly();

    Task<int> Total();

    Task Hold(string name);

    Task<bool> KeepsItsScheduler();
}

/// <summary>Its counters are guarded by nothing but turns.</summary>
internal sealed class CounterGrain(Signals signals) : Grain, ICounter
{
    private readonly Dictionary<int, int> seen = [];
    private int inside;
    private int total;

    public Task<int> Add()
    {
        Enter();
        seen[total % 100] = total;
        inside--;
        return Task.FromResult(++total);
    }

    public async Task<int> AddSlowly()
    {
        Enter();
        var before = total;
        await Task.Yield();
        await Task.WhenAll(Step(), Step());
        await Task.Run(() => { });
        inside--;
        return total = before + 1;
    }

    public Task<int> Total() => Task.FromResult(total);

    public async Task Hold(string name)
    {
        Enter();
        signals.Set($"{name} in");
        await signals.When($"{name} out");
        inside--;
    }

    public async Task<bool> KeepsItsScheduler()
    {
        var scheduler = TaskScheduler.Current;
        var same = scheduler != TaskScheduler.Default;
        await Task.Yield();
        same &= TaskScheduler.Current == scheduler;
        await Task.Run(() => same &= TaskScheduler.Current == TaskScheduler.Default);
        same &= TaskScheduler.Current == scheduler;
        await Task.Factory.StartNew(() => same &= TaskScheduler.Current == scheduler);
        return same && TaskScheduler.Current == scheduler;
    }

    private async Task Step()
    {
        await Task.Yield();
        seen[total % 100] = total;
    }

    private void Enter()
    {
        if (++inside != 1) throw new InvalidOperationException("Two calls are inside at once.");
    }
}

public sealed class TurnTests
{
    [Fact(Timeout = Limits.Hung)]
    public async Task Calls_never_run_two_at_a_time()
    {
        await using var silo = await TestEngine.Start();
        var counter = silo.Grains.GetGrain<ICounter>(1);

        var totals = await Task.WhenAll(Enumerable.Range(0, 6_000)
            .Select(n => Task.Run(() => n % 3 == 0 ? counter.AddSlowly() : counter.Add())));

        Assert.Equal(6_000, await counter.Total());
        Assert.Equal(Enumerable.Range(1, 6_000), totals.Order());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Fifty_grains_under_load_lose_nothing()
    {
        await using var silo = await TestEngine.Start();
        var counters = Enumerable.Range(0, 50).Select(key => silo.Grains.GetGrain<ICounter>(key)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 50_000).Select(n =>
            Task.Run(() => n % 10 == 0 ? counters[n % 50].AddSlowly() : counters[n % 50].Add())));

        var totals = await Task.WhenAll(counters.Select(counter => counter.Total()));
        Assert.All(totals, total => Assert.Equal(1_000, total));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_call_waits_until_the_one_before_it_is_over()
    {
        await using var silo = await TestEngine.Start();
        var counter = silo.Grains.GetGrain<ICounter>(1);

        var holding = counter.Hold("first");
        await silo.Signals.When("first in");
        var waiting = counter.Add();
        await silo.Grains.GetGrain<ICounter>(2).Add();
        Assert.False(waiting.IsCompleted);

        silo.Signals.Set("first out");
        await holding;
        Assert.Equal(1, await waiting);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Calls_of_one_caller_run_in_the_order_they_were_made()
    {
        await using var silo = await TestEngine.Start();
        var counter = silo.Grains.GetGrain<ICounter>(1);

        var holding = counter.Hold("first");
        var calls = Enumerable.Range(1, 1_000).Select(_ => counter.Add()).ToArray();
        silo.Signals.Set("first out");
        await holding;

        Assert.Equal(Enumerable.Range(1, 1_000), await Task.WhenAll(calls));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_turn_runs_on_the_scheduler_of_its_activation_and_comes_back_to_it()
    {
        await using var silo = await TestEngine.Start();
        Assert.True(await silo.Grains.GetGrain<ICounter>(1).KeepsItsScheduler());
    }
}
