using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Incidents;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Sites;

/// <summary>What goes on inside a site as it was read.</summary>
/// <param name="Premises">As it was written last.</param>
/// <param name="Version">Of its last event; 0 where there is none.</param>
public sealed record PremisesState(Premises Premises, long Version);

/// <summary>Keeps what goes on inside sites. Their grain alone writes.</summary>
public sealed class PremisesStore(NpgsqlDataSource database, CommitWriter writer)
{
    /// <summary>The channel by which the entrance hears that all have left.</summary>
    public const string Channel = "premises";

    /// <summary>Reads what is known of a site; null where nothing was ever heard.</summary>
    public async Task<PremisesState?> Load(SiteId site, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT state::text, version FROM premises WHERE site_id = $1",
        row => new PremisesState(EventJson.Read<Premises>(row.GetString(0)), row.GetInt64(1)), [site.Value], cancellationToken)).SingleOrDefault();

    /// <summary>The sites to which something happened by the events from one position to another, in their order.</summary>
    public Task<List<SiteId>> Between(long first, long last, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT p.site_id
        FROM event e, LATERAL (SELECT site_id FROM premises WHERE premises_stream(site_id) = e.stream OFFSET 0) AS p
        WHERE e.position BETWEEN $1 AND $2
        ORDER BY e.position
        """,
        row => new SiteId(row.GetGuid(0)), [first, last], cancellationToken);

    /// <summary>Writes what goes on inside a site as an event left it.</summary>
    /// <param name="after">As it is now.</param>
    /// <param name="happened">The event.</param>
    /// <param name="nextDeadline">When something is to happen by itself.</param>
    /// <param name="expected">The version it was decided from.</param>
    /// <param name="at">When it is written; what a sensor says may be older.</param>
    /// <param name="actor">Who caused it: an id, or "system".</param>
    /// <returns>False where that version is stale: nothing was written.</returns>
    public Task<bool> Save(Premises after, PremisesEvent happened, DateTimeOffset? nextDeadline, long expected, DateTimeOffset at, string actor)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(happened);
        var row = JsonSerializer.Serialize(new
        {
            site_id = after.Site.Value,
            next_deadline = nextDeadline,
            state = JsonSerializer.SerializeToElement(after, EventJson.Options),
        });
        string[] channels = [.. happened is PersonsInside { Inside: 0 } ? [Channel] : Array.Empty<string>(), .. IncidentStore.Raised(happened)];
        return writer.Commit(new PremisesCommit(
            row, expected, happened.GetType().Name, EventJson.Write(happened), at, actor, JsonSerializer.Serialize(channels)));
    }

    private sealed record PremisesCommit(string State, long Version, string What, string Facts, DateTimeOffset At, string Actor, string Channels)
        : UnitOfWork<PremisesCommit, bool>
    {
        protected internal override string Sql =>
            """
            SELECT save_premises(state, version, what, facts, at, actor, ARRAY(SELECT jsonb_array_elements_text(channels)))
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS made (state, version, what, facts, at, actor, channels)
            """;

        protected internal override void Bind(UnitColumns<PremisesCommit> columns) => columns
            .AddJson(unit => unit.State)
            .Add(unit => unit.Version)
            .Add(unit => unit.What)
            .AddJson(unit => unit.Facts)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Channels);

        protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);
    }
}
