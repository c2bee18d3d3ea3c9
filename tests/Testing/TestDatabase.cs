using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Toolbox24.Storage;
using Toolbox24.Storage.Schema;

namespace Toolbox24.Testing;

/// <summary>
/// A database of one's own on the test server, with the real schema; as a class fixture, one for each test class.
/// Without a server the tests fail: a missing database must not pass for a green run.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    public const string Variable = "TOOLBOX24_TEST_DB";

    private const long TemplateLock = 2409;

    // By content: two versions of the schema may be tested on one server.
    private static readonly string Template = "template_" + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Migration.All.Select(migration => migration.Checksum)))))[..16];

    // A copy waits for checkpoints, and on a busy machine for others.
    private static readonly string Patiently = $"Command Timeout={Patience.Limit.TotalSeconds}";

    private static readonly Lazy<string> Server = new(PrepareServer);

    private readonly string name = $"test_{Guid.NewGuid():n}";

    public TestDatabase()
    {
        Execute(Server.Value, $"CREATE DATABASE {name} TEMPLATE {Template} STRATEGY file_copy");
        ConnectionString = On(Server.Value, name);
        Source = Databases.Open($"{ConnectionString};{Patiently}", "test");
    }

    /// <summary>A database in which nothing was ever made.</summary>
    public static TestDatabase Empty()
    {
        var database = new TestDatabase();
        database.Execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        return database;
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public void Dispose()
    {
        Source.Dispose();
        Execute(Server.Value, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>Runs one statement, for arranging and asserting.</summary>
    public int Execute(string sql, params object[] parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads one value, for asserting.</summary>
    public T Scalar<T>(string sql, params object[] parameters)
    {
        using var command = Command(sql, parameters);
        return (T)command.ExecuteScalar()!;
    }

    /// <summary>Reads one column, for asserting.</summary>
    public List<T> Column<T>(string sql, params object[] parameters)
    {
        using var command = Command(sql, parameters);
        using var rows = command.ExecuteReader();
        var values = new List<T>();
        while (rows.Read()) values.Add(rows.GetFieldValue<T>(0));
        return values;
    }

    private NpgsqlCommand Command(string sql, object[] parameters)
    {
        var command = Source.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.AddWithValue(parameter);
        return command;
    }

    /// <summary>Migrates a template once per server and version of the schema; each test class copies it.</summary>
    private static string PrepareServer()
    {
        var server = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"{Variable} is not set. Run the tests with make test.");

        using var source = NpgsqlDataSource.Create($"{server};{Patiently}");
        using var session = source.OpenConnection();
        using (var take = new NpgsqlCommand($"SELECT pg_advisory_lock({TemplateLock})", session)) take.ExecuteNonQuery();
        using var exists = new NpgsqlCommand($"SELECT 1 FROM pg_database WHERE datname = '{Template}'", session);
        if (exists.ExecuteScalar() is null) Execute(server, $"CREATE DATABASE {Template}");

        using var template = Databases.Open(On(server, Template) + ";Pooling=false", "test");
        new Migrator(template).Up().GetAwaiter().GetResult();
        return server;
    }

    private static string On(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;

    private static void Execute(string server, string sql)
    {
        using var source = NpgsqlDataSource.Create($"{server};{Patiently};Pooling=false");
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}
