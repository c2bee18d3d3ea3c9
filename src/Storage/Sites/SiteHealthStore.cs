using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Incidents;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Sites;

/// <summary>What is known of a site as it was read.</summary>
/// <param name="Health">As it was written last.</param>
/// <param name="Version">Of its last event; 0 where there is none.</param>
public sealed record SiteHealthState(SiteHealth Health, long Version);

/// <summary>Keeps whether sites answer, and when they did not. Their grain alone writes.</summary>
public sealed class SiteHealthStore(NpgsqlDataSource database, CommitWriter writer)
{
    /// <summary>The channel by which customers are told.</summary>
    public const string Channel = "site-health";

    /// <summary>Reads a site's health; null where it was never heard.</summary>
    public async Task<SiteHealthState?> Load(SiteId site, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT state::text, version FROM site_health WHERE site_id = $1",
        row => new SiteHealthState(EventJson.Read<SiteHealth>(row.GetString(0)), row.GetInt64(1)), [site.Value], cancellationToken)).SingleOrDefault();

    /// <summary>The sites that do not answer, the longest silent first.</summary>
    public Task<List<SiteHealth>> Degraded(CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT state::text FROM site_health WHERE degraded_since IS NOT NULL ORDER BY degraded_since, site_id",
        row => EventJson.Read<SiteHealth>(row.GetString(0)), [], cancellationToken);

    /// <summary>The times from an instant on during which a site did not answer, in their order.</summary>
    public Task<List<DegradedSpell>> Spells(SiteId site, DateTimeOffset from, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT starts_at, ends_at FROM degraded_spell WHERE site_id = $1 AND (ends_at IS NULL OR ends_at > $2) ORDER BY starts_at",
        row => new DegradedSpell(row.GetFieldValue<DateTimeOffset>(0), row.Instant(1)), [site.Value, from], cancellationToken);

    /// <summary>Writes what is known of a site.</summary>
    /// <param name="after">As it is now.</param>
    /// <param name="happened">What happened; null where only heartbeats were heard.</param>
    /// <param name="nextDeadline">When something is to happen by itself.</param>
    /// <param name="expected">The version it was decided from.</param>
    /// <param name="at">When.</param>
    /// <param name="actor">Who caused it: an id, or "system".</param>
    /// <returns>False where that version is stale: nothing was written.</returns>
    public Task<bool> Save(SiteHealth after, SiteHealthEvent? happened, DateTimeOffset? nextDeadline, long expected, DateTimeOffset at, string actor)
    {
        ArgumentNullException.ThrowIfNull(after);
        var row = JsonSerializer.Serialize(new
        {
            site_id = after.Site.Value,
            degraded_since = after.DegradedSince,
            next_deadline = nextDeadline,
            state = JsonSerializer.SerializeToElement(after, EventJson.Options),
        });
        string[] channels = [.. happened is SiteStillDegraded or SiteRestored ? [Channel] : Array.Empty<string>(), .. IncidentStore.Raised(happened)];
        return writer.Commit(new HealthCommit(
            row, expected, happened?.GetType().Name, happened is null ? null : EventJson.Write(happened), at, actor, JsonSerializer.Serialize(channels)));
    }

    private sealed record HealthCommit(string State, long Version, string? What, string? Facts, DateTimeOffset At, string Actor, string Channels)
        : UnitOfWork<HealthCommit, bool>
    {
        protected internal override string Sql =>
            """
            SELECT save_site_health(state, version, what, facts, at, actor, ARRAY(SELECT jsonb_array_elements_text(channels)))
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS made (state, version, what, facts, at, actor, channels)
            """;

        protected internal override void Bind(UnitColumns<HealthCommit> columns) => columns
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
