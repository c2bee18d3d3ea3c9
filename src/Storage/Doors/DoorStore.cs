using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Incidents;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Doors;

/// <summary>A door as it was read.</summary>
/// <param name="Door">The door.</param>
/// <param name="Version">How often it was written; 0 where it never was.</param>
public sealed record DoorState(Door Door, long Version);

/// <summary>Keeps doors: each event with its audit line. Their grain alone writes.</summary>
public sealed class DoorStore(NpgsqlDataSource database, CommitWriter writer)
{
    private const string Select =
        """
        SELECT p.id, p.site_id, d.state::text, coalesce(d.version, 0)
        FROM (SELECT id, id AS site_id FROM site UNION ALL SELECT id, site_id FROM locker) AS p LEFT JOIN door d ON d.id = p.id
        """;

    /// <summary>Whose unit is out is asked beside, for its slot may be long over.</summary>
    internal const string LiveSql =
        """
        SELECT EXISTS (
            SELECT FROM tool_unit u JOIN slot_claim c ON c.unit_id = u.id AND c.kind = 'Booking' AND c.during && tstzrange($2 - interval '7 days', $2 + interval '1 day')
            JOIN rental r ON r.id = c.rental_id AND r.is_open
            WHERE u.locker_id = $1
              AND (r.status IN ('PickingUp', 'Active', 'Returning') OR (r.status = 'Confirmed' AND r.starts_at <= $2)))
            OR EXISTS (SELECT FROM tool_unit u JOIN rental_item i ON i.unit_id = u.id AND i.is_out WHERE u.locker_id = $1)
        """;

    /// <summary>Reads a door; null where there is neither a locker nor a site of this id.</summary>
    public async Task<DoorState?> Load(DoorId id, CancellationToken cancellationToken = default) =>
        (await database.ReadAll($"{Select} WHERE p.id = $1", Read, [id.Value], cancellationToken)).SingleOrDefault();

    /// <summary>The doors of a site, the entrance among them.</summary>
    public async Task<List<Door>> Of(SiteId site, CancellationToken cancellationToken = default) =>
        [.. (await database.ReadAll($"{Select} WHERE p.site_id = $1 ORDER BY p.id", Read, [site.Value], cancellationToken)).Select(state => state.Door)];

    /// <summary>How many doors one of the staff has had opened since an instant.</summary>
    public async Task<long> Opened(AccountId person, DateTimeOffset since, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT count(*) FROM audit_entry WHERE actor = $1 AND at > $2 AND action = 'DoorOpeningAsked'", row => row.GetInt64(0),
        [person.Value.ToString(), since], cancellationToken)).Single();

    /// <summary>Whether the tool behind a door is somebody's now: its slot has begun, or it is on its way out or back.</summary>
    public async Task<bool> IsOfLiveRental(DoorId locker, DateTimeOffset now, CancellationToken cancellationToken = default) => (await database.ReadAll(
        LiveSql, row => row.GetBoolean(0), [locker.Value, now], cancellationToken)).Single();

    /// <summary>Whether a unit behind a door is to be looked at by somebody: see the round of its site.</summary>
    public async Task<bool> IsToBeLookedAt(DoorId locker, CancellationToken cancellationToken = default) => (await database.ReadAll(
        """
        SELECT EXISTS (
            SELECT FROM tool_unit u JOIN unit_quarantine q ON q.unit_id = u.id AND q.ended_at IS NULL
            WHERE u.locker_id = $1 AND u.state IN ('InService', 'Quarantined'))
        """,
        row => row.GetBoolean(0), [locker.Value], cancellationToken)).Single();

    /// <summary>Writes a door as an event left it.</summary>
    /// <param name="after">As it is now.</param>
    /// <param name="happened">The event; <see cref="DoorOpeningAsked" /> goes to the lock, what a rental waits for to the rental.</param>
    /// <param name="nextDeadline">When something is to happen by itself.</param>
    /// <param name="expected">The version it was decided from.</param>
    /// <param name="at">When it is written; what a lock says may be older.</param>
    /// <param name="actor">Who caused it: an id, or "system".</param>
    /// <returns>False where that version is stale: nothing was written.</returns>
    public Task<bool> Save(Door after, DoorEvent happened, DateTimeOffset? nextDeadline, long expected, DateTimeOffset at, string actor)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(happened);
        var type = happened.GetType().Name;
        var row = JsonSerializer.Serialize(new
        {
            id = after.Id.Value,
            site_id = after.Site.Value,
            position = after.Position.ToString(),
            next_deadline = nextDeadline,
            state = JsonSerializer.SerializeToElement(after, EventJson.Options),
        });
        var audit = happened.Facts is { } facts ? AuditLine.Write(new AuditEntry(type, actor, "door", after.Id.Value, at, facts)) : null;
        string[] channels =
        [
            .. happened is DoorOpeningAsked ? ["doors"] : happened.Rental is not null ? ["door-answers"] : Array.Empty<string>(),
            .. IncidentStore.Raised(happened),
        ];
        return writer.Commit(new DoorCommit(row, expected, type, EventJson.Write(happened), at, actor, audit, JsonSerializer.Serialize(channels)));
    }

    private static DoorState Read(NpgsqlDataReader row) => new(
        row.IsDBNull(2) ? Door.New(new DoorId(row.GetGuid(0)), new SiteId(row.GetGuid(1))) : EventJson.Read<Door>(row.GetString(2)),
        row.GetInt64(3));

    private sealed record DoorCommit(
        string State, long Version, string What, string Facts, DateTimeOffset At, string Actor, string? Audit, string Channels)
        : UnitOfWork<DoorCommit, bool>
    {
        protected internal override string Sql =>
            """
            SELECT save_door(state, version, what, facts, at, actor, audit, ARRAY(SELECT jsonb_array_elements_text(channels)))
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS made (state, version, what, facts, at, actor, audit, channels)
            """;

        protected internal override void Bind(UnitColumns<DoorCommit> columns) => columns
            .AddJson(unit => unit.State)
            .Add(unit => unit.Version)
            .Add(unit => unit.What)
            .AddJson(unit => unit.Facts)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .AddJson(unit => unit.Channels);

        protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);
    }
}
