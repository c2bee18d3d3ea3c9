using Npgsql;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Tests.Commits;

public sealed class PositionTests(CommitFixture fixture) : IClassFixture<CommitFixture>
{
    private const int PerWriter = 1_500;

    [Fact]
    public async Task A_reader_that_follows_by_position_misses_nothing_while_two_writers_write()
    {
        await using var second = new CommitWriter(fixture.WriterSource);

        var writing = Task.WhenAll(Write(fixture.Writer), Write(second));
        var followed = await Follow(writing);

        Assert.Equal(2 * PerWriter, followed.Count);
        Assert.Equal(fixture.Database.Column<long>("SELECT position FROM event ORDER BY position"), followed);
    }

    private static Task Write(CommitWriter writer) => Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
    {
        for (var i = 0; i < PerWriter / 10; i++) await writer.Commit(new Append(Guid.NewGuid()));
    }));

    private async Task<List<long>> Follow(Task writing)
    {
        var followed = new List<long>();
        await using var connection = await fixture.Database.Source.OpenConnectionAsync();
        bool isLast;
        do
        {
            isLast = writing.IsCompleted;
            await using var read = new NpgsqlCommand("SELECT position FROM event WHERE position > $1 ORDER BY position", connection);
            read.Parameters.AddWithValue(followed.LastOrDefault());
            await using var rows = await read.ExecuteReaderAsync();
            while (await rows.ReadAsync()) followed.Add(rows.GetInt64(0));
        }
        while (!isLast);

        await writing;
        return followed;
    }
}
