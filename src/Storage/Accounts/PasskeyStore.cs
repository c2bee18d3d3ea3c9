using Npgsql;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Storage.Accounts;

/// <summary>A passkey of an account: the public half of a credential, in the words of WebAuthn.</summary>
public sealed record Passkey(
    byte[] Id, AccountId Account, string Name, byte[] PublicKey, uint SignCount, string[] Transports, bool IsUserVerified,
    bool IsBackupEligible, bool IsBackedUp, byte[] Attestation, byte[] ClientData, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt);

/// <summary>Keeps passkeys.</summary>
public sealed class PasskeyStore(NpgsqlDataSource database)
{
    private const string Columns =
        """
        id, account_id, name, public_key, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up, attestation,
        client_data, created_at, used_at
        """;

    /// <summary>The account's passkeys, oldest first.</summary>
    public Task<List<Passkey>> Of(AccountId account, CancellationToken cancellationToken = default) => database.ReadAll(
        $"SELECT {Columns} FROM passkey WHERE account_id = $1 ORDER BY created_at", Read, [account.Value], cancellationToken);

    public async Task<Passkey?> Find(byte[] id, CancellationToken cancellationToken = default) => (await database.ReadAll(
        $"SELECT {Columns} FROM passkey WHERE id = $1", Read, [id], cancellationToken)).SingleOrDefault();

    /// <summary>Adds a passkey, or notes what has changed of it.</summary>
    public async Task Save(Passkey passkey)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        await using var command = database.CreateCommand(
            $"""
             INSERT INTO passkey ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             ON CONFLICT (id) DO UPDATE SET
                 name = excluded.name, sign_count = excluded.sign_count, is_user_verified = excluded.is_user_verified,
                 is_backed_up = excluded.is_backed_up, used_at = excluded.used_at
             WHERE passkey.account_id = excluded.account_id
             """);
        object[] values =
        [
            passkey.Id, passkey.Account.Value, passkey.Name, passkey.PublicKey, (long)passkey.SignCount, passkey.Transports,
            passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, passkey.Attestation, passkey.ClientData,
            passkey.CreatedAt, (object?)passkey.UsedAt ?? DBNull.Value,
        ];
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Forgets a passkey; false where the account has none of this id.</summary>
    public async Task<bool> Remove(AccountId account, byte[] id)
    {
        await using var command = database.CreateCommand("DELETE FROM passkey WHERE id = $1 AND account_id = $2");
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(account.Value);
        return await command.ExecuteNonQueryAsync() > 0;
    }

    private static Passkey Read(NpgsqlDataReader row) => new(
        row.GetFieldValue<byte[]>(0), new AccountId(row.GetGuid(1)), row.GetString(2), row.GetFieldValue<byte[]>(3), (uint)row.GetInt64(4),
        row.GetFieldValue<string[]>(5), row.GetBoolean(6), row.GetBoolean(7), row.GetBoolean(8), row.GetFieldValue<byte[]>(9),
        row.GetFieldValue<byte[]>(10), row.GetFieldValue<DateTimeOffset>(11),
        row.IsDBNull(12) ? null : row.GetFieldValue<DateTimeOffset>(12));
}
