using Npgsql;
using Toolbox24.Storage.Schema;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Schema;

public sealed class MigratorTests
{
    private static readonly Migration First = new(1, "first", "CREATE TABLE a (n int); INSERT INTO a VALUES (1)", "DROP TABLE a");
    private static readonly Migration Second = new(2, "second", "CREATE TABLE b (n int); INSERT INTO a VALUES (2)", "DROP TABLE b");
    private static readonly Migration Broken = new(2, "broken", "CREATE TABLE b (n int); SELECT 1 / 0", "DROP TABLE b");

    [Fact]
    public async Task A_schema_that_is_up_has_nothing_to_apply()
    {
        using var database = TestDatabase.Empty();
        var migrator = new Migrator(database.Source, [First, Second]);

        Assert.Equal(2, await migrator.Up());
        Assert.Equal(0, await migrator.Up());
    }

    [Fact]
    public async Task A_step_added_later_is_the_only_one_applied()
    {
        using var database = TestDatabase.Empty();
        await new Migrator(database.Source, [First]).Up();

        Assert.Equal(1, await new Migrator(database.Source, [First, Second]).Up());
        Assert.Equal([1, 2], database.Column<int>("SELECT n FROM a ORDER BY n"));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_behind_and_those_before_it_stay()
    {
        using var database = TestDatabase.Empty();

        await Assert.ThrowsAsync<PostgresException>(() => new Migrator(database.Source, [First, Broken]).Up());

        Assert.Equal([1], database.Column<int>("SELECT number FROM migration"));
        Assert.True(database.Scalar<bool>("SELECT to_regclass('b') IS NULL"));
        Assert.Equal(1, await new Migrator(database.Source, [First, Second]).Up());
    }

    [Fact]
    public async Task A_step_edited_since_it_was_applied_is_refused_whatever_is_asked()
    {
        using var database = TestDatabase.Empty();
        await new Migrator(database.Source, [First]).Up();
        var edited = new Migrator(database.Source, [First with { Up = "CREATE TABLE a (n bigint)" }, Second]);

        await Assert.ThrowsAsync<SchemaMismatchException>(() => edited.Up());
        await Assert.ThrowsAsync<SchemaMismatchException>(() => edited.Down(0));
        await Assert.ThrowsAsync<SchemaMismatchException>(() => edited.IsCurrent());
        Assert.Equal([1], database.Column<int>("SELECT number FROM migration"));
    }

    [Fact]
    public async Task A_built_in_step_that_was_applied_otherwise_is_refused()
    {
        using var database = TestDatabase.Empty();
        await database.Migrator().Up();
        database.Execute("UPDATE migration SET checksum = 'other' WHERE number = 1");

        await Assert.ThrowsAsync<SchemaMismatchException>(() => database.Migrator().Up());
    }

    [Fact]
    public async Task A_newer_release_s_steps_are_left_alone()
    {
        using var database = TestDatabase.Empty();
        await new Migrator(database.Source, [First, Second]).Up();
        var older = new Migrator(database.Source, [First]);

        Assert.Equal(0, await older.Up());
        Assert.True(await older.IsCurrent());
    }

    [Fact]
    public async Task Processes_that_migrate_at_once_apply_each_step_once()
    {
        using var database = TestDatabase.Empty();
        await using var other = Databases.Open(database.ConnectionString, "other");

        var applied = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => new Migrator(i % 2 == 0 ? database.Source : other).Up())));

        Assert.Equal(Migration.All.Count, applied.Sum());
        Assert.Equal(Migration.All.Count, applied.Max());
    }

    [Fact]
    public async Task The_lock_is_given_back_when_the_work_is_done()
    {
        using var database = TestDatabase.Empty();

        await database.Migrator().Up();

        await using var other = Databases.Open(database.ConnectionString, "other");
        await using var held = other.CreateCommand("SELECT pg_try_advisory_lock(2400)");
        Assert.Equal(true, await held.ExecuteScalarAsync());
    }

    [Fact]
    public async Task The_lock_is_given_back_when_a_step_fails()
    {
        using var database = TestDatabase.Empty();

        await Assert.ThrowsAsync<PostgresException>(() => new Migrator(database.Source, [First, Broken]).Up());

        await using var other = Databases.Open(database.ConnectionString, "other");
        await using var held = other.CreateCommand("SELECT pg_try_advisory_lock(2400)");
        Assert.Equal(true, await held.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_schema_is_current_when_every_step_is_applied_and_asking_changes_nothing()
    {
        using var database = TestDatabase.Empty();
        var both = new Migrator(database.Source, [First, Second]);

        Assert.False(await both.IsCurrent());
        Assert.Empty(database.Objects());

        await new Migrator(database.Source, [First]).Up();
        Assert.False(await both.IsCurrent());

        await both.Up();
        Assert.True(await both.IsCurrent());

        await both.Down(1);
        Assert.False(await both.IsCurrent());
    }

    [Fact]
    public async Task The_way_back_of_a_database_that_was_never_migrated_is_no_way()
    {
        using var database = TestDatabase.Empty();

        await database.Migrator().Down(0);

        Assert.Empty(database.Objects());
    }
}
