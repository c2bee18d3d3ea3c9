using Npgsql;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Outbox;

/// <summary>What the outbox costs is counted in the rows that are looked at, not in time.</summary>
public sealed class LookupTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Waiting = 500;

    private readonly OutboxBed bed = new(database);

    [Fact]
    public async Task A_row_is_taken_off_by_its_key_however_many_wait_in_its_channel()
    {
        for (var other = 0; other < Waiting; other++) bed.Add(Guid.NewGuid());
        var message = Assert.Single(await bed.ClaimMessages(limit: 1));

        var lookedAt = await RowsLookedAt(
            "SELECT FROM outbox_sent($1, $2, $3, $4)",
            new[] { message.Stream }, new[] { message.Channel }, new[] { message.Event }, new[] { message.Attempts });

        Assert.True(bed.IsGone(message.Event));
        Assert.InRange(lookedAt, 1, 10);
    }

    [Fact]
    public async Task A_line_that_is_put_off_is_not_gone_through_for_its_next_row()
    {
        var line = Guid.NewGuid();
        for (var place = 0; place < Waiting; place++) bed.Add(line);
        await bed.Store.Sent(Assert.Single(await bed.ClaimMessages()));

        string[] channels = ["mail"];
        var lookedAt = await RowsLookedAt(
            "SELECT FROM outbox_claim($1, $2, $3, $4)", OutboxBed.Start, channels, 100, OutboxBed.Start + OutboxBed.Lease);

        Assert.Equal(1, database.Scalar<long>("SELECT count(*) FROM outbox WHERE attempts = 1"));
        Assert.InRange(lookedAt, 1, 20);
    }

    [Fact]
    public async Task What_joins_a_line_that_is_put_off_is_put_off_with_its_next_row()
    {
        var line = Guid.NewGuid();
        var (first, second, third) = (bed.Add(line), bed.Add(line), bed.Add(line));
        var claimed = Assert.Single(await bed.ClaimMessages());
        var joined = bed.Add(line);
        await bed.Store.Sent(claimed);

        Assert.Equal([second], await bed.Claim());

        Assert.True(bed.IsGone(first));
        Assert.Equal(OutboxBed.Start + OutboxBed.Lease, bed.NextTry(third));
        Assert.Equal(OutboxBed.Start + OutboxBed.Lease, bed.NextTry(joined));
    }

    /// <summary>How many of the outbox's rows a statement fetches, by whatever index.</summary>
    private async Task<long> RowsLookedAt(string sql, params object[] values)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        // A connection counts what it did before, too, until it has told it.
        var before = await LookedAt(connection);
        await using (var command = new NpgsqlCommand(sql, connection))
        {
            foreach (var value in values) command.Parameters.AddWithValue(value);
            await command.ExecuteNonQueryAsync();
        }

        var after = await LookedAt(connection);
        await transaction.CommitAsync();
        return after - before;
    }

    private static async Task<long> LookedAt(NpgsqlConnection connection)
    {
        await using var count = new NpgsqlCommand(
            "SELECT idx_tup_fetch + seq_tup_read FROM pg_stat_xact_user_tables WHERE relname = 'outbox'", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
