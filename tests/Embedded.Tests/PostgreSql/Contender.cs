using Npgsql;
using Orleans.PostgreSql;
using Toolbox24.Storage;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Embedded.Tests.PostgreSql;

/// <summary>What an engine's process has of a database: connections, a writer, and a lease to ask for.</summary>
internal sealed class Contender : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly string name;
    private readonly NpgsqlDataSource source;
    private readonly DatabaseLease lease;
    private readonly TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Contender(TestDatabase database, string name, bool standby = false)
    {
        (this.database, this.name) = (database, name);
        source = Databases.Open(database.ConnectionString, name);
        Writer = new CommitWriter(source);
        lease = new DatabaseLease(source, Writer, new LeaseOptions(database.ConnectionString, name, standby));
    }

    public CommitWriter Writer { get; }

    /// <summary>Ends when a lease it had is lost.</summary>
    public Task Lost => lost.Task;

    public async Task<CancellationToken> Acquire(CancellationToken cancellationToken = default)
    {
        var token = await lease.Acquire(cancellationToken);
        token.Register(() => lost.TrySetResult());
        return token;
    }

    public Task<int> Write(int id) => Writer.Commit(new Note(id));

    /// <summary>Ends the server's side of its lease.</summary>
    public void Cut() => database.Execute(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = $1
        """, $"{name} lease");

    /// <summary>Gives the lease back, as the end of a process does.</summary>
    public ValueTask End() => lease.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await lease.DisposeAsync();
        await Writer.DisposeAsync();
        await source.DisposeAsync();
    }
}

/// <summary>Writes one row to a table of the tests' own.</summary>
internal sealed record Note(int Id) : UnitOfWork<Note, int>
{
    public const string Table = "CREATE TABLE note (id integer PRIMARY KEY)";

    protected override string Sql => "INSERT INTO note SELECT unnest($1) RETURNING id";

    protected override bool AppendsEvents => false;

    protected override void Bind(UnitColumns<Note> columns) => columns.Add(unit => unit.Id);

    protected override int Read(NpgsqlDataReader row) => row.GetInt32(0);
}
