using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Tests.Commits;

public sealed class PositionTests(CommitFixture fixture) : IClassFixture<CommitFixture>
{
    private const int PerWriter = 1_500;

    [Fact]
    public async Task A_reader_that_follows_by_position_misses_nothing_while_two_writers_write()
    {
        await using var second = new CommitWriter(fixture.WriterSource);

        var followed = await Follow(() => Task.WhenAll(Write(fixture.Writer), Write(second)));

        Assert.Equal(2 * PerWriter, followed.Count);
        Assert.Equal(fixture.Database.Column<long>("SELECT position FROM event ORDER BY position"), followed);
    }

    private static Task Write(CommitWriter writer) => Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
    {
        for (var i = 0; i < PerWriter / 10; i++) await writer.Commit(new Append(Guid.NewGuid()));
    }));

    /// <summary>Reads as the product's readers do: at each sign of new events what came after the last one read.</summary>
    private async Task<List<long>> Follow(Func<Task> write)
    {
        var signals = new DatabaseSignals();
        using var listener = new DatabaseListener(fixture.Database.Source, signals, NullLogger<DatabaseListener>.Instance);
        var listening = signals.NextEvents();
        await listener.StartAsync(CancellationToken.None);
        await listening;

        var followed = new List<long>();
        await using var connection = await fixture.Database.Source.OpenConnectionAsync();
        var writing = write();
        bool isLast;
        do
        {
            var more = signals.NextEvents();
            isLast = writing.IsCompleted;
            await using var read = new NpgsqlCommand("SELECT position FROM event WHERE position > $1 ORDER BY position", connection);
            read.Parameters.AddWithValue(followed.LastOrDefault());
            await using var rows = await read.ExecuteReaderAsync();
            while (await rows.ReadAsync()) followed.Add(rows.GetInt64(0));
            if (!isLast) await Task.WhenAny(more, writing);
        }
        while (!isLast);

        await writing;
        await listener.StopAsync(CancellationToken.None);
        return followed;
    }
}
