using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Conformance;

public interface ILiving : IGrainWithStringKey
{
    Task<int> Birth();

    Task Leave();

    Task<int> LeaveAfterThis();

    Task Stay(TimeSpan time);

    Task<bool> HasServices();

    Task Hold(string name);
}

internal sealed class LivingGrain(Signals signals, LivingGrain.OfOneLife life) : Grain, ILiving
{
    private int birth;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        birth = signals.Count("births");
        var name = this.GetPrimaryKeyString();
        if (name == "frail" && birth % 3 != 0) throw new InvalidOperationException($"Birth {birth} failed.");
        if (name == "slow") await signals.When("grown");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        signals.Write(reason.ReasonCode.ToString());
        signals.Count("deaths");
        if (this.GetPrimaryKeyString() == "bitter") throw new InvalidOperationException("It will not go.");
    }

    public Task<int> Birth() => Task.FromResult(birth);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<int> LeaveAfterThis()
    {
        DeactivateOnIdle();
        await Task.Yield();
        return birth;
    }

    public Task Stay(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task<bool> HasServices() =>
        Task.FromResult(ServiceProvider.GetRequiredService<OfOneLife>() == life && GrainContext.GrainInstance == this);

    public async Task Hold(string name)
    {
        signals.Set($"{name} in");
        await signals.When($"{name} out");
    }

    public sealed class OfOneLife(Signals signals) : IDisposable
    {
        public void Dispose() => signals.Count("ended lives");
    }
}

public sealed class ActivationTests
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Quantum = TimeSpan.FromMinutes(1);

    [Fact(Timeout = Limits.Hung)]
    public async Task A_thousand_first_calls_make_one_activation()
    {
        await using var silo = await Start();
        var births = await Task.WhenAll(Enumerable.Range(0, 1_000)
            .Select(_ => Task.Run(() => silo.Grains.GetGrain<ILiving>("one").Birth())));
        Assert.All(births, birth => Assert.Equal(1, birth));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Whoever_calls_while_it_activates_waits_for_it()
    {
        await using var silo = await Start();
        var call = silo.Grains.GetGrain<ILiving>("slow").Birth();
        await silo.Signals.When("births:1");
        Assert.False(call.IsCompleted);

        silo.Signals.Set("grown");
        Assert.Equal(1, await call);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_failed_activation_fails_its_caller_and_the_next_call_tries_afresh()
    {
        await using var silo = await Start();
        var frail = silo.Grains.GetGrain<ILiving>("frail");

        foreach (var birth in new[] { 1, 2 })
        {
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(frail.Birth);
            Assert.Equal($"Birth {birth} failed.", failure.Message);
        }

        Assert.Equal(3, await frail.Birth());
        Assert.Equal(3, await frail.Birth());
        Assert.Equal(0, silo.Signals.Counted("deaths"));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task It_ends_when_it_asks_to_and_the_next_call_finds_a_new_one()
    {
        await using var silo = await Start();
        var living = silo.Grains.GetGrain<ILiving>("one");

        Assert.Equal(1, await living.LeaveAfterThis());
        await silo.Signals.When("deaths:1");
        Assert.Equal(2, await living.Birth());
        Assert.Equal(["ApplicationRequested"], silo.Signals.Log);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Failing_to_say_goodbye_changes_nothing()
    {
        await using var silo = await Start();
        var bitter = silo.Grains.GetGrain<ILiving>("bitter");

        await bitter.Leave();
        await silo.Signals.When("deaths:1");
        Assert.Equal(2, await bitter.Birth());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Calls_that_wait_for_an_activation_that_ends_go_to_the_next()
    {
        await using var silo = await Start();
        var living = silo.Grains.GetGrain<ILiving>("one");

        var holding = living.Hold("first");
        await silo.Signals.When("first in");
        var leaving = living.Leave();
        var waiting = Enumerable.Range(0, 100).Select(_ => living.Birth()).ToArray();
        silo.Signals.Set("first out");

        await Task.WhenAll(holding, leaving);
        Assert.All(await Task.WhenAll(waiting), birth => Assert.Equal(2, birth));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_storm_of_deactivations_loses_no_call()
    {
        await using var silo = await Start();
        var births = await Task.WhenAll(Enumerable.Range(0, 5_000)
            .Select(n => Task.Run(() => silo.Grains.GetGrain<ILiving>($"{n % 7}").LeaveAfterThis())));
        Assert.Equal(5_000, births.Length);
        Assert.Equal(silo.Signals.Counted("births"), births.Max());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task An_idle_grain_leaves_memory_after_its_age()
    {
        await using var silo = await Start();
        var living = silo.Grains.GetGrain<ILiving>("one");
        await living.Birth();

        silo.Clock.Advance(Age + Quantum);
        await silo.Signals.When("deaths:1");
        await silo.Signals.When("ended lives:1");
        Assert.Equal(2, await living.Birth());
        Assert.Equal(["ActivationIdle"], silo.Signals.Log);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_grain_in_use_stays()
    {
        await using var silo = await Start();
        var living = silo.Grains.GetGrain<ILiving>("one");
        for (var minute = 0; minute < 60; minute++)
        {
            Assert.Equal(1, await living.Birth());
            silo.Clock.Advance(Quantum);
        }
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_grain_inside_a_call_stays_however_long_it_takes()
    {
        await using var silo = await Start();
        var living = silo.Grains.GetGrain<ILiving>("one");
        var holding = living.Hold("first");
        await silo.Signals.When("first in");

        silo.Clock.Advance(Age * 4);
        silo.Signals.Set("first out");
        await holding;
        Assert.Equal(1, await living.Birth());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_grain_that_delays_its_end_stays_until_then()
    {
        await using var silo = await Start();
        var living = silo.Grains.GetGrain<ILiving>("one");
        await living.Stay(TimeSpan.FromHours(1));

        silo.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(1, await living.Birth());
        silo.Clock.Advance(TimeSpan.FromMinutes(30));
        await silo.Signals.When("deaths:1");
        Assert.Equal(2, await living.Birth());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task The_age_is_a_matter_of_configuration()
    {
        await using var silo = await Start(services => services.Configure<GrainCollectionOptions>(options =>
            (options.CollectionAge, options.CollectionQuantum) = (TimeSpan.FromHours(3), TimeSpan.FromMinutes(2))));
        var living = silo.Grains.GetGrain<ILiving>("one");
        Assert.Equal(1, await living.Birth());

        silo.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await living.Birth());
        silo.Clock.Advance(TimeSpan.FromHours(3.1));
        await silo.Signals.When("deaths:1");
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Scoped_services_belong_to_one_activation()
    {
        await using var silo = await Start();
        var living = silo.Grains.GetGrain<ILiving>("one");

        Assert.True(await living.HasServices());
        Assert.True(await silo.Grains.GetGrain<ILiving>("two").HasServices());
        await living.Leave();
        await silo.Signals.When("ended lives:1");
        Assert.True(await living.HasServices());
    }

    private static Task<TestEngine> Start(Action<IServiceCollection>? configure = null) => TestEngine.Start(services =>
    {
        services.AddScoped<LivingGrain.OfOneLife>();
        configure?.Invoke(services);
    });
}
