using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Tests.Deadlines;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Audit;

/// <summary>An audit log of one's own, worked on as the application does; the database itself answers its owner.</summary>
internal sealed class AuditBed : IDisposable
{
    public static readonly DateTimeOffset Start = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("toolbox24-audit-");

    public AuditBed()
    {
        Application = Databases.Open(Databases.AsApplication(Database.ConnectionString), "audit");
        Store = new AuditStore(Application);
        Chainer = NewChainer();
        Anchors = new AuditAnchorFile(AnchorFolder, Application);
        Queries = new AuditQueries(Application);
    }

    public TestDatabase Database { get; } = new();

    public NpgsqlDataSource Application { get; }

    public MovableClock Clock { get; } = MovableClock.StoppedAt(Start);

    public DatabaseSignals Signals { get; } = new();

    public AuditStore Store { get; }

    public AuditChainer Chainer { get; }

    public AuditAnchorFile Anchors { get; }

    public AuditQueries Queries { get; }

    public string AnchorFolder => Path.Combine(folder.FullName, "anchors");

    public AuditChainer NewChainer() => new(Application, Signals, Clock, NullLogger<AuditChainer>.Instance);

    public AuditPurges NewPurges() => new(Store, Application, Clock, NullLogger<AuditPurges>.Instance);

    public AuditAnchors NewAnchors(bool isGranted = true) => new(Anchors, Application, new TestPermit(_ => isGranted), Clock, NullLogger<AuditAnchors>.Instance);

    public AuditEntry Entry(string action = "Try", string actor = "system", Guid? about = null, params (string Name, string? Value)[] facts) => new(
        action, actor, "Thing", about ?? Guid.CreateVersion7(), Clock.GetUtcNow(),
        facts.ToDictionary(fact => fact.Name, fact => fact.Value));

    public async Task Record(int entries)
    {
        for (var at = 0; at < entries; at++) await Store.Record(Entry(facts: ("number", $"{at}")));
    }

    /// <summary>So many entries, recorded, chained and anchored.</summary>
    public async Task Chained(int entries)
    {
        await Record(entries);
        await Chainer.Chain();
        await NewAnchors().TakeDue();
    }

    public async Task<List<AuditFinding>> Verify()
    {
        var findings = new List<AuditFinding>();
        await new AuditVerification(Application, Anchors, Clock).Run(findings.Add);
        return findings;
    }

    public List<long> Positions() => Database.Column<long>("SELECT position FROM audit_chain ORDER BY position");

    /// <summary>What one does who owns the server, and wants nobody to know.</summary>
    public void Tamper(string sql, params object[] parameters)
    {
        string[] tables = ["audit_entry", "audit_payload", "audit_chain", "audit_unchained", "audit_anchor"];
        Database.Execute(string.Concat(tables.Select(table => $"ALTER TABLE {table} DISABLE TRIGGER ALL; ")));
        Database.Execute(sql, parameters);
        Database.Execute(string.Concat(tables.Select(table => $"ALTER TABLE {table} ENABLE TRIGGER ALL; ")));
    }

    public void Dispose()
    {
        Application.Dispose();
        Database.Dispose();
        folder.Delete(recursive: true);
    }
}
