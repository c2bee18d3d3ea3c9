using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Storage.Accounts;

/// <summary>A passkey of an account: the public half of a credential, in the words of WebAuthn.</summary>
public sealed record Passkey(
    byte[] Id, AccountId Account, string Name, byte[] PublicKey, uint SignCount, string[] Transports, bool IsUserVerified,
    bool IsBackupEligible, bool IsBackedUp, byte[] Attestation, byte[] ClientData, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt);

/// <summary>Keeps passkeys. They come and go with a change of their account: see <see cref="AccountNote"/>.</summary>
public sealed class PasskeyStore(NpgsqlDataSource database)
{
    private const string Columns =
        """
        id, account_id, name, public_key, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up, attestation,
        client_data, created_at, used_at
        """;

    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The account's passkeys, oldest first.</summary>
    public Task<List<Passkey>> Of(AccountId account, CancellationToken cancellationToken = default) => database.ReadAll(
        $"SELECT {Columns} FROM passkey WHERE account_id = $1 ORDER BY created_at, id", Read, [account.Value], cancellationToken);

    public async Task<Passkey?> Find(byte[] id, CancellationToken cancellationToken = default) => (await database.ReadAll(
        $"SELECT {Columns} FROM passkey WHERE id = $1", Read, [id], cancellationToken)).SingleOrDefault();

    /// <summary>Notes that a passkey was used, at its counter. Of two at once with one counter, one is refused.</summary>
    /// <param name="passkey">As it is after its use.</param>
    /// <param name="now">When.</param>
    /// <param name="used">Told to the audit where it was.</param>
    /// <param name="refused">Told to the audit where its counter has not gone up.</param>
    public async Task<bool> Use(Passkey passkey, DateTimeOffset now, AuditEntry used, AuditEntry refused)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        await using var command = database.CreateCommand("SELECT use_passkey($1, $2, $3, $4, $5, $6)");
        command.Parameters.AddWithValue(passkey.Id);
        command.Parameters.AddWithValue((long)passkey.SignCount);
        command.Parameters.AddWithValue(passkey.IsBackedUp);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, AuditLine.Write(used));
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, AuditLine.Write(refused));
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Calls a passkey something else; false where the account has none of this id.</summary>
    public async Task<bool> Rename(AccountId account, byte[] id, string name, AuditEntry renamed)
    {
        await using var command = database.CreateCommand("SELECT rename_passkey($1, $2, $3, $4)");
        command.Parameters.AddWithValue(account.Value);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(name);
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, AuditLine.Write(renamed));
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A passkey as its row, as PostgreSQL reads it: bytes are <c>\x</c> and their digits.</summary>
    internal static string Write(Passkey passkey) => JsonSerializer.Serialize(
        new
        {
            Id = Bytes(passkey.Id),
            AccountId = passkey.Account.Value,
            passkey.Name,
            PublicKey = Bytes(passkey.PublicKey),
            passkey.SignCount,
            passkey.Transports,
            passkey.IsUserVerified,
            passkey.IsBackupEligible,
            passkey.IsBackedUp,
            Attestation = Bytes(passkey.Attestation),
            ClientData = Bytes(passkey.ClientData),
            passkey.CreatedAt,
            passkey.UsedAt,
        },
        Names);

    private static string Bytes(byte[] bytes) => $@"\x{Convert.ToHexStringLower(bytes)}";

    private static Passkey Read(NpgsqlDataReader row) => new(
        row.GetFieldValue<byte[]>(0), new AccountId(row.GetGuid(1)), row.GetString(2), row.GetFieldValue<byte[]>(3), (uint)row.GetInt64(4),
        row.GetFieldValue<string[]>(5), row.GetBoolean(6), row.GetBoolean(7), row.GetBoolean(8), row.GetFieldValue<byte[]>(9),
        row.GetFieldValue<byte[]>(10), row.GetFieldValue<DateTimeOffset>(11),
        row.IsDBNull(12) ? null : row.GetFieldValue<DateTimeOffset>(12));
}
