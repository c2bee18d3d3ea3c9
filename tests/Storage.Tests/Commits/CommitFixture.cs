using Npgsql;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Commits;

/// <summary>A database with the tests' own table, and flushes that can be held up.</summary>
public sealed class CommitFixture : IDisposable
{
    private const string HoldUp = "SELECT pg_advisory_lock(2401)";

    public CommitFixture()
    {
        Database.Execute(Keep.Table);
        WriterSource = Databases.Open(Database.ConnectionString, "writer");
        Writer = new CommitWriter(WriterSource, lanes: 1);
    }

    public TestDatabase Database { get; } = new();

    public NpgsqlDataSource WriterSource { get; }

    public CommitWriter Writer { get; }

    /// <summary>Lets no flush through until the answer is disposed of.</summary>
    public async Task<IAsyncDisposable> HoldFlushes()
    {
        var holder = new NpgsqlConnection(Database.ConnectionString + ";Pooling=false");
        await holder.OpenAsync();
        await using var take = new NpgsqlCommand(HoldUp, holder);
        await take.ExecuteNonQueryAsync();
        return holder;
    }

    /// <summary>Has the given units go out in one flush, the first thing after a flush of one other unit.</summary>
    public async Task<List<Task<T>>> CommitTogether<T>(Func<IEnumerable<Task<T>>> commit)
    {
        var isBound = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var held = await HoldFlushes();
        _ = Writer.Commit(new Scripted(0) { Answers = "SELECT id FROM unnest($1) AS asked (id)", OnBind = () => isBound.TrySetResult() });
        await isBound.Task;
        return [.. commit()];
    }

    public void Dispose()
    {
        Writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        WriterSource.Dispose();
        Database.Dispose();
    }
}
