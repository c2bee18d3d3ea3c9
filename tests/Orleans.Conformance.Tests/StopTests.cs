using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Conformance;

public sealed class StopTests
{
    [Fact(Timeout = Limits.Hung)]
    public async Task Stopping_lets_running_and_waiting_calls_end()
    {
        await using var silo = await TestEngine.Start();
        var counter = silo.Grains.GetGrain<ICounter>(1);
        var holding = counter.Hold("first");
        await silo.Signals.When("first in");
        var waiting = Enumerable.Range(0, 100).Select(_ => counter.Add()).ToArray();

        var stopping = silo.Stop();
        silo.Signals.Set("first out");
        await stopping;

        await holding;
        Assert.Equal(Enumerable.Range(1, 100), await Task.WhenAll(waiting));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Stopping_says_goodbye_to_every_grain()
    {
        await using var silo = await TestEngine.Start(services => services.AddScoped<LivingGrain.OfOneLife>());
        await Task.WhenAll(Enumerable.Range(0, 500).Select(n => silo.Grains.GetGrain<ILiving>($"{n}").Birth()));
        await silo.Stop();
        Assert.Equal(500, silo.Signals.Counted("deaths"));
        Assert.All(silo.Signals.Log, reason => Assert.Equal("ShuttingDown", reason));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task What_is_under_way_may_still_call_other_grains()
    {
        await using var silo = await TestEngine.Start();
        var first = silo.Grains.GetGrain<ICounter>(1);
        var holding = first.Hold("first");
        await silo.Signals.When("first in");
        var relayed = silo.Grains.GetGrain<IRelay>("one").AfterHold("relay", 2);
        await silo.Signals.When("relay in");

        var stopping = silo.Stop();
        silo.Signals.Set("relay out");
        Assert.Equal(1, await relayed);
        silo.Signals.Set("first out");
        await Task.WhenAll(holding, stopping);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task After_stopping_calls_fail()
    {
        await using var silo = await TestEngine.Start();
        var counter = silo.Grains.GetGrain<ICounter>(1);
        await counter.Add();
        await silo.Stop();
        await Assert.ThrowsAnyAsync<Exception>(counter.Add);
        await Assert.ThrowsAnyAsync<Exception>(silo.Grains.GetGrain<ICounter>(2).Add);
    }
}

public interface IRelay : IGrainWithStringKey
{
    Task<int> AfterHold(string name, long counter);
}

internal sealed class RelayGrain(Signals signals) : Grain, IRelay
{
    public async Task<int> AfterHold(string name, long counter)
    {
        signals.Set($"{name} in");
        await signals.When($"{name} out");
        return await GrainFactory.GetGrain<ICounter>(counter).Add();
    }
}
