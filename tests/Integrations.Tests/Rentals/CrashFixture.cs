using Toolbox24.Integrations.Tests.Payments;
using Toolbox24.Testing;
using Toolbox24.Testing.Crashes;

namespace Toolbox24.Integrations.Tests.Rentals;

/// <summary>The world outside, and databases of one tool at one site: made once, emptied for each use, for that takes less time.</summary>
public sealed class CrashFixture : IAsyncLifetime
{
    private readonly List<TestDatabase> databases = [];
    private string? empty;
    private int uses;

    public ProcessorProcess Outside { get; } = new();

    public Task InitializeAsync() => Outside.InitializeAsync();

    public async Task DisposeAsync()
    {
        foreach (var database in databases) database.Dispose();
        await Outside.DisposeAsync();
    }

    /// <summary>Some databases, until it is asked for others.</summary>
    internal List<TestDatabase> Databases(int count, int units)
    {
        while (databases.Count < count) databases.Add(New());
        empty ??= string.Join("; ", databases[0].Column<string>(
            """
            SELECT format('DELETE FROM %I', relname) FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'audit%'
              AND (xpath('//count/text()', query_to_xml(format('SELECT count(*) FROM %I', relname), true, false, '')))[1]::text = '0'
            """));
        var some = databases.GetRange(0, count);
        some.ForEach(database => Clean(database, units));
        return some;
    }

    private static TestDatabase New()
    {
        var database = new TestDatabase();
        database.Execute(RememberedLocks.Memory);

        // Nothing here is about lost power: what PostgreSQL was told stays, whoever else is killed.
        database.Execute($"ALTER DATABASE {database.Scalar<string>("SELECT current_database()::text")} SET synchronous_commit = off");
        database.Source.Clear();
        return database;
    }

    private void Clean(TestDatabase database, int units)
    {
        // Without triggers: what is never deleted is deleted here.
        database.Execute($"SET session_replication_role = replica; {empty}");

        // Events have positions that they have nowhere else: by them the world outside tells repeats.
        database.Execute($"ALTER SEQUENCE event_position_seq RESTART WITH {++uses * 1_000}");
        database.AddWall(units);
    }
}
