using Npgsql;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Audit;

[Trait("story", "T24-1301")]
public sealed class ChainingTests : IDisposable
{
    private readonly AuditBed bed = new();

    public void Dispose() => bed.Dispose();

    [Fact]
    public async Task Writers_and_chainers_at_once_make_one_chain_without_a_gap()
    {
        const int Writers = 8, Each = 25;
        var others = Enumerable.Range(0, 3).Select(_ => bed.NewChainer()).ToList();

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => bed.Record(Each))));
        var chaining = Task.WhenAll(others.Select(chainer => Task.Run(async () =>
        {
            while (!writing.IsCompleted) await chainer.Chain();
        })));
        await writing;
        await chaining;
        await bed.Chainer.Chain();

        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(position => (long)position), bed.Positions());
        Assert.Equal(0, bed.Database.Scalar<long>("SELECT count(*) FROM audit_unchained"));
        Assert.Empty(await bed.Verify());
    }

    [Fact]
    public async Task An_entry_that_becomes_visible_late_is_chained_when_it_is_seen()
    {
        await using var late = await bed.Application.OpenConnectionAsync();
        await using var transaction = await late.BeginTransactionAsync();
        var first = bed.Entry("Late");
        await Record(late, first);
        bed.Clock.Advance(TimeSpan.FromSeconds(5));
        await bed.Record(2);

        Assert.Equal(2, await bed.Chainer.Chain());
        await transaction.CommitAsync();
        Assert.Equal(1, await bed.Chainer.Chain());

        Assert.Equal(["Try", "Try", "Late"], bed.Database.Column<string>(
            "SELECT e.action FROM audit_chain c JOIN audit_entry e ON e.id = c.entry ORDER BY c.position"));
        Assert.Empty(await bed.Verify());
    }

    [Fact]
    public async Task What_a_crash_left_between_commit_and_chain_is_said_and_then_healed()
    {
        await bed.Chained(2);
        await bed.Record(3);
        Assert.Empty(await bed.Verify());

        bed.Clock.Advance(AuditVerification.Patience + TimeSpan.FromMilliseconds(1));
        Assert.Equal(Enumerable.Repeat(AuditFault.Unchained, 3), (await bed.Verify()).Select(found => found.Fault));

        Assert.Equal(3, await bed.NewChainer().Chain());
        Assert.Empty(await bed.Verify());
        Assert.Equal([1, 2, 3, 4, 5], bed.Positions());
    }

    [Fact]
    public async Task One_process_chains_at_a_time()
    {
        await bed.Record(1);
        await using (var leader = await bed.Application.OpenConnectionAsync())
        {
            await using var transaction = await leader.BeginTransactionAsync();
            await using var lead = new NpgsqlCommand("SELECT pg_advisory_xact_lock(2406)", leader);
            await lead.ExecuteNonQueryAsync();

            Assert.Null(await bed.Chainer.Chain());
        }

        Assert.Equal(1, await bed.Chainer.Chain());
    }

    [Fact]
    public async Task More_than_a_batch_is_chained_in_one_go()
    {
        bed.Database.Execute(
            """
            SELECT record_audit(jsonb_build_object(
                'id', gen_random_uuid(), 'at', '2030-01-01Z', 'actor', 'system', 'action', 'Try', 'objectKind', 'Thing',
                'objectId', gen_random_uuid(), 'commitment', repeat('00', 32), 'salt', '00', 'payload', '{}'))
            FROM generate_series(1, 2500)
            """);

        Assert.Equal(2_500, await bed.Chainer.Chain());
        Assert.Equal(2_500, bed.Positions()[^1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_worker_is_woken_by_the_clock_within_a_second_and_by_events_at_once(bool byEvent)
    {
        bed.Database.Execute(
            """
            CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('chained', ''); RETURN NULL; END $$;
            CREATE TRIGGER tell AFTER INSERT ON audit_chain FOR EACH STATEMENT EXECUTE FUNCTION tell();
            """);
        await using var listener = await bed.Database.Source.OpenConnectionAsync();
        await using (var listen = new NpgsqlCommand("LISTEN chained", listener)) await listen.ExecuteNonQueryAsync();
        await bed.Record(1);
        await bed.Chainer.StartAsync(CancellationToken.None);
        await listener.WaitAsync(new CancellationTokenSource(Patience.Limit).Token);

        // It has looked; whether it waits yet does not matter, since neither sign is lost.
        await bed.Record(1);
        if (byEvent) bed.Signals.Raise();
        else bed.Clock.Advance(TimeSpan.FromSeconds(1));
        await Nudged(listener, byEvent);

        await bed.Chainer.StopAsync(CancellationToken.None);
        Assert.Equal([1, 2], bed.Positions());
    }

    /// <summary>Waits until it has chained; a timer that was not armed yet is due a second after it was.</summary>
    private async Task Nudged(NpgsqlConnection listener, bool byEvent)
    {
        while (!await listener.WaitAsync(TimeSpan.FromSeconds(1)))
        {
            if (!byEvent) bed.Clock.Advance(TimeSpan.FromSeconds(1));
            else bed.Signals.Raise();
        }
    }

    private static async Task Record(NpgsqlConnection connection, AuditEntry entry)
    {
        await using var command = new NpgsqlCommand("SELECT record_audit($1::jsonb)", connection);
        command.Parameters.AddWithValue(AuditLine.Write(entry));
        await command.ExecuteNonQueryAsync();
    }
}
