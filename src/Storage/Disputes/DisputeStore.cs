using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Incidents;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Storage.Disputes;

/// <summary>A dispute as it was read.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Version">The version of its last event.</param>
public sealed record DisputeState(Dispute Dispute, long Version);

/// <summary>What became of writing a dispute.</summary>
public enum DisputeSaved
{
    Done,

    /// <summary>It was decided from an older version; nothing was written.</summary>
    Stale,

    /// <summary>The same tool is disputed already; nothing was written.</summary>
    Taken,

    /// <summary>The session that asked has ended; nothing was written.</summary>
    Ended,
}

/// <summary>Keeps disputes: each event with what was said, its audit line and its letters. Their grain alone writes.</summary>
public sealed class DisputeStore(NpgsqlDataSource database, CommitWriter writer, MessageLine messages)
{
    /// <summary>The channel by which what goes back is asked of the rental.</summary>
    public const string Refunds = "dispute-refunds";

    /// <summary>Reads a dispute; null where there is none of this id.</summary>
    public async Task<DisputeState?> Load(DisputeId id, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT state::text, version FROM dispute WHERE id = $1",
        row => new DisputeState(EventJson.Read<Dispute>(row.GetString(0)), row.GetInt64(1)), [id.Value], cancellationToken)).SingleOrDefault();

    /// <summary>Writes a dispute as an event left it.</summary>
    /// <param name="after">As it is now.</param>
    /// <param name="happened">The event; what goes back leaves for the rental.</param>
    /// <param name="words">What was said with it; null where nothing was.</param>
    /// <param name="expected">The version it was decided from; 0 for a new one.</param>
    /// <param name="actor">Who caused it: an id, or "system".</param>
    /// <param name="tell">What leaves because of it.</param>
    /// <param name="session">The session by which it was asked; null where there is none.</param>
    public async Task<DisputeSaved> Save(
        Dispute after, DisputeEvent happened, DisputeWords? words, long expected, string actor, IEnumerable<Message> tell, Guid? session)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(happened);
        var type = happened.GetType().Name;
        var audit = happened.Facts is { } facts ? AuditLine.Write(new AuditEntry(type, actor, "dispute", after.Id.Value, happened.At, facts)) : null;
        var channels = happened is DisputeConcluded { Refund.Cents: > 0 } ? [Refunds] : IncidentStore.Raised(happened);
        return Enum.Parse<DisputeSaved>(await writer.Commit(new DisputeCommit(
            Row(after), Line(after, words), expected, type, EventJson.Write(happened), happened.At, actor, audit, JsonSerializer.Serialize(channels),
            messages.Write(tell), session)));
    }

    private static string Row(Dispute dispute) => JsonSerializer.Serialize(new
    {
        id = dispute.Id.Value,
        rental_id = dispute.Rental.Value,
        unit_id = dispute.Unit.Value,
        customer_id = dispute.Customer.Value,
        status = dispute.Status.ToString(),
        answer_by = dispute.AnswerBy,
        next_deadline = dispute.NextDeadline,
        state = JsonSerializer.SerializeToElement(dispute, EventJson.Options),
    });

    private static string? Line(Dispute dispute, DisputeWords? words) => words is null ? null : JsonSerializer.Serialize(new
    {
        dispute_id = dispute.Id.Value,
        number = dispute.Timeline.Length - 1,
        text = words.Text.Trim(),
        photos = words.Photos.Select(photo => photo.Value),
    });

    private sealed record DisputeCommit(
        string State, string? Line, long Version, string What, string Facts, DateTimeOffset At, string Actor, string? Audit, string Channels,
        string Messages, Guid? Session)
        : UnitOfWork<DisputeCommit, string>
    {
        protected internal override bool LocksFirst => true;

        protected internal override string Sql =>
            """
            SELECT CASE WHEN session_lives(session) THEN save_dispute(
                state, line, version, what, facts, at, actor, audit, ARRAY(SELECT jsonb_array_elements_text(channels)), messages) ELSE 'Ended' END
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                AS made (state, line, version, what, facts, at, actor, audit, channels, messages, session)
            """;

        protected internal override void Bind(UnitColumns<DisputeCommit> columns) => columns
            .AddJson(unit => unit.State)
            .AddJson(unit => unit.Line)
            .Add(unit => unit.Version)
            .Add(unit => unit.What)
            .AddJson(unit => unit.Facts)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .AddJson(unit => unit.Channels)
            .AddJson(unit => unit.Messages)
            .Add(unit => unit.Session);

        protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);
    }
}
