using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Audit;

/// <summary>
/// Chains what the audit log was told, within a second, one process at a time. An entry is chained when it is first seen,
/// after its commit: the order is that of the chain, not of the entries' instants.
/// </summary>
public sealed partial class AuditChainer(
    NpgsqlDataSource database, DatabaseSignals signals, TimeProvider clock, ILogger<AuditChainer> log) : BackgroundService
{
    private const int Batch = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Chains all that waits.</summary>
    /// <returns>How many entries; null where another process is chaining.</returns>
    public async Task<int?> Chain(CancellationToken cancellationToken = default)
    {
        var chained = 0;
        while (await HasWork(cancellationToken))
        {
            if (await ChainSome(cancellationToken) is not { } some) return null;

            chained += some;
        }

        return chained;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var committed = signals.NextEvents();
            try
            {
                await Chain(stoppingToken);
            }
            catch (Exception error)
            {
                if (!stoppingToken.IsCancellationRequested) ChainingFailed(error);
            }

            // An entry need not come with an event: look again after the pause at the latest.
            await Task.WhenAny(committed, Task.Delay(Pause, clock, stoppingToken));
        }
    }

    private async Task<bool> HasWork(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT EXISTS (SELECT FROM audit_unchained)");
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<int?> ChainSome(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // Its own statement: those that follow see what the leader before has committed.
        await using (var lead = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(2406)", connection))
        {
            if (await lead.ExecuteScalarAsync(cancellationToken) is not true) return null;
        }

        var waiting = await Waiting(connection, cancellationToken);
        var (position, hash) = await Last(connection, cancellationToken);
        var hashes = new List<AuditHash>(waiting.Count);
        foreach (var record in waiting) hashes.Add(hash = AuditChain.Next(hash, record));

        await Append(connection, position, waiting, hashes, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return waiting.Count;
    }

    private static async Task<List<AuditRecord>> Waiting(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT {AuditRows.RecordColumns} FROM audit_unchained u JOIN audit_entry e ON e.id = u.entry
            ORDER BY u.entry LIMIT {Batch}
            """, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);

        var waiting = new List<AuditRecord>();
        while (await rows.ReadAsync(cancellationToken)) waiting.Add(AuditRows.Record(rows, 0));
        return waiting;
    }

    private static async Task<(long Position, AuditHash Hash)> Last(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT position, encode(hash, 'hex') FROM audit_chain ORDER BY position DESC LIMIT 1", connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? (row.GetInt64(0), new AuditHash(row.GetString(1))) : (0, AuditChain.Start);
    }

    private static async Task Append(
        NpgsqlConnection connection, long after, List<AuditRecord> records, List<AuditHash> hashes, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            WITH chained AS (
                INSERT INTO audit_chain
                SELECT $1 + number, entry, hash FROM unnest($2, $3) WITH ORDINALITY AS made (entry, hash, number)
                RETURNING entry
            )
            DELETE FROM audit_unchained u USING chained WHERE u.entry = chained.entry
            """, connection);
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue(records.Select(record => record.Id).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, hashes.Select(hash => hash.ToBytes()).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "The audit log could not be chained; trying again in a second")]
    private partial void ChainingFailed(Exception error);
}
