using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Settings;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Settings;

/// <summary>Keeps the values of parameters: each change with its event and its audit line.</summary>
public sealed class ParameterStore(NpgsqlDataSource database, CommitWriter writer, DatabaseSignals signals)
{
    private static readonly JsonSerializerOptions Columns = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads all of them.</summary>
    public async Task<ParameterBook> Load(CancellationToken cancellationToken = default)
    {
        // One statement, so that the revision is that of the values beside it.
        var rows = await database.ReadAll(
            "SELECT parameters_revision(), to_jsonb(p)::text FROM (SELECT) one LEFT JOIN parameter_value p ON true ORDER BY p.key, p.version",
            row => (Revision: row.GetInt64(0), Value: row.IsDBNull(1) ? null : Read(row.GetString(1))), [], cancellationToken);
        return new ParameterBook(rows[0].Revision, [.. rows.Select(row => row.Value).OfType<ParameterValue>()]);
    }

    /// <summary>Writes a value as a decision left it.</summary>
    /// <param name="after">The value.</param>
    /// <param name="book">What it was decided from.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="at">When.</param>
    /// <param name="session">The session that asked; null where there is none.</param>
    /// <returns>False where the book is stale or the session has ended: nothing was written, and it must be decided again.</returns>
    public async Task<bool> Save(ParameterValue after, ParameterBook book, AccountId actor, DateTimeOffset at, Guid? session = null)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(book);
        var parameter = Parameters.Find(after.Key)!;
        var (type, by) = ($"Parameter{after.Status}", actor.Value.ToString());
        var isTakenBack = after.Status == ParameterStatus.Withdrawn;
        var followed = (isTakenBack ? book.With(after) : book).InForce(after.Key, after.EffectiveFrom ?? at)?.Value ?? parameter.Default;
        var audit = new AuditEntry(type, by, "parameter", parameter.Id, at, new Dictionary<string, string?>
        {
            ["key"] = after.Key,
            ["before"] = isTakenBack ? after.Value : followed,
            ["after"] = isTakenBack ? followed : after.Value,
            ["from"] = after.EffectiveFrom?.UtcDateTime.ToString("O"),
        });
        var done = await writer.Commit(new ParameterCommit(Write(after), book.Revision, type, at, by, AuditLine.Write(audit), session));
        if (done) signals.RaiseSettings();
        return done;
    }

    private static string Write(ParameterValue value) => JsonSerializer.Serialize(
        new ParameterRow(
            value.Key, value.Version, value.Value, value.EffectiveFrom, value.Status, value.SetBy.Value, value.SetAt, value.ApprovedBy?.Value,
            value.ApprovedAt),
        Columns);

    private static ParameterValue Read(string row)
    {
        var read = JsonSerializer.Deserialize<ParameterRow>(row, Columns)!;
        return new ParameterValue(
            read.Key, read.Version, read.Value, read.EffectiveFrom?.ToUniversalTime(), read.Status, new(read.SetBy),
            read.SetAt.ToUniversalTime(), read.ApprovedBy is { } by ? new AccountId(by) : null, read.ApprovedAt?.ToUniversalTime());
    }

    private sealed record ParameterRow(
        string Key, int Version, string Value, DateTimeOffset? EffectiveFrom, ParameterStatus Status, Guid SetBy, DateTimeOffset SetAt,
        Guid? ApprovedBy, DateTimeOffset? ApprovedAt);

    private sealed record ParameterCommit(string State, long Expected, string Type, DateTimeOffset At, string Actor, string Audit, Guid? Session)
        : UnitOfWork<ParameterCommit, bool>
    {
        protected internal override string Sql =>
            """
            SELECT CASE WHEN session_lives(session) THEN save_parameter(state, expected, type, at, actor, audit) ELSE false END
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS made (state, expected, type, at, actor, audit, session)
            """;

        protected internal override void Bind(UnitColumns<ParameterCommit> columns) => columns
            .AddJson(unit => unit.State)
            .Add(unit => unit.Expected)
            .Add(unit => unit.Type)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .Add(unit => unit.Session);

        protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);
    }
}
