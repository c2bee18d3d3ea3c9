using Orleans.PostgreSql;
using Orleans.Storage;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Embedded.Tests.PostgreSql;

public sealed class GrainStateStoreTests : IClassFixture<TestDatabase>, IDisposable
{
    private const string Name = "count";

    private readonly GrainId grain = GrainId.Create("meter", $"{Guid.NewGuid()}");
    private readonly TestDatabase database;
    private readonly CommitWriter writer;
    private readonly GrainStateStore store;

    public GrainStateStoreTests(TestDatabase database)
    {
        this.database = database;
        writer = new CommitWriter(database.Source);
        store = new GrainStateStore(database.Source, writer);
    }

    public void Dispose() => writer.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task A_state_never_stored_is_a_new_one()
    {
        var read = await Read();

        Assert.Equal((null, false, 0), (read.ETag, read.RecordExists, read.State.Count));
    }

    [Fact]
    public async Task A_first_write_and_the_next_are_read_back_with_their_etags()
    {
        var state = await Write(await Read(), 5);
        Assert.Equal(("1", true), (state.ETag, state.RecordExists));
        await Write(state, 6);

        var read = await Read();
        Assert.Equal(("2", true, 6), (read.ETag, read.RecordExists, read.State.Count));
    }

    [Fact]
    public async Task All_of_a_state_comes_back()
    {
        var at = new DateTimeOffset(2030, 3, 31, 1, 59, 59, TimeSpan.FromHours(1));
        var state = await Read();
        state.State = new Meter { Count = int.MinValue, Note = "à 20 €, \"dit\" 'on' \\ 🔧", At = at, Readings = ["", "b"] };
        await store.WriteStateAsync(Name, grain, state);

        var read = await Read();
        Assert.Equal((state.State.Count, state.State.Note, at), (read.State.Count, read.State.Note, read.State.At));
        Assert.Equal(state.State.Readings, read.State.Readings);
    }

    [Fact]
    public async Task A_stale_write_is_refused_and_changes_nothing()
    {
        var (mine, other) = (await Write(await Read(), 1), await Read());
        await Write(other, 2);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(mine, 3));

        Assert.Equal("1", mine.ETag);
        var read = await Read();
        Assert.Equal(("2", 2), (read.ETag, read.State.Count));
    }

    [Fact]
    public async Task Of_two_first_writes_the_second_is_refused()
    {
        var (mine, other) = (await Read(), await Read());
        await Write(other, 1);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(mine, 2));

        Assert.False(mine.RecordExists);
        Assert.Equal(1, (await Read()).State.Count);
    }

    [Fact]
    public async Task Of_writes_made_at_once_one_is_kept()
    {
        await Write(await Read(), 0);
        var rivals = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Read()));

        var outcomes = await Task.WhenAll(rivals.Select((rival, i) => Record.ExceptionAsync(() => Write(rival, i + 1))));

        var winner = Assert.Single(Enumerable.Range(0, 50), i => outcomes[i] is null);
        Assert.Equal(49, outcomes.OfType<InconsistentStateException>().Count());
        var read = await Read();
        Assert.Equal(("2", winner + 1), (read.ETag, read.State.Count));
    }

    [Fact]
    public async Task A_cleared_state_is_a_new_one_whose_etag_goes_on()
    {
        var state = await Write(await Read(), 5);

        await store.ClearStateAsync(Name, grain, state);
        Assert.Equal(("2", false, 0), (state.ETag, state.RecordExists, state.State.Count));

        var read = await Read();
        Assert.Equal(("2", false, 0), (read.ETag, read.RecordExists, read.State.Count));
    }

    [Fact]
    public async Task A_cleared_state_is_written_again()
    {
        var state = await Write(await Read(), 5);
        await store.ClearStateAsync(Name, grain, state);

        await Write(await Read(), 7);

        var read = await Read();
        Assert.Equal(("3", true, 7), (read.ETag, read.RecordExists, read.State.Count));
    }

    [Fact]
    public async Task Who_read_before_the_clearing_is_stale()
    {
        var stale = await Write(await Read(), 5);
        await store.ClearStateAsync(Name, grain, await Read());

        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(stale, 6));
        await Assert.ThrowsAsync<InconsistentStateException>(() => store.ClearStateAsync(Name, grain, stale));

        Assert.False((await Read()).RecordExists);
    }

    [Fact]
    public async Task A_state_never_stored_can_be_cleared()
    {
        var state = await Read();

        await store.ClearStateAsync(Name, grain, state);

        Assert.False((await Read()).RecordExists);
        await Write(state, 1);
    }

    [Fact]
    public async Task States_of_one_grain_and_of_others_are_apart()
    {
        var elsewhere = GrainId.Create("meter", $"{Guid.NewGuid()}");
        await Write(await Read(), 1);
        var (otherName, otherGrain) = (new GrainState<Meter>(new Meter { Count = 2 }), new GrainState<Meter>(new Meter { Count = 3 }));
        await store.WriteStateAsync("other", grain, otherName);
        await store.WriteStateAsync(Name, elsewhere, otherGrain);

        Assert.Equal(1, (await Read()).State.Count);
        Assert.Equal(3, database.Scalar<long>(
            "SELECT count(*) FROM grain_state WHERE grain IN ($1, $2) AND etag = 1", $"{grain}", $"{elsewhere}"));
    }

    private async Task<GrainState<Meter>> Read()
    {
        var state = new GrainState<Meter>(new Meter { Count = -1 });
        await store.ReadStateAsync(Name, grain, state);
        return state;
    }

    private async Task<GrainState<Meter>> Write(GrainState<Meter> state, int count)
    {
        state.State = new Meter { Count = count };
        await store.WriteStateAsync(Name, grain, state);
        return state;
    }
}
