using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain.Audit;

namespace Toolbox24.Storage.Audit;

/// <summary>Which facts a purge takes.</summary>
/// <param name="Before">Of entries before this instant.</param>
/// <param name="Actions">Of these actions; of all where null.</param>
/// <param name="Subject">About this person or thing: what was done to it, and what it did. About all where null.</param>
public sealed record AuditPurge(DateTimeOffset Before, IReadOnlyCollection<string>? Actions = null, Guid? Subject = null);

/// <summary>Adds to the audit log, and takes facts out of it when their time is over.</summary>
public sealed class AuditStore(NpgsqlDataSource database)
{
    /// <summary>What a purge is called in the log.</summary>
    public const string PurgeAction = "PurgeAuditFacts";

    /// <summary>
    /// Tells of an action that writes nothing else. It is durable when this returns; within a second it is chained. What
    /// writes something calls <c>record_audit</c> in its own statement instead.
    /// </summary>
    /// <exception cref="PostgresException">The entry is not one: its actor is an address, its action no word.</exception>
    public async Task Record(AuditEntry entry)
    {
        await using var command = database.CreateCommand("SELECT record_audit($1)");
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, AuditLine.Write(entry));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Tells of an action that repeats itself: nothing is written where the actor has told the same facts of the same thing
    /// after <paramref name="since" />. Told twice at once, it may be two lines.
    /// </summary>
    public async Task RecordOnce(AuditEntry entry, DateTimeOffset since)
    {
        await using var command = database.CreateCommand("SELECT record_audit_once($1, $2)");
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, AuditLine.Write(entry));
        command.Parameters.AddWithValue(since.ToUniversalTime());
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes facts out for ever. The entries stay and still verify; the purge is an entry of its own.</summary>
    /// <param name="purge">Which facts.</param>
    /// <param name="id">The purge's own id, which its entry is about.</param>
    /// <param name="at">When.</param>
    /// <param name="actor">Who asked for it: an id, or "system".</param>
    /// <returns>How many entries have lost their facts.</returns>
    public async Task<long> Purge(AuditPurge purge, Guid id, DateTimeOffset at, string actor)
    {
        var line = AuditLine.Write(new(PurgeAction, actor, "AuditPurge", id, at, new Dictionary<string, string?>
        {
            ["before"] = purge.Before.UtcDateTime.ToString("O"),
            ["actions"] = purge.Actions is null ? null : string.Join(' ', purge.Actions),
            ["subject"] = purge.Subject?.ToString(),
        }));
        await using var command = database.CreateCommand("SELECT purge_audit($1, $2, $3, $4)");
        command.Parameters.AddWithValue(purge.Before.ToUniversalTime());
        command.Parameters.Add(new NpgsqlParameter<string[]?> { TypedValue = purge.Actions?.ToArray() });
        command.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = purge.Subject });
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, line);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
