using Npgsql;
using Toolbox24.Storage.Schema;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Audit;

/// <summary>The role the application works under.</summary>
[Trait("story", "T24-1301")]
public sealed class RoleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_connection_works_under_it_also_when_it_comes_back_from_the_pool()
    {
        await using var source = Databases.Open($"{Databases.AsApplication(database.ConnectionString)};Maximum Pool Size=1", "role");

        // The third and later are prepared, which changes how the pool resets a connection.
        for (var use = 0; use < 5; use++)
        {
            await using var command = source.CreateCommand("SELECT current_user::text");
            Assert.Equal(Databases.ApplicationRole, await command.ExecuteScalarAsync());
        }
    }

    [Fact]
    public async Task Tables_of_later_migrations_are_the_application_s_to_use()
    {
        database.Execute("CREATE TABLE later (n bigint GENERATED ALWAYS AS IDENTITY, word text)");
        await using var source = Databases.Open(Databases.AsApplication(database.ConnectionString), "role");
        await using var command = source.CreateCommand(
            "INSERT INTO later (word) VALUES ('a'); UPDATE later SET word = 'b'; DELETE FROM later; SELECT last_value FROM later_n_seq");

        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public void What_the_connection_string_said_already_still_holds()
    {
        var given = new NpgsqlConnectionStringBuilder("Host=h;Options=-c statement_timeout=1000");

        Assert.Equal(
            $"-c statement_timeout=1000 -c role={Databases.ApplicationRole} -c jit=off",
            new NpgsqlConnectionStringBuilder(Databases.AsApplication(given.ConnectionString)).Options);
    }

    [Fact]
    public async Task Databases_of_one_server_can_be_migrated_at_once()
    {
        var empty = Enumerable.Range(0, 4).Select(_ => TestDatabase.Empty()).ToList();

        var applied = await Task.WhenAll(empty.Select(one => Task.Run(() => new Migrator(one.Source).Up())));

        Assert.All(applied, count => Assert.Equal(Migration.All.Count, count));
        foreach (var one in empty) one.Dispose();
    }

    [Fact]
    public async Task An_owner_and_a_login_of_the_application_need_not_rule_the_server()
    {
        using var empty = TestDatabase.Empty();
        var (owner, login) = ($"owner_{Guid.NewGuid():n}", $"login_{Guid.NewGuid():n}");
        empty.Execute(
            $"""
            CREATE ROLE {owner} LOGIN PASSWORD 'owner' IN ROLE toolbox24_app;
            CREATE ROLE {login} LOGIN PASSWORD 'login' IN ROLE toolbox24_app;
            DROP SCHEMA public;
            """);
        empty.Execute($"ALTER DATABASE {empty.Scalar<string>("SELECT current_database()::text")} OWNER TO {owner}");
        empty.Execute($"CREATE SCHEMA public AUTHORIZATION {owner}");
        try
        {
            await using var owned = Databases.Open(As(empty, owner, "owner"), "owner");
            await using var used = Databases.Open(Databases.AsApplication(As(empty, login, "login")), "login");

            await new Migrator(owned).Up();
            await using var command = used.CreateCommand("SELECT next_epoch()");
            Assert.Equal(1L, await command.ExecuteScalarAsync());
            await new Migrator(owned).Down(0);
        }
        finally
        {
            empty.Execute($"DROP OWNED BY {owner}, {login} CASCADE; REASSIGN OWNED BY {owner} TO CURRENT_USER; DROP ROLE {owner}, {login}");
        }
    }

    private static string As(TestDatabase database, string login, string password) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = login, Password = password, Pooling = false }.ConnectionString;
}
