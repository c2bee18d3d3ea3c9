using Toolbox24.Storage.Schema;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Schema;

public sealed class MigrationTests
{
    private static readonly int Last = Migration.All[^1].Number;

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

    [Fact]
    public async Task The_way_back_to_each_step_and_up_again_keeps_the_rows_of_the_steps_below()
    {
        var made = await Grown();
        using var database = new TestDatabase();
        database.Seed();
        var rows = Enumerable.Range(0, Last + 1).Select(database.Rows).ToList();

        for (var step = Last - 1; step >= 0; step--)
        {
            await database.Migrator().Down(step);
            Assert.Equal(made[step], At(step, database));
            Assert.Equal(rows[step], database.Rows(step));

            Assert.Equal(Last - step, await database.Migrator().Up());
            Assert.Equal(made[Last], At(Last, database));
            Assert.Equal(rows[step], database.Rows(step));
            Assert.Equal(1, database.Scalar<long>("SELECT count(*) FROM engine"));
            Assert.Equal(step >= 1 ? 7 : 0, database.Scalar<long>("SELECT epoch FROM engine"));
            Assert.Equal(step >= 2 ? 3_600_000 : 0, database.Scalar<long>("SELECT offset_ms FROM clock"));
        }
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

    [Fact]
    public async Task Rentals_that_came_back_before_it_was_kept_know_since_when()
    {
        using var database = new TestDatabase();
        database.Seed();
        await database.Migrator().Down(51);
        var rental = database.Scalar<Guid>("UPDATE rental SET state = '{\"onSite\": {}}' WHERE id = (SELECT id FROM rental LIMIT 1) RETURNING id");
        foreach (var (version, at) in new[] { (901, "2030-01-02T10:00:00Z"), (902, "2030-01-02T10:12:00Z") })
            database.Execute("INSERT INTO event (stream, version, type, data, at, actor) VALUES ($1, $2, 'RentalReturned', '{}', $3::timestamptz, 'system')", rental, version, at);

        await database.Migrator().Up();

        Assert.True(database.Scalar<bool>("SELECT (state #>> '{onSite,firstBackAt}')::timestamptz = '2030-01-02T10:00:00Z' FROM rental WHERE id = $1", rental));
    }

    /// <summary>What an empty database holds after each step up, first after none.</summary>
    private static async Task<List<List<string>>> Grown()
    {
        using var database = TestDatabase.Empty();
        List<List<string>> made = [["step 0", "relation migration", "relation migration_pkey", "type migration"]];
        for (var step = 1; step <= Last; step++)
        {
            await new Migrator(database.Source, [.. Migration.All.Take(step)]).Up();
            made.Add(At(step, database));
        }

        return made;
    }

    private static List<string> At(int step, TestDatabase database) => [$"step {step}", .. database.Objects()];
}
