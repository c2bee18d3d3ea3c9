using Toolbox24.Storage.Schema;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Schema;

public sealed class MigrationTests
{
    private static readonly int Last = Migration.All[^1].Number;

    public static TheoryData<int> Steps => [.. Enumerable.Range(0, Last + 1)];

    [Fact]
    public void Steps_are_numbered_from_one_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, Last), Migration.All.Select(migration => migration.Number));

    [Fact]
    public async Task An_empty_database_comes_to_the_schema_that_every_test_runs_on()
    {
        using var migrated = new TestDatabase();
        using var empty = TestDatabase.Empty();

        Assert.Equal(Last, await empty.Migrator().Up());

        Assert.Equal(migrated.Objects(), empty.Objects());
        Assert.Equal(Enumerable.Range(1, Last), empty.Column<int>("SELECT number FROM migration ORDER BY number"));
    }

    [Fact]
    public void Every_table_is_seeded_by_these_tests()
    {
        using var database = new TestDatabase();
        database.Seed();

        var tables = database.Column<string>(
            """
            SELECT relname::text FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'migration'
            """);

        Assert.Equal(tables.Order(), SchemaFixture.Tables.Select(table => table.Name).Order());
        Assert.DoesNotContain(0L, database.Rows(Last).Values);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task The_way_back_from_rows_in_every_table_keeps_what_the_steps_below_made(int step)
    {
        using var database = new TestDatabase();
        database.Seed();
        var before = database.Rows(step);

        await database.Migrator().Down(step);

        Assert.Equal(before, database.Rows(step));
        using var fresh = TestDatabase.Empty();
        await new Migrator(fresh.Source, [.. Migration.All.Take(step)]).Up();
        if (step == 0) Assert.Equal(["migration", "migration_pkey"], Names(database));
        else Assert.Equal(fresh.Objects(), database.Objects());
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Up_again_is_the_whole_schema_with_the_rows_that_stayed(int step)
    {
        using var migrated = new TestDatabase();
        using var database = new TestDatabase();
        database.Seed();
        var before = database.Rows(step);
        await database.Migrator().Down(step);

        Assert.Equal(Last - step, await database.Migrator().Up());

        Assert.Equal(migrated.Objects(), database.Objects());
        Assert.Equal(before, database.Rows(step));
        Assert.Equal(1, database.Scalar<long>("SELECT count(*) FROM engine"));
        Assert.Equal(step >= 1 ? 7 : 0, database.Scalar<long>("SELECT epoch FROM engine"));
        Assert.Equal(step >= 2 ? 3_600_000 : 0, database.Scalar<long>("SELECT offset_ms FROM clock"));
    }

    [Fact]
    public async Task A_database_that_went_down_and_up_takes_rows_again()
    {
        using var database = new TestDatabase();
        database.Seed();
        await database.Migrator().Down(0);
        await database.Migrator().Up();

        database.Seed();

        Assert.Equal(2, database.Scalar<long>("SELECT count(*) FROM outbox"));
    }

    private static IEnumerable<string> Names(TestDatabase database) =>
        database.Objects().Where(made => made.StartsWith("relation ", StringComparison.Ordinal)).Select(made => made[9..]);
}
