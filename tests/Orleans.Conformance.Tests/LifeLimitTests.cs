using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Conformance;

public interface IReluctant : IGrainWithStringKey
{
    Task<int> Birth();

    Task Leave();
}

internal sealed class ReluctantGrain(Signals signals) : Grain, IReluctant
{
    private int birth;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        birth = signals.Count("births");
        cancellationToken.Register(() => signals.Set($"birth {birth} given up"));
        if (this.GetPrimaryKeyString() == "unborn" && birth == 1) await signals.When("never");
        if (this.GetPrimaryKeyString() != "restless") return;

        DeactivateOnIdle();
        await signals.When("let in");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        signals.Count("deaths");
        if (this.GetPrimaryKeyString() == "undying") await signals.When("never");
    }

    public Task<int> Birth() => Task.FromResult(birth);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

/// <summary>What grains do as they come and go takes its time, but not for ever.</summary>
public sealed class LifeLimitTests
{
    [Fact(Timeout = Limits.Hung)]
    public async Task An_activation_that_never_ends_fails_its_callers_and_the_next_call_tries_afresh()
    {
        await using var silo = await Start();
        var unborn = silo.Grains.GetGrain<IReluctant>("unborn");

        var calls = Enumerable.Range(0, 10).Select(_ => unborn.Birth()).ToArray();
        foreach (var call in calls) await Assert.ThrowsAnyAsync<Exception>(() => call);

        Assert.Equal(2, await unborn.Birth());
        await silo.Signals.When("birth 1 given up");
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_goodbye_that_never_ends_holds_up_the_next_activation_for_so_long_and_no_longer()
    {
        await using var silo = await Start();
        var undying = silo.Grains.GetGrain<IReluctant>("undying");

        await undying.Leave();
        await silo.Signals.When("deaths:1");

        Assert.Equal(2, await undying.Birth());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_grain_that_asks_to_leave_while_it_activates_serves_first_who_waits()
    {
        await using var silo = await TestEngine.Start();
        var restless = silo.Grains.GetGrain<IReluctant>("restless");

        var waiting = Enumerable.Range(0, 100).Select(_ => restless.Birth()).ToArray();
        await silo.Signals.When("births:1");
        silo.Signals.Set("let in");

        Assert.All(await Task.WhenAll(waiting), birth => Assert.Equal(1, birth));
        await silo.Signals.When("deaths:1");
        Assert.Equal(2, await restless.Birth());
    }

    private static Task<TestEngine> Start() => TestEngine.Start(services =>
        services.Configure<GrainCollectionOptions>(options =>
            options.ActivationTimeout = options.DeactivationTimeout = TimeSpan.FromSeconds(0.3)));
}
