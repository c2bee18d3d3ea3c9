using Npgsql;
using Orleans.Embedded;
using Toolbox24.Storage.Commits;

namespace Orleans.PostgreSql;

/// <summary>
/// The right to be the one engine of a database: a session lock, lost with its connection, and an epoch that each taker
/// raises, so that a writer who has not noticed the loss writes nothing any more.
/// </summary>
internal sealed class DatabaseLease(NpgsqlDataSource database, CommitWriter writer, LeaseOptions options)
    : IEngineLease, IAsyncDisposable
{
    private const long LockKey = 2403;

    /// <summary>No engine has this epoch.</summary>
    private const long NoEpoch = -1;

    private NpgsqlConnection? held;

    public async Task<CancellationToken> Acquire(CancellationToken cancellationToken)
    {
        writer.Epoch = NoEpoch;
        var connection = await Connect(cancellationToken);
        try
        {
            await Take(connection, cancellationToken);
            writer.Epoch = await Scalar<long>(connection, "SELECT next_epoch()", cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        held = connection;
        var lost = new CancellationTokenSource();
        _ = Watch(connection, lost);
        return lost.Token;
    }

    /// <summary>Gives the lease back.</summary>
    public ValueTask DisposeAsync() => held?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A connection of its own, kept alive, whose death both ends notice within seconds.</summary>
    private async Task<NpgsqlConnection> Connect(CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Pooling = false,
            ApplicationName = $"{options.Application} lease",
        };
        if (builder.KeepAlive == 0) builder.KeepAlive = 5;
        var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await Execute(
            connection, "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3",
            cancellationToken);
        return connection;
    }

    private async Task Take(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await Scalar<bool>(connection, $"SELECT pg_try_advisory_lock({LockKey})", cancellationToken)) return;
        if (!options.Standby) throw new EngineAlreadyRunsException(await Holder(cancellationToken));

        await Execute(connection, $"SELECT pg_advisory_lock({LockKey})", cancellationToken);
    }

    private async Task<string> Holder(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            SELECT a.application_name || coalesce(' at ' || host(a.client_addr), '')
            FROM pg_locks l JOIN pg_stat_activity a USING (pid)
            WHERE l.locktype = 'advisory' AND l.objid = {LockKey} AND l.granted AND l.database = (
                SELECT oid FROM pg_database WHERE datname = current_database())
            """);
        return await command.ExecuteScalarAsync(cancellationToken) as string ?? "unknown";
    }

    private async Task Watch(NpgsqlConnection connection, CancellationTokenSource lost)
    {
        try
        {
            while (true) await connection.WaitAsync(CancellationToken.None);
        }
        catch (Exception)
        {
            // However it ended, the lock is gone.
            writer.Epoch = NoEpoch;
            await lost.CancelAsync();
            await connection.DisposeAsync();
        }
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<T> Scalar<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}

/// <summary>How the engine of this process asks for its database.</summary>
/// <param name="ConnectionString">Of the database it wants to be the one engine of; with its <c>Keepalive</c>, 5 s unless it says.</param>
/// <param name="Application">What the other side is told when this one holds the lease.</param>
/// <param name="Standby">Wait for the lease; otherwise a lease already held is a refusal to start.</param>
public sealed record LeaseOptions(string ConnectionString, string Application, bool Standby);

/// <summary>Another engine runs on this database.</summary>
public sealed class EngineAlreadyRunsException(string holder) : LeaseRefusedException(
    $"another engine runs on this database ({holder}): end it, or start this one with --standby to take over when it ends");
