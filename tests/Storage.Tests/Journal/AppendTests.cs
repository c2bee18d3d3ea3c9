using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Tests.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Journal;

public sealed class AppendTests(CommitFixture fixture) : IClassFixture<CommitFixture>
{
    private readonly TestDatabase database = fixture.Database;
    private readonly CommitWriter writer = fixture.Writer;

    [Fact]
    public async Task An_event_is_written_with_a_row_for_each_way_out()
    {
        var stream = Guid.NewGuid();

        Assert.True(await writer.Commit(new Append(stream, Channels: "mail,sms")));

        Assert.Equal(["mail", "sms"], database.Column<string>("SELECT channel FROM outbox WHERE stream = $1 ORDER BY channel", stream));
        Assert.Equal(
            1, database.Scalar<long>(
                """
                SELECT count(DISTINCT position) FROM event e JOIN outbox o ON o.event = e.position
                WHERE e.stream = $1 AND o.status = 'Pending' AND o.attempts = 0 AND o.next_try = e.at AND e.at = $2
                """, stream, Append.At));
    }

    [Fact]
    public async Task A_version_that_is_taken_is_refused_and_nothing_is_written()
    {
        var stream = Guid.NewGuid();
        await writer.Commit(new Append(stream, Channels: "mail"));

        Assert.False(await writer.Commit(new Append(stream, Channels: "mail,sms")));

        Assert.Equal(1, Count("event", stream));
        Assert.Equal(1, Count("outbox", stream));
    }

    [Fact]
    public async Task Of_one_version_twice_in_a_flush_one_is_written()
    {
        var stream = Guid.NewGuid();

        var told = await fixture.CommitTogether(() => new[]
        {
            writer.Commit(new Append(stream, Channels: "mail")), writer.Commit(new Append(stream, Channels: "mail")),
            writer.Commit(new Append(stream, Version: 2)),
        });

        var outcomes = await Task.WhenAll(told);
        Assert.Equal([true, false, true], outcomes);
        Assert.Equal(2, Count("event", stream));
        Assert.Equal(1, Count("outbox", stream));
    }

    [Fact]
    public async Task Writers_that_race_for_a_version_leave_one_winner()
    {
        var stream = Guid.NewGuid();
        await using var other = new CommitWriter(fixture.WriterSource);

        var told = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? writer : other).Commit(new Append(stream))));

        Assert.Single(told, isWritten => isWritten);
        Assert.Equal(1, Count("event", stream));
    }

    private long Count(string table, Guid stream) => database.Scalar<long>($"SELECT count(*) FROM {table} WHERE stream = $1", stream);
}
