using Npgsql;

namespace Toolbox24.Storage.Tests.Audit;

[Trait("story", "T24-1301")]
public sealed class AppendOnlyTests(AppendOnlyTests.Log log) : IClassFixture<AppendOnlyTests.Log>
{
    private const string RefusedByTrigger = "T2406";

    private readonly AuditBed bed = log.Bed;

    public static TheoryData<string> Changes =>
    [
        "UPDATE audit_entry SET actor = 'other'",
        "UPDATE audit_entry SET actor = 'other' WHERE false",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry CASCADE",
        "INSERT INTO audit_entry SELECT * FROM audit_entry ON CONFLICT (id) DO UPDATE SET actor = 'other'",
        "UPDATE audit_chain SET hash = hash",
        "DELETE FROM audit_chain WHERE position = 2",
        "TRUNCATE audit_chain",
        "UPDATE audit_payload SET payload = '{}'",
        "UPDATE audit_payload SET salt = NULL, payload = NULL, purged_by = entry, entry = gen_random_uuid()",
        "DELETE FROM audit_payload",
        "UPDATE audit_anchor SET count = 1",
        "DELETE FROM audit_anchor WHERE false",
        "TRUNCATE audit_anchor",
        "TRUNCATE audit_payload",
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Triggers_refuse_every_change_by_the_owner(string change)
    {
        var refused = Assert.Throws<PostgresException>(() => bed.Database.Execute(change));

        Assert.Equal(RefusedByTrigger, refused.SqlState);
        Assert.Empty(await bed.Verify());
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET actor = 'other'")]
    [InlineData("DELETE FROM audit_chain")]
    public void Triggers_refuse_also_a_session_that_calls_itself_a_replica(string change)
    {
        var refused = Assert.Throws<PostgresException>(
            () => bed.Database.Execute($"SET session_replication_role = replica; {change}"));

        Assert.Equal(RefusedByTrigger, refused.SqlState);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    [InlineData("ALTER TABLE audit_entry DISABLE TRIGGER ALL")]
    [InlineData("DROP TABLE audit_chain")]
    [InlineData("CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'")]
    [InlineData("INSERT INTO migration VALUES (99, 'x', 'x')")]
    [InlineData("UPDATE audit_unchained SET entry = entry")]
    public async Task The_application_has_not_even_the_right_to_try(string change)
    {
        await using var command = bed.Application.CreateCommand(change);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("a.person@example.fr")]
    [InlineData("A person")]
    [InlineData("")]
    public async Task An_actor_is_an_id_and_never_a_name_or_an_address(string actor)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => bed.Store.Record(bed.Entry(actor: actor)));

        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
        Assert.Equal(3, bed.Database.Scalar<long>("SELECT count(*) FROM audit_entry"));
    }

    [Theory]
    [InlineData("NULL")]
    [InlineData("'null'")]
    public void No_line_is_nothing_to_tell(string line)
    {
        bed.Database.Execute($"SELECT record_audit({line})");

        Assert.Equal(3, bed.Database.Scalar<long>("SELECT count(*) FROM audit_entry"));
    }

    [Fact]
    public async Task A_line_falls_with_the_transaction_of_its_action()
    {
        await using (var connection = await bed.Application.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand("SELECT record_audit($1::jsonb)", connection);
            command.Parameters.AddWithValue(Storage.Audit.AuditLine.Write(bed.Entry()));
            await command.ExecuteNonQueryAsync();
            await transaction.RollbackAsync();
        }

        Assert.Equal(0, await bed.Chainer.Chain());
        Assert.Empty(await bed.Verify());
    }

    /// <summary>Three entries, which no test can change.</summary>
    public sealed class Log : IAsyncLifetime, IDisposable
    {
        internal AuditBed Bed { get; } = new();

        public Task InitializeAsync() => Bed.Chained(3);

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => Bed.Dispose();
    }
}
