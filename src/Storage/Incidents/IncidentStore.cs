using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Storage.Incidents;

/// <summary>An incident as it was read.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Version">The version of its last event.</param>
public sealed record IncidentState(Incident Incident, long Version);

/// <summary>What became of writing an incident.</summary>
public enum IncidentSaved
{
    Done,

    /// <summary>It was decided from an older version, or was raised before; nothing was written.</summary>
    Stale,

    /// <summary>What it is about is not there; nothing was written.</summary>
    Missing,

    /// <summary>The session that asked has ended; nothing was written.</summary>
    Ended,
}

/// <summary>Keeps incidents. Nobody owns one: each change is a decision and a version check.</summary>
public sealed class IncidentStore(NpgsqlDataSource database, CommitWriter writer, MessageLine messages)
{
    /// <summary>The channel by which events raise incidents.</summary>
    public const string Channel = "incidents";

    /// <summary>The channels by which an event leaves that raises an incident.</summary>
    internal static string[] Raised(object? happened) => happened is not null && IncidentRule.Of(happened) is not null ? [Channel] : [];

    /// <summary>Reads an incident; null where there is none of this id.</summary>
    public async Task<IncidentState?> Load(IncidentId id, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT state::text, version FROM incident WHERE id = $1",
        row => new IncidentState(EventJson.Read<Incident>(row.GetString(0)), row.GetInt64(1)), [id.Value], cancellationToken)).SingleOrDefault();

    /// <summary>Writes an incident as an event left it.</summary>
    /// <param name="after">As it is now.</param>
    /// <param name="happened">The event, with what was written.</param>
    /// <param name="expected">The version it was decided from; 0 for a new one.</param>
    /// <param name="tell">Who is alerted because of it.</param>
    /// <param name="session">The session by which it was asked; null where there is none.</param>
    public async Task<IncidentSaved> Save(
        Incident after, IncidentEvent happened, long expected, IEnumerable<Message>? tell = null, Guid? session = null)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(happened);
        var (type, actor) = (happened.GetType().Name, happened.Doer?.Value.ToString() ?? "system");
        var audit = happened.Doer is null
            ? null
            : AuditLine.Write(new AuditEntry(type, actor, "incident", after.Id.Value, happened.At, new Dictionary<string, string?>
            {
                ["severity"] = after.Severity.ToString(),
                ["assignee"] = after.Assignee?.Value.ToString(),
            }));
        return Enum.Parse<IncidentSaved>(await writer.Commit(new IncidentCommit(
            Row(after), Entry(after, happened), expected, type, EventJson.Write(happened), happened.At, actor, audit, messages.Write(tell ?? []), session)));
    }

    private static string Row(Incident incident) => JsonSerializer.Serialize(new
    {
        id = incident.Id.Value,
        kind = incident.Kind.ToString(),
        severity = incident.Severity.ToString(),
        site_id = incident.Place.Site?.Value,
        door_id = incident.Place.Door?.Value,
        unit_id = incident.Place.Unit?.Value,
        rental_id = incident.Place.Rental?.Value,
        assignee_id = incident.Assignee?.Value,
        opened_at = incident.OpenedAt,
        closed_at = incident.ClosedAt,
        next_alert = incident.NextAlert,
        state = JsonSerializer.SerializeToElement(incident, EventJson.Options),
    });

    private static string? Entry(Incident after, IncidentEvent happened) => happened.Words is not { } words ? null : JsonSerializer.Serialize(new
    {
        incident_id = after.Id.Value,
        number = after.Entries,
        at = happened.At,
        by_id = words.By?.Value,
        text = words.Text,
    });

    private sealed record IncidentCommit(
        string State, string? Entry, long Version, string What, string Facts, DateTimeOffset At, string Actor, string? Audit, string Messages,
        Guid? Session)
        : UnitOfWork<IncidentCommit, string>
    {
        protected internal override bool LocksFirst => true;

        protected internal override string Sql =>
            """
            SELECT CASE WHEN session_lives(session)
                THEN save_incident(state, entry, version, what, facts, at, actor, audit, messages) ELSE 'Ended' END
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                AS made (state, entry, version, what, facts, at, actor, audit, messages, session)
            """;

        protected internal override void Bind(UnitColumns<IncidentCommit> columns) => columns
            .AddJson(unit => unit.State)
            .AddJson(unit => unit.Entry)
            .Add(unit => unit.Version)
            .Add(unit => unit.What)
            .AddJson(unit => unit.Facts)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .AddJson(unit => unit.Messages)
            .Add(unit => unit.Session);

        protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);
    }
}
