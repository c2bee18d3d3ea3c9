using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Sites;

/// <summary>Keeps pairing codes: each is taken once, whoever shows it at the same time.</summary>
public sealed class PairingStore(NpgsqlDataSource database)
{
    /// <summary>Keeps a code, and forgets those whose time is over.</summary>
    public async Task Give(Pairing pairing, byte[] codeHash, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(pairing);
        await using var command = database.CreateCommand(
            """
            WITH over AS (DELETE FROM pairing WHERE expires_at <= $8)
            INSERT INTO pairing VALUES ($1, $2, $3, $4, $5, $6, $7)
            """);
        command.Parameters.AddWithValue(codeHash);
        command.Parameters.AddWithValue(pairing.Site.Value);
        command.Parameters.AddWithValue(pairing.Kind.ToString());
        command.Parameters.AddWithValue(pairing.Name);
        command.Parameters.AddWithValue(NpgsqlDbType.Uuid, (object?)pairing.Replaces?.Value ?? DBNull.Value);
        command.Parameters.AddWithValue(pairing.By);
        command.Parameters.AddWithValue(pairing.ExpiresAt);
        command.Parameters.AddWithValue(now);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What a code is good for, which it is no more; null where it is good for nothing.</summary>
    public async Task<Pairing?> Take(byte[] codeHash, DateTimeOffset now) => (await database.ReadAll(
        "DELETE FROM pairing WHERE code_hash = $1 AND expires_at > $2 RETURNING site_id, kind, name, replaces, made_by, expires_at",
        row => new Pairing(
            new SiteId(row.GetGuid(0)), Enum.Parse<DeviceKind>(row.GetString(1)), row.GetString(2), row.IsDBNull(3) ? null : new DeviceId(row.GetGuid(3)),
            row.GetGuid(4), row.GetFieldValue<DateTimeOffset>(5)),
        [codeHash, now], CancellationToken.None)).SingleOrDefault();
}
