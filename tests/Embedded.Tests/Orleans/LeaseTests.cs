using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Conformance;
using Orleans.Embedded;
using Toolbox24.Testing;

namespace Toolbox24.Embedded.Tests.Orleans;

public sealed class LeaseTests : IClassFixture<TestDatabase>, IDisposable
{
    private readonly FakeLease lease = new();
    private readonly TestDatabase database;

    public LeaseTests(TestDatabase database)
    {
        this.database = database;
        database.Empty();
    }

    public void Dispose() => lease.Dispose();

    [Fact(Timeout = Limits.Hung)]
    public async Task Without_a_lease_to_ask_for_the_engine_is_active_at_once()
    {
        await using var silo = await TestEngine.Start(database);
        Assert.Equal(EngineStatus.Active, Engine(silo).Status);
        await Engine(silo).WhenActive();
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_standby_starts_refuses_calls_and_takes_over_when_it_may()
    {
        await using var silo = await Start();
        var grain = silo.Grains.GetGrain<IFenced>("a");
        Assert.Equal(EngineStatus.Standby, Engine(silo).Status);
        await Assert.ThrowsAsync<SiloUnavailableException>(grain.Add);

        var active = Engine(silo).WhenActive();
        Assert.False(active.IsCompleted);
        lease.Grant();
        await active;
        Assert.Equal(EngineStatus.Active, Engine(silo).Status);
        Assert.Equal(1, await grain.Add());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_lost_lease_fails_every_pending_call_and_every_later_one()
    {
        await using var silo = await StartActive();
        var grain = silo.Grains.GetGrain<IFenced>("a");
        var running = grain.Hold("first");
        await silo.Signals.When("first in");
        var queued = Enumerable.Range(0, 100).Select(_ => grain.Add()).ToArray();

        lease.Lose();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => running);
        foreach (var call in queued) await Assert.ThrowsAsync<SiloUnavailableException>(() => call);
        await Assert.ThrowsAsync<SiloUnavailableException>(grain.Add);
        Assert.Equal(EngineStatus.Fenced, Engine(silo).Status);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Nothing_of_a_fenced_activation_runs_again_and_it_is_not_deactivated()
    {
        await using var silo = await StartActive();
        var grain = silo.Grains.GetGrain<IFenced>("a");
        var running = grain.Hold("first");
        await silo.Signals.When("first in");
        lease.Lose();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => running);
        silo.Signals.Set("first out");

        lease.Grant();
        await Engine(silo).WhenActive();
        await grain.Hold("first");
        Assert.Equal(1, silo.Signals.Counted("continued"));
        Assert.Equal(0, silo.Signals.Counted("deactivated"));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_stretch_of_code_that_outlives_the_lease_has_no_effect_any_more()
    {
        await using var silo = await StartActive();
        var blocked = silo.Grains.GetGrain<IFenced>("a").BlockThenCall("b");
        await silo.Signals.When("blocked");
        lease.Lose();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => blocked);
        lease.Grant();
        await Engine(silo).WhenActive();

        silo.Signals.Set("unblock");
        await silo.Signals.When("failed write");
        await silo.Signals.When("failed call");
        Assert.Equal(0, database.States());
        Assert.Equal(1, await silo.Grains.GetGrain<IFenced>("b").Add());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task The_lease_can_be_lost_and_had_again_under_load()
    {
        await using var silo = await StartActive();
        var grains = Enumerable.Range(0, 50).Select(n => silo.Grains.GetGrain<IFenced>($"{n}")).ToArray();
        for (var round = 0; round < 20; round++)
        {
            var calls = Enumerable.Range(0, 2_000).Select(n => Task.Run(() => Attempt(grains[n % 50]))).ToArray();
            lease.Lose();
            await Task.WhenAll(calls);
            lease.Grant();
            await Engine(silo).WhenActive();
            Assert.All(await Task.WhenAll(grains.Select(Attempt)), Assert.True);
        }
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_refused_lease_stops_the_host_and_tells_whoever_waits()
    {
        await using var silo = await Start();
        var (waiting, heardBefore) = (Engine(silo).WhenActive(), (bool?)null);
        silo.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping
            .Register(() => heardBefore = waiting.IsCompleted);

        lease.Refuse(new AnotherRuns());
        await Assert.ThrowsAsync<AnotherRuns>(() => waiting);
        Assert.False(heardBefore);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_standby_stops_without_ever_having_run()
    {
        await using var silo = await Start();
        await silo.Stop();
        Assert.Equal(EngineStatus.Stopping, Engine(silo).Status);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_host_that_has_no_time_left_stops_what_still_runs()
    {
        await using var silo = await StartActive();
        var running = silo.Grains.GetGrain<IFenced>("a").Hold("first");
        await silo.Signals.When("first in");

        await silo.Stop(new CancellationToken(canceled: true));
        await Assert.ThrowsAsync<SiloUnavailableException>(() => running);
    }

    private static IEngine Engine(TestEngine silo) => silo.Services.GetRequiredService<IEngine>();

    private static async Task<bool> Attempt(IFenced grain)
    {
        try
        {
            return await grain.Add() > 0;
        }
        catch (SiloUnavailableException)
        {
            return false;
        }
    }

    private Task<TestEngine> Start() => TestEngine.Start(
        database, services => services.AddSingleton<IEngineLease>(lease));

    private async Task<TestEngine> StartActive()
    {
        var silo = await Start();
        lease.Grant();
        await Engine(silo).WhenActive();
        return silo;
    }
}

internal sealed class AnotherRuns() : LeaseRefusedException("Another engine runs on this database.");
