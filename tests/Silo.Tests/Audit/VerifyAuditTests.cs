using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Storage;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Journal;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Audit;

/// <summary><c>make verify-audit</c>, as one runs it, on a database that is given.</summary>
[Trait("story", "T24-1301")]
public sealed class VerifyAuditTests : IDisposable
{
    private const string Second = "(SELECT entry FROM audit_chain WHERE position = 2)";

    private readonly TestDatabase database = new();
    private readonly NpgsqlDataSource application;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("toolbox24-audit-");

    public VerifyAuditTests() => application = Databases.Open(Databases.AsApplication(database.ConnectionString), "verify-audit tests");

    public void Dispose()
    {
        application.Dispose();
        database.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_sound_log_is_said_in_one_line_by_the_target()
    {
        await Chained(3);

        await using var make = ChildProcess.Start("/usr/bin/make", Environment(), "--silent", "verify-audit");
        var lines = await make.Output();

        Assert.Equal(0, (await make.Ended()).ExitCode);
        Assert.StartsWith("0 findings in 3 entries", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"UPDATE audit_entry SET actor = 'other' WHERE id = {Second}", "Altered: position 2 ")]
    [InlineData($"DELETE FROM audit_entry WHERE id = {Second}", "Removed: position 2 ")]
    [InlineData("DELETE FROM audit_chain WHERE position = 3", "AnchorMismatch: position 3 ")]
    [InlineData("INSERT INTO audit_entry VALUES (gen_random_uuid(), '2020-01-01Z', 'system', 'Try', 'Thing', gen_random_uuid(), sha256(''))", "Inserted: entry ")]
    public async Task One_row_that_is_not_as_it_was_is_a_line_and_a_failure(string tampering, string line)
    {
        await Chained(3);
        foreach (var table in (string[])["audit_entry", "audit_payload", "audit_chain"])
            database.Execute($"ALTER TABLE {table} DISABLE TRIGGER ALL");
        database.Execute(tampering);

        await using var verify = ChildProcess.Dotnet(Built.Silo, Environment(), "--verify-audit");
        var lines = await verify.Output();

        Assert.Equal(1, (await verify.Ended()).ExitCode);
        Assert.Contains(lines, told => told.StartsWith(line, StringComparison.Ordinal));
        Assert.DoesNotContain("0 findings", lines[^1][..10]);
    }

    [Fact]
    public async Task A_file_of_anchors_that_is_gone_is_a_line_and_a_failure()
    {
        await Chained(3);
        File.Delete(Assert.Single(Directory.GetFiles(folder.FullName)));

        await using var verify = ChildProcess.Dotnet(Built.Silo, Environment(), "--verify-audit");
        var lines = await verify.Output();

        Assert.Equal(1, (await verify.Ended()).ExitCode);
        Assert.StartsWith("AnchorMissing: position 3 ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1 findings in 3 entries", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_without_a_log_is_a_refusal()
    {
        using var empty = TestDatabase.Empty();

        await using var verify = ChildProcess.Dotnet(
            Built.Silo, new(Environment()) { ["DATABASE"] = empty.ConnectionString }, "--verify-audit");
        var (exitCode, errors) = await verify.Ended();

        Assert.Equal(1, exitCode);
        Assert.StartsWith("toolbox24: ", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_chains_what_is_recorded()
    {
        database.Execute(
            """
            CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('chained', ''); RETURN NULL; END $$;
            CREATE TRIGGER tell AFTER INSERT ON audit_chain FOR EACH STATEMENT EXECUTE FUNCTION tell();
            """);
        await using var listener = await database.Source.OpenConnectionAsync();
        await using (var listen = new NpgsqlCommand("LISTEN chained", listener)) await listen.ExecuteNonQueryAsync();
        await using var silo = await RunningServer.StartDemo(Environment());

        await Record(1);

        // The demo has its own things to tell: the chain grows until this one is in it.
        using var limit = new CancellationTokenSource(Patience.Limit);
        while (Recorded() == 0) await listener.WaitAsync(limit.Token);
    }

    private long Recorded() =>
        database.Scalar<long>("SELECT count(*) FROM audit_chain c JOIN audit_entry e ON e.id = c.entry WHERE e.action = 'Try'");

    private Dictionary<string, string> Environment() => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Demo",
        ["DATABASE"] = database.ConnectionString,
        ["Audit__AnchorFolder"] = folder.FullName,
    };

    private async Task Record(int entries)
    {
        var store = new AuditStore(application);
        for (var at = 0; at < entries; at++)
        {
            await store.Record(new(
                "Try", "system", "Thing", Guid.CreateVersion7(), TimeProvider.System.GetUtcNow(), new Dictionary<string, string?>()));
        }
    }

    private async Task Chained(int entries)
    {
        await Record(entries);
        using var chainer = new AuditChainer(
            application, new DatabaseSignals(), TimeProvider.System, NullLogger<AuditChainer>.Instance);
        await chainer.Chain();
        using var anchors = new AuditAnchors(
            new AuditAnchorFile(folder.FullName, application), application, new StatedEngine { IsGranted = true }, TimeProvider.System,
            NullLogger<AuditAnchors>.Instance);
        await anchors.TakeDue();
    }
}
