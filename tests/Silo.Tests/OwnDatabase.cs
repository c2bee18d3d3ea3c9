using Npgsql;

namespace Toolbox24.Silo.Tests;

/// <summary>An empty database for one test class, on the server <c>TOOLBOX24_TEST_DB</c> names. Without a server the tests fail.</summary>
public sealed class OwnDatabase : IAsyncLifetime
{
    private readonly string server = Environment.GetEnvironmentVariable("TOOLBOX24_TEST_DB")
        ?? throw new InvalidOperationException("TOOLBOX24_TEST_DB is missing: run the tests with make test");

    private readonly string name = $"silo_{Guid.NewGuid():N}";

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString;

    public Task InitializeAsync() => Execute(server, $"CREATE DATABASE {name}");

    public Task DisposeAsync() => Execute(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    public Task Execute(string sql) => Execute(ConnectionString, sql);

    private static async Task Execute(string where, string sql)
    {
        await using var connection = new NpgsqlConnection(where);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
