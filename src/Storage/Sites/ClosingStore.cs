using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Sites;

/// <summary>Keeps closings.</summary>
public sealed class ClosingStore(NpgsqlDataSource database, CommitWriter writer)
{
    private const string Columns = "SELECT id, version, site_id, locker_id, reason, starts_at, ends_at, ended_at FROM closing";

    /// <returns>The closing as written; <see cref="UnknownSite" /> or <see cref="Stale" />.</returns>
    public Task<Result<Closing>> Save(Closing after, ChangeNote note) => SiteRevisions.Of(after, note).Write(
        writer, after with { Version = after.Version + 1 }, missing: new UnknownSite(after.Site));

    public async Task<Closing?> Find(ClosingId id, CancellationToken cancellationToken = default) =>
        (await database.ReadAll($"{Columns} WHERE id = $1", Read, [id.Value], cancellationToken)).SingleOrDefault();

    /// <summary>The closings of a site, of its lockers too, that are not over at an instant; by their beginning.</summary>
    public Task<List<Closing>> Of(SiteId site, DateTimeOffset now, CancellationToken cancellationToken = default) => database.ReadAll(
        $"{Columns} WHERE site_id = $1 AND least(ends_at, ended_at, 'infinity') > $2 ORDER BY starts_at, id LIMIT 200", Read, [site.Value, now],
        cancellationToken);

    /// <summary>The lockers that are closed.</summary>
    public Task<List<LockerId>> Lockers(Closing closing, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT id FROM locker WHERE site_id = $1 AND id = coalesce($2, id) ORDER BY name", row => new LockerId(row.GetGuid(0)),
        [closing.Site.Value, (object?)closing.Locker?.Value ?? DBNull.Value], cancellationToken);

    /// <summary>The bookings that a closing endangers at an instant, their turnarounds aside, and those it did, with what came of them.</summary>
    public Task<List<EndangeredBooking>> Endangered(ClosingId closing, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        database.ReadAll(
            """
            SELECT rental_id, unit_id, lower(during), upper(during), outcome, moved_to FROM closing_booking WHERE cause = $1
            UNION ALL
            SELECT c.rental_id, c.unit_id, lower(c.during), upper(c.during), 'Open', NULL
            FROM closing k
            JOIN locker l ON l.site_id = k.site_id AND l.id = coalesce(k.locker_id, l.id)
            JOIN tool_unit u ON u.locker_id = l.id
            JOIN tool t ON t.id = u.tool_id
            JOIN slot_claim c ON c.unit_id = u.id AND upper(c.during) > $2 AND c.kind = 'Booking'
             AND c.during && tstzrange(k.starts_at, greatest(k.starts_at, least(k.ends_at, k.ended_at, 'infinity')))
             AND upper(c.during) - t.turnaround > k.starts_at
            WHERE k.id = $1 AND NOT EXISTS (
                SELECT FROM closing_booking b WHERE (b.cause, b.rental_id, b.unit_id) = (k.id, c.rental_id, c.unit_id))
            ORDER BY 3, 1
            """,
            EndangeredStore.Read, [closing.Value, now], cancellationToken);

    private static Closing Read(NpgsqlDataReader row) => new(
        new ClosingId(row.GetGuid(0)), row.GetInt64(1), new SiteId(row.GetGuid(2)), row.IsDBNull(3) ? null : new LockerId(row.GetGuid(3)),
        row.GetString(4), row.GetFieldValue<DateTimeOffset>(5), row.Instant(6), row.Instant(7));
}
