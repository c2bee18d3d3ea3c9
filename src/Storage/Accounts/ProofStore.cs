using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Storage.Accounts;

/// <summary>Keeps proofs: each is taken once, whoever asks at the same time.</summary>
public sealed class ProofStore(NpgsqlDataSource database, CommitWriter writer, MessageLine messages, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private const string Columns = "id, use, account_id, secret_hash, code_hash, browser_hash, facts, tries, expires_at";

    /// <summary>
    /// Gives a proof with the messages that carry it. It voids those of the same use that the account still had, unless a stranger
    /// could ask for it: to verify an address, to sign in by mail, to recover.
    /// </summary>
    public Task Give(Proof proof, IReadOnlyList<Message>? tell = null)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return writer.Commit(new ProofCommit(Write(proof), clock.GetUtcNow(), messages.Write(tell ?? [])));
    }

    /// <summary>A proof as <c>give_proof</c> takes it.</summary>
    internal static string Write(Proof proof) => JsonSerializer.Serialize(
        new
        {
            proof.Id,
            Use = proof.Use.ToString(),
            AccountId = proof.Account?.Value,
            SecretHash = Hex(proof.SecretHash),
            CodeHash = Hex(proof.CodeHash),
            BrowserHash = Hex(proof.BrowserHash),
            Facts = JsonNode.Parse(proof.Facts),
            proof.Tries,
            proof.ExpiresAt,
        },
        Json);

    /// <summary>Looks at the proof a link stands for, and leaves it.</summary>
    public Task<Proof?> Find(ProofUse use, byte[] secretHash) => One(
        $"SELECT {Columns} FROM proof WHERE secret_hash = $1 AND use = $2 AND expires_at > $3", secretHash, use.ToString(), clock.GetUtcNow());

    /// <summary>Takes the proof a link stands for; with it go the others of its account and use.</summary>
    public Task<Proof?> Take(ProofUse use, byte[] secretHash) => One(
        $"SELECT {Columns} FROM take_proof((SELECT shown.id FROM proof shown WHERE shown.secret_hash = $1), $2, $3)",
        secretHash, use.ToString(), clock.GetUtcNow());

    /// <summary>Takes the proof by its code, and with it the others of its account and use; a wrong code costs it a try.</summary>
    /// <param name="use">What it is for.</param>
    /// <param name="id">As it was answered to whoever asked for it.</param>
    /// <param name="codeHash">The code that was typed.</param>
    /// <param name="owner">Whose it must be: another's is neither taken nor costs a try. Null where whoever has the code may use it.</param>
    public Task<Proof?> Try(ProofUse use, Guid id, byte[] codeHash, AccountId? owner = null) => One(
        $"SELECT {Columns} FROM try_code($1, $2, $3, $4, $5)", id, use.ToString(), codeHash, clock.GetUtcNow(),
        (object?)owner?.Value ?? DBNull.Value);

    /// <summary>Costs a half-done step a try; it ends with the last. Its code was judged elsewhere.</summary>
    public async Task<bool> Spend(ProofUse use, byte[] secretHash)
    {
        await using var command = database.CreateCommand(
            "UPDATE proof SET tries = tries - 1 WHERE secret_hash = $1 AND use = $2 AND expires_at > $3 AND tries > 0");
        command.Parameters.AddWithValue(secretHash);
        command.Parameters.AddWithValue(use.ToString());
        command.Parameters.AddWithValue(clock.GetUtcNow());
        return await command.ExecuteNonQueryAsync() > 0;
    }

    private async Task<Proof?> One(string sql, params object[] parameters) =>
        (await database.ReadAll(sql, Read, parameters, CancellationToken.None)).SingleOrDefault();

    private static Proof Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), Enum.Parse<ProofUse>(row.GetString(1)), row.IsDBNull(2) ? null : new AccountId(row.GetGuid(2)),
        Bytes(row, 3), Bytes(row, 4), Bytes(row, 5), row.GetString(6), row.GetInt32(7), row.GetFieldValue<DateTimeOffset>(8));

    private static byte[]? Bytes(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    private static string? Hex(byte[]? bytes) => bytes is null ? null : $"\\x{Convert.ToHexStringLower(bytes)}";

    private sealed record ProofCommit(string Given, DateTimeOffset At, string Messages) : UnitOfWork<ProofCommit, bool>
    {
        protected internal override string Sql =>
            "SELECT give_proof(given, at, messages) FROM unnest($1, $2, $3) AS made (given, at, messages)";

        protected internal override void Bind(UnitColumns<ProofCommit> columns) => columns
            .AddJson(unit => unit.Given)
            .Add(unit => unit.At)
            .AddJson(unit => unit.Messages);

        protected internal override bool Read(NpgsqlDataReader row) => true;
    }
}
