using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Sites;

/// <summary>Keeps closings, and what came of the bookings they endanger.</summary>
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

    /// <summary>The bookings that a closing endangers at an instant, and those it did, with what came of them.</summary>
    public Task<List<EndangeredBooking>> Endangered(ClosingId closing, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        database.ReadAll(
            """
            SELECT rental_id, unit_id, lower(during), upper(during), outcome, moved_to FROM closing_booking WHERE closing_id = $1
            UNION ALL
            SELECT c.rental_id, c.unit_id, lower(c.during), upper(c.during), 'Open', NULL
            FROM closing k
            JOIN locker l ON l.site_id = k.site_id AND l.id = coalesce(k.locker_id, l.id)
            JOIN tool_unit u ON u.locker_id = l.id
            JOIN slot_claim c ON c.unit_id = u.id AND upper(c.during) > $2 AND c.kind = 'Booking'
             AND c.during && tstzrange(k.starts_at, greatest(k.starts_at, least(k.ends_at, k.ended_at, 'infinity')))
            WHERE k.id = $1 AND NOT EXISTS (
                SELECT FROM closing_booking b WHERE (b.closing_id, b.rental_id, b.unit_id) = (k.id, c.rental_id, c.unit_id))
            ORDER BY 3, 1
            """,
            ReadBooking, [closing.Value, now], cancellationToken);

    /// <summary>Units of the same tool in other lockers of the same site, rentable and not promised to anybody during a span.</summary>
    public Task<List<(UnitId Unit, LockerId Locker)>> Twins(
        UnitId unit, Slot during, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        database.ReadAll(
            """
            SELECT other.id, other.locker_id
            FROM tool_unit u
            JOIN locker l ON l.id = u.locker_id
            JOIN tool_unit other ON other.tool_id = u.tool_id AND other.id <> u.id AND other.rentable_until >= $3
            JOIN locker there ON there.id = other.locker_id AND there.site_id = l.site_id
            WHERE u.id = $1
              AND NOT EXISTS (
                  SELECT FROM slot_claim c
                  WHERE c.unit_id = other.id AND c.during && tstzrange($2, $3) AND (c.expires_at IS NULL OR c.expires_at > $4))
              AND NOT EXISTS (
                  SELECT FROM closing k
                  WHERE k.site_id = there.site_id AND (k.locker_id IS NULL OR k.locker_id = there.id)
                    AND k.starts_at < $3 AND least(k.ends_at, k.ended_at, 'infinity') > greatest(k.starts_at, $2))
            ORDER BY other.id
            """,
            row => (new UnitId(row.GetGuid(0)), new LockerId(row.GetGuid(1))), [unit.Value, during.Start, during.End, now], cancellationToken);

    /// <summary>Notes what is tried or came of a booking; a later note takes the place of an earlier one.</summary>
    public async Task Note(ClosingId closing, EndangeredBooking booking)
    {
        await using var command = database.CreateCommand(
            """
            INSERT INTO closing_booking VALUES ($1, $2, $3, tstzrange($4, $5), $6, $7)
            ON CONFLICT (closing_id, rental_id, unit_id) DO UPDATE SET (outcome, moved_to) = (excluded.outcome, excluded.moved_to)
            """);
        command.Parameters.AddWithValue(closing.Value);
        command.Parameters.AddWithValue(booking.Rental.Value);
        command.Parameters.AddWithValue(booking.Unit.Value);
        command.Parameters.AddWithValue(booking.During.Start);
        command.Parameters.AddWithValue(booking.During.End);
        command.Parameters.AddWithValue(booking.Outcome.ToString());
        command.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = booking.MovedTo?.Value });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A booking that ended by itself is endangered no more.</summary>
    public async Task Forget(ClosingId closing, EndangeredBooking booking)
    {
        ArgumentNullException.ThrowIfNull(booking);
        await using var command = database.CreateCommand(
            "DELETE FROM closing_booking WHERE (closing_id, rental_id, unit_id) = ($1, $2, $3)");
        foreach (var id in new[] { closing.Value, booking.Rental.Value, booking.Unit.Value }) command.Parameters.AddWithValue(id);
        await command.ExecuteNonQueryAsync();
    }

    private static Closing Read(NpgsqlDataReader row) => new(
        new ClosingId(row.GetGuid(0)), row.GetInt64(1), new SiteId(row.GetGuid(2)), row.IsDBNull(3) ? null : new LockerId(row.GetGuid(3)),
        row.GetString(4), row.GetFieldValue<DateTimeOffset>(5), row.Instant(6), row.Instant(7));

    private static EndangeredBooking ReadBooking(NpgsqlDataReader row) => new(
        new RentalId(row.GetGuid(0)), new UnitId(row.GetGuid(1)),
        new Slot(row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3)), Enum.Parse<EndangeredOutcome>(row.GetString(4)),
        row.IsDBNull(5) ? null : new UnitId(row.GetGuid(5)));
}
