using Orleans.PostgreSql;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Embedded.Tests.PostgreSql;

/// <summary>An engine that has not noticed that another took over: its writer still believes in its epoch.</summary>
public sealed class FencingTests : IAsyncLifetime, IDisposable
{
    private readonly TestDatabase database = new();

    private Contender Old => field ??= new(database, "old");

    public async Task InitializeAsync()
    {
        database.Execute(Note.Table);
        await Old.Acquire();
        await Old.Write(1);
        database.Execute("SELECT next_epoch()");
    }

    public Task DisposeAsync() => Old.DisposeAsync().AsTask();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task It_writes_nothing_any_more()
    {
        var fenced = await Task.WhenAll(Enumerable.Range(2, 100).Select(id => Record.ExceptionAsync(() => Old.Write(id))));

        Assert.All(fenced, error => Assert.IsType<FencedException>(error));
        Assert.Equal([1], database.Column<int>("SELECT id FROM note"));
    }

    [Fact]
    public async Task It_writes_no_grain_state_and_no_reminder()
    {
        var states = new GrainStateStore(database.Source, Old.Writer);
        var reminders = new ReminderTable(database.Source, Old.Writer);
        var grain = GrainId.Create("meter", "1");

        await Assert.ThrowsAsync<FencedException>(
            () => states.WriteStateAsync("count", grain, new GrainState<Meter>(new Meter())));
        await Assert.ThrowsAsync<FencedException>(
            () => reminders.UpsertRow(new ReminderEntry { GrainId = grain, ReminderName = "due", StartAt = DateTime.UnixEpoch }));

        Assert.Equal(0, database.Scalar<long>("SELECT (SELECT count(*) FROM grain_state) + (SELECT count(*) FROM reminder)"));
    }

    [Fact]
    public async Task Its_connection_stays_good_for_the_epoch_after()
    {
        await Assert.ThrowsAsync<FencedException>(() => Old.Write(2));

        Old.Writer.Epoch = 2;

        Assert.Equal(3, await Old.Write(3));
    }

    [Fact]
    public async Task A_process_without_an_engine_writes_all_the_same()
    {
        Old.Writer.Epoch = null;

        Assert.Equal(4, await Old.Write(4));
    }
}
