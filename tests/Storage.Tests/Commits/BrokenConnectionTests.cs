using System.Collections.Concurrent;
using Npgsql;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Commits;

public sealed class BrokenConnectionTests(CommitFixture fixture) : IClassFixture<CommitFixture>, IAsyncLifetime
{
    private readonly TestDatabase database = fixture.Database;
    private readonly NpgsqlDataSource source = Databases.Open(fixture.Database.ConnectionString, "breaking");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await source.DisposeAsync();

    [Fact]
    public async Task Those_under_way_when_the_connection_breaks_are_uncertain_and_the_next_commit_works()
    {
        await using var writer = new CommitWriter(source, lanes: 1);
        await writer.Commit(new Keep(1));
        await using (await fixture.HoldFlushes())
        {
            var underWay = writer.Commit(new Keep(2));
            EndBackends();
            await Assert.ThrowsAsync<UncertainCommitException>(() => underWay);
        }

        Assert.Equal(3, await writer.Commit(new Keep(3)));
        Assert.Equal([1, 3], database.Column<int>("SELECT id FROM kept WHERE id < 10 ORDER BY id"));
    }

    [Fact]
    public async Task Connections_that_broke_at_rest_cost_one_uncertain_flush()
    {
        await using var writer = new CommitWriter(source, lanes: 1);
        await writer.Commit(new Keep(11));
        await FillPool(connections: 5);
        EndBackends();

        var told = await Record.ExceptionAsync(() => writer.Commit(new Keep(12)));

        Assert.IsType<UncertainCommitException>(told);
        Assert.Equal(13, await writer.Commit(new Keep(13)));
    }

    [Fact]
    public async Task However_often_the_connections_break_each_is_told_and_what_was_told_is_there()
    {
        await using var writer = new CommitWriter(source, lanes: 2);
        var (done, told, refused) = (0, new ConcurrentBag<int>(), new ConcurrentBag<int>());

        await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                var id = 100_000 + (caller * 25) + i;
                var error = await Record.ExceptionAsync(() => writer.Commit(new Keep(id)));
                if (error is null) told.Add(id);
                else if (error is NpgsqlException) refused.Add(id);
                else Assert.IsType<UncertainCommitException>(error);
                if (Interlocked.Increment(ref done) % 300 == 0) EndBackends();
            }
        })));

        // Where a connection broke while it was made, nothing had been asked of it.
        var kept = database.Column<int>("SELECT id FROM kept");
        Assert.NotEmpty(told);
        Assert.Empty(told.Except(kept));
        Assert.Empty(refused.Intersect(kept));
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_refuses_each_and_is_tried_again()
    {
        var later = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        later.Database += "_later";
        await using var nowhere = Databases.Open(later.ConnectionString, "writer of a database to come");
        await using var writer = new CommitWriter(nowhere);

        var refused = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(id => Record.ExceptionAsync(() => writer.Commit(new Divide(id)))));
        database.Execute($"CREATE DATABASE {later.Database}");
        var there = await Record.ExceptionAsync(() => writer.Commit(new Divide(1)));
        database.Execute($"DROP DATABASE {later.Database} WITH (FORCE)");

        Assert.All(refused, error => Assert.Equal(PostgresErrorCodes.InvalidCatalogName, Assert.IsType<PostgresException>(error).SqlState));
        Assert.Equal(PostgresErrorCodes.UndefinedFunction, Assert.IsType<PostgresException>(there).SqlState);
    }

    private async Task FillPool(int connections)
    {
        var open = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => source.OpenConnectionAsync().AsTask()));
        foreach (var connection in open) await connection.DisposeAsync();
    }

    /// <summary>Ends the server's side of every connection, and waits until each has ended.</summary>
    private void EndBackends() => database.Execute(
        """
        SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'breaking'
        """);
}
