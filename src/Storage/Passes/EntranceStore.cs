using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Storage.Passes;

/// <summary>An entrance as it was read.</summary>
/// <param name="Entrance">The entrance.</param>
/// <param name="Version">Of its last event; 0 where there is none.</param>
public sealed record EntranceState(Entrance Entrance, long Version);

/// <summary>What became of writing an entrance.</summary>
public enum EntranceSaved
{
    Done,

    /// <summary>It was decided from an older version; nothing was written.</summary>
    Stale,

    /// <summary>The code was taken before; nothing was written.</summary>
    Used,

    /// <summary>The pass opens nothing any more; nothing was written.</summary>
    Revoked,
}

/// <summary>A time that somebody waited for their turn.</summary>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when; null while they wait.</param>
public sealed record EntranceWait(DateTimeOffset From, DateTimeOffset? Until);

/// <summary>Keeps who is inside each site and who waits, and which codes were taken. The entrance's grain alone writes.</summary>
public sealed class EntranceStore(NpgsqlDataSource database, CommitWriter writer)
{
    /// <summary>Reads an entrance; null where nobody ever came.</summary>
    public async Task<EntranceState?> Load(SiteId site, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT state::text, version FROM entrance WHERE site_id = $1",
        row => new EntranceState(EventJson.Read<Entrance>(row.GetString(0)), row.GetInt64(1)), [site.Value], cancellationToken)).SingleOrDefault();

    /// <summary>The times that a rental's customer waited for their turn, in their order: its clocks stood still.</summary>
    public Task<List<EntranceWait>> Waits(RentalId rental, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT starts_at, ends_at FROM entrance_wait WHERE rental_id = $1 ORDER BY starts_at",
        row => new EntranceWait(row.GetFieldValue<DateTimeOffset>(0), row.Instant(1)), [rental.Value], cancellationToken);

    /// <summary>Writes an entrance as some events left it.</summary>
    /// <param name="after">As it is now.</param>
    /// <param name="events">What happened; at least one.</param>
    /// <param name="taken">The code by which somebody came; null where it was none.</param>
    /// <param name="expected">The version it was decided from.</param>
    /// <param name="at">When.</param>
    /// <param name="actor">Who caused it: an id, or "system".</param>
    public async Task<EntranceSaved> Save(
        Entrance after, ImmutableArray<EntranceEvent> events, UsedStep? taken, long expected, DateTimeOffset at, string actor)
    {
        ArgumentNullException.ThrowIfNull(after);
        var row = JsonSerializer.Serialize(new
        {
            site_id = after.Site.Value,
            next_deadline = after.NextDeadline,
            state = JsonSerializer.SerializeToElement(after, EventJson.Options),
        });
        var happened = JsonSerializer.Serialize(events.Select(each => new
        {
            type = each.GetType().Name,
            at = each.At,
            data = JsonSerializer.SerializeToElement(each, each.GetType(), EventJson.Options),
        }));
        return Enum.Parse<EntranceSaved>(await writer.Commit(new EntranceCommit(row, expected, happened, taken?.Grant, taken?.Step, at, actor)));
    }

    private sealed record EntranceCommit(string Row, long Version, string Events, Guid? Pass, long? Code, DateTimeOffset At, string Actor)
        : UnitOfWork<EntranceCommit, string>
    {
        protected internal override bool LocksFirst => true;

        protected internal override string Sql =>
            """
            SELECT save_entrance(row_after, version, events, pass, code, at, actor)
            FROM unnest($1, $2, $3, $4, $5, $6, $7) AS made (row_after, version, events, pass, code, at, actor)
            """;

        protected internal override void Bind(UnitColumns<EntranceCommit> columns) => columns
            .AddJson(unit => unit.Row)
            .Add(unit => unit.Version)
            .AddJson(unit => unit.Events)
            .Add(unit => unit.Pass)
            .Add(unit => unit.Code)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor);

        protected internal override string Read(NpgsqlDataReader row) => row.GetString(0);
    }
}
