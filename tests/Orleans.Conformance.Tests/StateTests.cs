using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Toolbox24.Testing;

namespace Orleans.Conformance;

[GenerateSerializer]
public sealed class Tally
{
    [Id(0)]
    public int Value { get; set; } = 100;
}

public interface ITally : IGrainWithStringKey
{
    Task<int> Add();

    Task<int> Value();

    Task<bool> IsStored();

    Task<int> ValueOnActivation();

    Task<int> AddElsewhere();

    Task Forget();

    Task Reread();

    Task Leave();

    Task<string> AddAndSwallow();
}

public interface IContested : IGrainWithStringKey
{
    Task<int> Add();

    Task<int> Value();
}

public interface IStoreless : IGrainWithStringKey
{
    Task Ask();
}

public interface IMiddleman : IGrainWithStringKey
{
    Task<int> Add(string tally);

    Task<int> Seen();
}

internal sealed class TallyGrain(
    [PersistentState("tally")] IPersistentState<Tally> tally,
    [PersistentState("second", "other")] IPersistentState<Tally> other) : Grain, ITally
{
    private int onActivation;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        onActivation = tally.State.Value;
        return Task.CompletedTask;
    }

    public async Task<int> Add()
    {
        tally.State = new Tally { Value = tally.State.Value + 1 };
        await tally.WriteStateAsync();
        return tally.State.Value;
    }

    public Task<int> Value() => Task.FromResult(tally.State.Value);

    public Task<bool> IsStored() => Task.FromResult(tally.RecordExists && tally.Etag is not null);

    public Task<int> ValueOnActivation() => Task.FromResult(onActivation);

    public async Task<int> AddElsewhere()
    {
        other.State = new Tally { Value = other.State.Value + 1 };
        await other.WriteStateAsync(CancellationToken.None);
        return other.State.Value;
    }

    public Task Forget() => tally.ClearStateAsync();

    public Task Reread() => tally.ReadStateAsync();

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<string> AddAndSwallow()
    {
        try
        {
            await Add();
            return "written";
        }
        catch (InconsistentStateException)
        {
            await tally.ReadStateAsync();
            return "reread";
        }
    }
}

internal sealed class ContestedGrain([PersistentState("tally", "contested")] IPersistentState<Tally> tally)
    : Grain, IContested
{
    public async Task<int> Add()
    {
        tally.State.Value++;
        await tally.WriteStateAsync();
        return tally.State.Value;
    }

    public Task<int> Value() => Task.FromResult(tally.State.Value);
}

internal sealed class StorelessGrain([PersistentState("state", "nowhere")] IPersistentState<Tally> state)
    : Grain, IStoreless
{
    public Task Ask() => Task.FromResult(state.State);
}

internal sealed class MiddlemanGrain : Grain, IMiddleman
{
    private int seen;

    public async Task<int> Add(string tally)
    {
        seen++;
        return await GrainFactory.GetGrain<ITally>(tally).Add();
    }

    public Task<int> Seen() => Task.FromResult(seen);
}

public sealed class StateTests : IClassFixture<TestDatabase>
{
    private readonly TestDatabase database;

    public StateTests(TestDatabase database)
    {
        this.database = database;
        database.Empty();
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_state_nobody_wrote_is_a_new_one()
    {
        await using var silo = await TestEngine.Start(database);
        var tally = silo.Grains.GetGrain<ITally>("a");
        Assert.Equal(100, await tally.Value());
        Assert.False(await tally.IsStored());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task What_was_written_is_there_when_the_next_activation_starts()
    {
        await using var silo = await TestEngine.Start(database);
        var tally = silo.Grains.GetGrain<ITally>("a");
        Assert.Equal(101, await tally.Add());
        Assert.Equal(102, await tally.Add());
        await tally.Leave();

        Assert.Equal(102, await tally.ValueOnActivation());
        Assert.True(await tally.IsStored());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task What_was_not_written_is_gone_with_its_activation()
    {
        await using var silo = await TestEngine.Start(database);
        var tally = silo.Grains.GetGrain<ITally>("a");
        await tally.Add();
        await tally.Forget();

        Assert.Equal(100, await tally.Value());
        Assert.False(await tally.IsStored());
        await tally.Leave();
        Assert.Equal(100, await tally.ValueOnActivation());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task States_of_one_grain_do_not_mix_and_neither_do_grains()
    {
        await using var silo = await TestEngine.Start(database);
        var tally = silo.Grains.GetGrain<ITally>("a");
        await tally.Add();
        await tally.Add();
        Assert.Equal(101, await tally.AddElsewhere());
        Assert.Equal(102, await tally.Value());
        Assert.Equal(100, await silo.Grains.GetGrain<ITally>("b").Value());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_conflict_reaches_the_caller_and_throws_the_activation_away()
    {
        await using var silo = await TestEngine.Start(database);
        var tally = silo.Grains.GetGrain<ITally>("a");
        await tally.Add();
        database.Touch("tally", tally.GetGrainId());

        await Assert.ThrowsAsync<InconsistentStateException>(tally.Add);
        Assert.Equal(101, await tally.ValueOnActivation());
        Assert.Equal(102, await tally.Add());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_conflict_the_grain_copes_with_leaves_it_alone()
    {
        await using var silo = await TestEngine.Start(database);
        var tally = silo.Grains.GetGrain<ITally>("a");
        await tally.Add();
        database.Touch("tally", tally.GetGrainId());

        Assert.Equal("reread", await tally.AddAndSwallow());
        Assert.Equal("written", await tally.AddAndSwallow());
        Assert.Equal(100, await tally.ValueOnActivation());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_conflict_throws_away_the_grain_that_had_it_and_not_its_callers()
    {
        await using var silo = await TestEngine.Start(database);
        var tally = silo.Grains.GetGrain<ITally>("a");
        var middleman = silo.Grains.GetGrain<IMiddleman>("m");
        await middleman.Add("a");
        database.Touch("tally", tally.GetGrainId());

        await Assert.ThrowsAsync<InconsistentStateException>(() => middleman.Add("a"));
        Assert.Equal(102, await middleman.Add("a"));
        Assert.Equal(3, await middleman.Seen());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task Conflicts_under_load_never_lose_an_update_that_was_reported()
    {
        await using var silo = await TestEngine.Start(database, services => services.AddKeyedSingleton<IGrainStorage>(
            "contested",
            (provider, _) => new ContestedStore(provider.GetRequiredKeyedService<IGrainStorage>("Default"), database)));
        var tally = silo.Grains.GetGrain<IContested>("a");
        await tally.Add();

        var added = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(async _ =>
        {
            try
            {
                return await tally.Add();
            }
            catch (InconsistentStateException)
            {
                return 0;
            }
        }));

        var reported = added.Where(value => value > 0).ToList();
        Assert.Equal(900, reported.Count);
        Assert.Equal(Enumerable.Range(102, 900), reported.Order());
        Assert.Equal(1_001, await tally.Value());
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_store_that_is_not_there_fails_the_call_and_is_named()
    {
        await using var silo = await TestEngine.Start(database);
        var failure = await Assert.ThrowsAnyAsync<Exception>(silo.Grains.GetGrain<IStoreless>("a").Ask);
        Assert.Contains("nowhere", failure.ToString(), StringComparison.Ordinal);
    }
}
