using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Incidents;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Incidents;

/// <summary>Keeps who is on call when. The database judges that nobody else has the same rank at the same time.</summary>
public sealed class OnCallStore(NpgsqlDataSource database, CommitWriter writer)
{
    /// <summary>The shifts that have not ended at an instant, by their beginning and rank. 500 at most.</summary>
    public Task<List<OnCallShift>> From(DateTimeOffset now, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT id, who, rank, lower(during), upper(during) FROM on_call WHERE upper(during) > $1 ORDER BY lower(during), rank LIMIT 500",
        row => new OnCallShift(
            new ShiftId(row.GetGuid(0)), new AccountId(row.GetGuid(1)), row.GetInt32(2), row.GetFieldValue<DateTimeOffset>(3),
            row.GetFieldValue<DateTimeOffset>(4)),
        [now], cancellationToken);

    /// <summary>Who is on call at an instant, by rank: whoever works for us still.</summary>
    public Task<List<AccountId>> At(DateTimeOffset now, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT o.who FROM on_call o JOIN account a ON a.id = o.who WHERE o.during @> $1 AND a.status = 'Active' ORDER BY o.rank",
        row => new AccountId(row.GetGuid(0)), [now], cancellationToken);

    /// <summary>Who is told where nobody is on call.</summary>
    public Task<List<AccountId>> Administrators(CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT id FROM account WHERE 'Administrator' = ANY (roles) AND status = 'Active' AND password_hash IS NOT NULL ORDER BY created_at, id LIMIT 20",
        row => new AccountId(row.GetGuid(0)), [], cancellationToken);

    /// <returns>The shift as written; <see cref="RankTaken" /> or <see cref="SessionEnded" />.</returns>
    public async Task<Result<OnCallShift>> Plan(OnCallShift shift, ChangeNote note)
    {
        ArgumentNullException.ThrowIfNull(shift);
        return await Write(new ShiftCommit(
            shift.Id.Value, shift.Who.Value, shift.Rank, shift.Start, shift.End, EventJson.Write(new { shift = shift.Id, who = shift.Who }), note.At,
            note.Actor, Audit(shift, note), note.Session)) switch
        {
            "Done" => shift,
            "Ended" => new SessionEnded(),
            _ => new RankTaken(),
        };
    }

    /// <returns>The shift that was; <see cref="UnknownShift" /> or <see cref="SessionEnded" />.</returns>
    public async Task<Result<OnCallShift>> Drop(OnCallShift shift, ChangeNote note)
    {
        ArgumentNullException.ThrowIfNull(shift);
        return await Write(new ShiftCommit(
            shift.Id.Value, null, null, null, null, EventJson.Write(new { shift = shift.Id, who = shift.Who }), note.At, note.Actor,
            Audit(shift, note), note.Session)) switch
        {
            "Done" => shift,
            "Ended" => new SessionEnded(),
            _ => new UnknownShift(shift.Id),
        };
    }

    private Task<string> Write(ShiftCommit commit) => writer.Commit(commit);

    private static string Audit(OnCallShift shift, ChangeNote note) => AuditLine.Write(new AuditEntry(
        note.What, note.Actor, "shift", shift.Id.Value, note.At, new Dictionary<string, string?> { ["who"] = shift.Who.Value.ToString() }));

    /// <summary>Plans a shift, or where nobody is named drops it.</summary>
    private sealed record ShiftCommit(
        Guid Shift, Guid? Who, int? Rank, DateTimeOffset? Start, DateTimeOffset? End, string Facts, DateTimeOffset At, string Actor, string Audit,
        Guid? Session)
        : UnitOfWork<ShiftCommit, string>
    {
        protected internal override bool LocksFirst => true;

        protected internal override string Sql =>
            """
            SELECT CASE
                WHEN NOT session_lives(session) THEN 'Ended'
                WHEN who IS NULL THEN drop_on_call(shift, facts, at, actor, audit)
                ELSE plan_on_call(shift, who, rank, starts_at, ends_at, facts, at, actor, audit) END
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                AS made (shift, who, rank, starts_at, ends_at, facts, at, actor, audit, session)
            """;

        protected internal override void Bind(UnitColumns<ShiftCommit> columns) => columns
            .Add(unit => unit.Shift)
            .Add(unit => unit.Who)
            .Add(unit => unit.Rank)
            .Add(unit => unit.Start)
            .Add(unit => unit.End)
            .AddJson(unit => unit.Facts)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .Add(unit => unit.Session);

        protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);
    }
}
