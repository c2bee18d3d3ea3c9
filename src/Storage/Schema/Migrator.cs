using System.Data;
using Npgsql;

namespace Toolbox24.Storage.Schema;

/// <summary>Brings a database's schema to the version this program was built for, one process at a time.</summary>
public sealed class Migrator(NpgsqlDataSource database)
{
    private const long LockKey = 2400;
    private const int NoLimit = 0;

    private readonly IReadOnlyList<Migration> migrations = Migration.All;

    /// <summary>Creates a runner over other steps than the built-in ones.</summary>
    public Migrator(NpgsqlDataSource database, IReadOnlyList<Migration> migrations)
        : this(database) => this.migrations = migrations;

    /// <summary>Applies the steps not applied yet, each in its own transaction.</summary>
    /// <returns>How many were applied.</returns>
    /// <exception cref="SchemaMismatchException">A step already applied is not the one built in.</exception>
    public async Task<int> Up(CancellationToken cancellationToken = default)
    {
        await using var alone = await Lock(cancellationToken);
        var session = alone.Connection;
        await CreateRecord(session, cancellationToken);
        var applied = await Applied(session, cancellationToken);
        Check(applied);

        var missing = migrations.Where(migration => !applied.ContainsKey(migration.Number)).ToList();
        foreach (var migration in missing)
        {
            await Run(session, migration.Up, "INSERT INTO migration VALUES ($1, $2, $3)", migration, cancellationToken);
        }

        return missing.Count;
    }

    /// <summary>Takes back the steps above <paramref name="number"/>, last first.</summary>
    public async Task Down(int number, CancellationToken cancellationToken = default)
    {
        await using var alone = await Lock(cancellationToken);
        var session = alone.Connection;
        var applied = await Applied(session, cancellationToken);
        Check(applied);

        foreach (var migration in migrations.Reverse().Where(m => m.Number > number && applied.ContainsKey(m.Number)))
        {
            await Run(
                session, migration.Down, "DELETE FROM migration WHERE (number, name, checksum) = ($1, $2, $3)",
                migration, cancellationToken);
        }
    }

    /// <summary>Whether every built-in step is applied, and is the one that was applied. Only reads.</summary>
    public async Task<bool> IsCurrent(CancellationToken cancellationToken = default)
    {
        await using var session = await database.OpenConnectionAsync(cancellationToken);
        var applied = await Applied(session, cancellationToken);
        Check(applied);
        return migrations.All(migration => applied.ContainsKey(migration.Number));
    }

    private async Task<LockedSession> Lock(CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({LockKey})", connection) { CommandTimeout = 120 };
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new LockedSession(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task CreateRecord(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SET client_min_messages = warning;
            CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL)
            """, session);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<Dictionary<int, string>> Applied(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        await using var exists = new NpgsqlCommand("SELECT to_regclass('migration') IS NOT NULL", session);
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true) return [];

        await using var command = new NpgsqlCommand("SELECT number, checksum FROM migration", session);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);

        var applied = new Dictionary<int, string>();
        while (await rows.ReadAsync(cancellationToken)) applied.Add(rows.GetInt32(0), rows.GetString(1));
        return applied;
    }

    private void Check(Dictionary<int, string> applied)
    {
        foreach (var migration in migrations)
        {
            if (applied.TryGetValue(migration.Number, out var checksum) && checksum != migration.Checksum)
                throw new SchemaMismatchException(migration);
        }
    }

    private static async Task Run(
        NpgsqlConnection session, string step, string record, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await session.BeginTransactionAsync(cancellationToken);
        await using var change = new NpgsqlCommand(step, session, transaction) { CommandTimeout = NoLimit };
        await change.ExecuteNonQueryAsync(cancellationToken);

        await using var trace = new NpgsqlCommand(record, session, transaction);
        trace.Parameters.AddWithValue(migration.Number);
        trace.Parameters.AddWithValue(migration.Name);
        trace.Parameters.AddWithValue(migration.Checksum);
        await trace.ExecuteNonQueryAsync(cancellationToken);

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// A session that has the lock and gives it back: a pooled connection is reset when it is next used, so a lock left on
    /// it would keep every other process waiting until then.
    /// </summary>
    private sealed class LockedSession(NpgsqlConnection connection) : IAsyncDisposable
    {
        public NpgsqlConnection Connection => connection;

        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                if (connection.State != ConnectionState.Open) return;
                await using var command = new NpgsqlCommand($"SELECT pg_advisory_unlock({LockKey})", connection);
                await command.ExecuteNonQueryAsync();
            }
        }
    }
}

/// <summary>The database was migrated by a file that has been edited since; someone must look before anything runs on it.</summary>
public sealed class SchemaMismatchException(Migration migration) : Exception(
    $"Migration {migration.Number:0000}_{migration.Name} was applied with another content than this program's.");
