using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Storage.Accounts;

/// <summary>Keeps sessions and what shows them.</summary>
public sealed class SessionStore(NpgsqlDataSource database, CommitWriter writer, MessageLine messages, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Columns = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Opens a session; <paramref name="how"/> says in the audit how they proved who they are.</summary>
    public Task Open(
        Session session, string? address, string how, IReadOnlyList<SessionToken> tokens, IReadOnlyList<Message> tell)
    {
        ArgumentNullException.ThrowIfNull(session);
        var state = JsonSerializer.Serialize(
            new
            {
                session.Id,
                AccountId = session.Account.Value,
                Kind = session.Kind.ToString(),
                session.Device,
                Address = address,
                session.Stamp,
                session.CreatedAt,
                SeenAt = session.CreatedAt,
                session.SecondFactorAt,
                session.ProvedAt,
                ActingFor = session.ActingFor?.Value,
                session.IdleUntil,
                session.EndsAt,
            },
            Columns);
        var audit = Line("SignedIn", session.Account.Value, session.Id, new() { ["how"] = how, ["address"] = address });
        return writer.Commit(new SessionCommit(state, Json(tokens), audit, messages.Write(tell)));
    }

    // Those of one reading in one order: each may lock its session, to note it as seen.
    private readonly GatheredReads<(string Hash, TokenUse Use), Shown> reads = new(
        tokens => database.ReadAll(
            """
            WITH live AS (
                SELECT s.id, s.account_id, s.kind, s.stamp, s.second_factor_at, s.proved_at, s.acting_for, s.acting_until, s.seen_at, a.roles,
                       shown.hash, shown.use
                FROM unnest($1, $2) AS shown (hash, use)
                JOIN session_token t ON t.hash = decode(shown.hash, 'hex') AND t.use = shown.use
                JOIN session s ON s.id = t.session_id
                JOIN account a ON a.id = s.account_id
                WHERE t.expires_at > $3 AND t.used_at IS NULL AND s.idle_until > $3 AND s.ends_at > $3 AND s.stamp = a.stamp
                  AND a.status = 'Active'
            ), seen AS (
                UPDATE session s SET seen_at = $3, idle_until = $3 + CASE WHEN live.roles = '{Customer}' THEN $5 ELSE $4 END
                FROM (SELECT s.id FROM session s WHERE s.id IN (SELECT id FROM live WHERE seen_at < $3 - interval '1 minute')
                      ORDER BY s.id FOR UPDATE) due
                JOIN live ON live.id = due.id
                WHERE s.id = due.id
            )
            SELECT id, account_id, kind, stamp, second_factor_at, proved_at, acting_for, roles, acting_until, hash, use FROM live
            """,
            ReadShown,
            [
                Array.ConvertAll(tokens, token => token.Hash), Array.ConvertAll(tokens, token => token.Use.ToString()), clock.GetUtcNow(),
                Session.Idle(staff: true), Session.Idle(staff: false),
            ],
            CancellationToken.None),
        shown => (shown.Hash, shown.Use));

    /// <summary>Who is behind a token, noted as seen; null where it shows nothing, or no longer.</summary>
    public async Task<SignedIn?> Use(byte[] hash, TokenUse use, CancellationToken cancellationToken = default) =>
        (await reads.Find((Convert.ToHexStringLower(hash), use)).WaitAsync(cancellationToken))?.SignedIn;

    private sealed record Shown(string Hash, TokenUse Use, SignedIn SignedIn);

    private static Shown ReadShown(NpgsqlDataReader row) => new(
        row.GetString(9), Enum.Parse<TokenUse>(row.GetString(10)), new SignedIn(
            row.GetGuid(0), new AccountId(row.GetGuid(1)), Enum.Parse<SessionKind>(row.GetString(2)), row.GetInt32(3),
            row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5),
            row.IsDBNull(6) ? null : new AccountId(row.GetGuid(6)),
            [.. row.GetFieldValue<string[]>(7).Select(Enum.Parse<Role>)], row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8)));

    /// <summary>Exchanges a refresh token. One that comes twice ends its session, and is told to its owner.</summary>
    public async Task<(Refreshed Outcome, AccountId? Account)> Refresh(byte[] hash, IReadOnlyList<SessionToken> tokens)
    {
        var (now, audit) = (clock.GetUtcNow(), Line("RefreshTokenReused", Guid.Empty, Guid.Empty, []));
        var content = new RefreshTokenReused(now);
        var letter = new Message(MessageId.New(now), Account: null, MessageChannel.Mail, To: "", content.Template, content.Facts, now);
        var (outcome, account) = (await database.ReadAll(
            "SELECT outcome, account_id FROM refresh_tokens($1, $2, $3::jsonb, $4::jsonb, $5::jsonb)",
            row => (Enum.Parse<Refreshed>(row.GetString(0)), new AccountId(row.GetGuid(1))),
            [hash, now, Json(tokens), audit, messages.Write(letter)!], CancellationToken.None)).SingleOrDefault();
        return (outcome, outcome == Refreshed.No ? null : account);
    }

    /// <summary>Ends the account's sessions: the one named, or all but one. Says how many.</summary>
    public async Task<int> End(AccountId account, Guid? only = null, Guid? but = null)
    {
        var audit = only is { } named ? Line("SessionsEnded", account.Value, named, []) : await EndedOf(account, but);
        await using var command = database.CreateCommand("SELECT end_sessions($1, $2, $3, $4::jsonb)");
        command.Parameters.AddWithValue(account.Value);
        command.Parameters.AddWithValue(NpgsqlTypes.NpgsqlDbType.Uuid, (object?)only ?? DBNull.Value);
        command.Parameters.AddWithValue(NpgsqlTypes.NpgsqlDbType.Uuid, (object?)but ?? DBNull.Value);
        command.Parameters.AddWithValue(audit);
        return (int)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The line of all sessions but one, which is about the account: they are named by its facts.</summary>
    private async Task<string> EndedOf(AccountId account, Guid? but)
    {
        var ids = await database.ReadAll(
            "SELECT id FROM session WHERE account_id = $1 AND id <> $2 ORDER BY id", row => row.GetGuid(0), [account.Value, but ?? Guid.Empty],
            CancellationToken.None);
        return AuditLine.Write(new AuditEntry(
            "SessionsEnded", account.Value.ToString(), "account", account.Value, clock.GetUtcNow(),
            new Dictionary<string, string?> { ["sessions"] = string.Join(' ', ids) }));
    }

    /// <summary>Notes a fresh proof of who is there.</summary>
    public async Task StepUp(Guid session, bool withSecondFactor)
    {
        await using var command = database.CreateCommand(
            "UPDATE session SET proved_at = $2, second_factor_at = CASE WHEN $3 THEN $2 ELSE second_factor_at END WHERE id = $1");
        command.Parameters.AddWithValue(session);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        command.Parameters.AddWithValue(withSecondFactor);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The account's live sessions, last seen first.</summary>
    public Task<List<SessionView>> Of(AccountId account, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT s.id, s.kind, s.device, s.address, s.created_at, s.seen_at FROM session s JOIN account a ON a.id = s.account_id
        WHERE s.account_id = $1 AND s.idle_until > $2 AND s.ends_at > $2 AND s.stamp = a.stamp ORDER BY s.seen_at DESC, s.id
        """,
        row => new SessionView(
            row.GetGuid(0), Enum.Parse<SessionKind>(row.GetString(1)), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3),
            row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5)),
        [account.Value, clock.GetUtcNow()], cancellationToken);

    private string Line(string action, Guid actor, Guid session, Dictionary<string, string?> facts) =>
        AuditLine.Write(new AuditEntry(action, actor.ToString(), "session", session, clock.GetUtcNow(), facts));

    private static string Json(IReadOnlyList<SessionToken> tokens) => JsonSerializer.Serialize(
        tokens.Select(token => new { Hash = Convert.ToHexStringLower(token.Hash), Use = token.Use.ToString(), token.ExpiresAt }), Columns);

    private sealed record SessionCommit(string State, string Tokens, string Audit, string Messages) : UnitOfWork<SessionCommit, bool>
    {
        protected internal override string Sql =>
            """
            SELECT open_session(state, tokens, audit, messages)
            FROM unnest($1, $2, $3, $4) AS made (state, tokens, audit, messages)
            """;

        protected internal override void Bind(UnitColumns<SessionCommit> columns) => columns
            .AddJson(unit => unit.State)
            .AddJson(unit => unit.Tokens)
            .AddJson(unit => unit.Audit)
            .AddJson(unit => unit.Messages);

        protected internal override bool Read(NpgsqlDataReader row) => true;
    }
}
