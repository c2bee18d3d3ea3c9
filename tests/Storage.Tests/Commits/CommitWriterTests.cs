using Npgsql;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Commits;

public sealed class CommitWriterTests(CommitFixture fixture) : IClassFixture<CommitFixture>
{
    private readonly TestDatabase database = fixture.Database;
    private readonly CommitWriter writer = fixture.Writer;

    [Fact]
    public async Task What_a_caller_was_told_is_there_for_every_other_connection()
    {
        for (var i = 0; i < 100; i++)
        {
            var stream = Guid.NewGuid();
            await writer.Commit(new Append(stream));

            Assert.Equal(1, database.Scalar<long>("SELECT count(*) FROM event WHERE stream = $1", stream));
        }
    }

    [Fact]
    public async Task A_unit_is_not_told_its_outcome_where_the_commit_itself_fails()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => writer.Commit(new Keep(101, Needs: 404)));

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
        Assert.Empty(database.Column<int>("SELECT id FROM kept WHERE id = 101"));
    }

    [Fact]
    public async Task Units_that_gather_during_a_flush_go_out_in_one_transaction()
    {
        var told = await fixture.CommitTogether(() => Enumerable.Range(1_000, 200).Select(id => writer.Commit(new Keep(id))));

        Assert.Equal(Enumerable.Range(1_000, 200), await Task.WhenAll(told));
        Assert.Equal(1, database.Scalar<long>("SELECT count(DISTINCT xmin::text) FROM kept WHERE id BETWEEN 1000 AND 1199"));
    }

    [Fact]
    public async Task Units_of_different_types_share_a_flush_and_each_gets_its_own_outcome()
    {
        var streams = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();

        var told = await fixture.CommitTogether(() => Enumerable.Range(1, 20).SelectMany(i => new[]
        {
            Answer(writer.Commit(new Append(streams[i - 1]))),
            Answer(writer.Commit(new Keep(2_000 + i))),
            Answer(writer.Commit(new Divide(i))),
        }));

        Assert.Equal(
            Enumerable.Range(1, 20).SelectMany(i => new object[] { true, 2_000 + i, 12 / i }), await Task.WhenAll(told));
        Assert.Equal(
            1, database.Scalar<long>(
                """
                SELECT count(DISTINCT flush) FROM (
                    SELECT xmin::text FROM kept WHERE id BETWEEN 2001 AND 2020
                    UNION ALL SELECT xmin::text FROM event WHERE stream = ANY ($1)) AS written (flush)
                """, streams));
    }

    [Fact]
    public async Task More_units_than_one_flush_takes_are_all_written()
    {
        var told = await fixture.CommitTogether(() => Enumerable.Range(10_000, 2_500).Select(id => writer.Commit(new Keep(id))));

        Assert.Equal(Enumerable.Range(10_000, 2_500), await Task.WhenAll(told));
        Assert.Equal(2_500, database.Scalar<long>("SELECT count(*) FROM kept WHERE id BETWEEN 10000 AND 12499"));
    }

    [Fact]
    public async Task Units_gathered_before_the_first_connection_wait_for_it()
    {
        await using var source = Databases.Open(database.ConnectionString, "late");
        await using var fresh = new CommitWriter(source);

        var told = await Task.WhenAll(fresh.Commit(new Keep(3_001)), fresh.Commit(new Keep(3_002)));

        Assert.Equal([3_001, 3_002], told);
    }

    [Fact]
    public async Task Closing_writes_what_was_accepted()
    {
        var closing = new CommitWriter(fixture.WriterSource);
        List<Task<int>> accepted;
        ValueTask closed;
        await using (await fixture.HoldFlushes())
        {
            accepted = [.. Enumerable.Range(4_000, 50).Select(id => closing.Commit(new Keep(id)))];
            closed = closing.DisposeAsync();
            Assert.False(closed.IsCompleted);
        }

        await closed;

        Assert.All(accepted, unit => Assert.True(unit.IsCompletedSuccessfully));
        Assert.Equal(50, database.Scalar<long>("SELECT count(*) FROM kept WHERE id BETWEEN 4000 AND 4049"));
    }

    [Fact]
    public async Task A_closed_writer_takes_nothing_more()
    {
        var closed = new CommitWriter(fixture.WriterSource);
        await closed.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => closed.Commit(new Keep(5_000)));
    }

    [Fact]
    public async Task Closing_twice_is_closing()
    {
        var closed = new CommitWriter(fixture.WriterSource);
        await closed.Commit(new Keep(5_001));

        await closed.DisposeAsync();
        await closed.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_is_not_a_unit() =>
        await Assert.ThrowsAsync<ArgumentNullException>(() => writer.Commit<Keep, int>(null!));

    private static async Task<object> Answer<T>(Task<T> unit) => (await unit)!;
}
