using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Sites;

/// <summary>Keeps what is tried and came of bookings that cannot be kept as they were made. Each has a cause: a closing or a unit.</summary>
public sealed class EndangeredStore(NpgsqlDataSource database)
{
    /// <summary>The moves to a twin that were begun and not ended.</summary>
    public Task<List<EndangeredBooking>> Begun(Guid cause, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT rental_id, unit_id, lower(during), upper(during), outcome, moved_to FROM closing_booking
        WHERE cause = $1 AND outcome = 'Open' AND moved_to IS NOT NULL ORDER BY during, rental_id
        """,
        Read, [cause], cancellationToken);

    /// <summary>
    /// Units of the same tool in other lockers of the rental's site, rentable and not promised to anybody during a span; those in
    /// quarantine only where it begins a day ahead, for by then somebody has looked at them. Where nobody knows the rental it is the
    /// site at which the unit stands.
    /// </summary>
    public Task<List<UnitId>> Twins(EndangeredBooking booking, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(booking);
        return database.ReadAll(
            """
            SELECT other.id
            FROM tool_unit u
            JOIN tool_unit other ON other.tool_id = u.tool_id AND other.id <> u.id AND other.rentable_until >= $3
            JOIN locker there ON there.id = other.locker_id AND there.site_id = coalesce(
                (SELECT r.site_id FROM rental r WHERE r.id = $5), (SELECT l.site_id FROM locker l WHERE l.id = u.locker_id))
            WHERE u.id = $1
              AND NOT EXISTS (
                  SELECT FROM slot_claim c
                  WHERE c.unit_id = other.id AND c.during && tstzrange($2, $3) AND (c.expires_at IS NULL OR c.expires_at > $4))
              AND NOT EXISTS (
                  SELECT FROM closing k
                  WHERE k.site_id = there.site_id AND (k.locker_id IS NULL OR k.locker_id = there.id)
                    AND k.starts_at < $3 AND least(k.ends_at, k.ended_at, 'infinity') > greatest(k.starts_at, $2))
              AND ($2 >= $4 + interval '24 hours'
                  OR NOT EXISTS (SELECT FROM unit_quarantine q WHERE q.unit_id = other.id AND q.ended_at IS NULL AND q.rental_id <> $5))
            ORDER BY other.id
            """,
            row => new UnitId(row.GetGuid(0)),
            [booking.Unit.Value, booking.During.Start, booking.During.End, now, booking.Rental.Value], cancellationToken);
    }

    /// <summary>Notes what is tried or came of a booking; a later note takes the place of an earlier one.</summary>
    public async Task Note(Guid cause, EndangeredBooking booking)
    {
        ArgumentNullException.ThrowIfNull(booking);
        await using var command = database.CreateCommand(
            """
            INSERT INTO closing_booking VALUES ($1, $2, $3, tstzrange($4, $5), $6, $7)
            ON CONFLICT (cause, rental_id, unit_id) DO UPDATE
            SET (during, outcome, moved_to) = (excluded.during, excluded.outcome, excluded.moved_to)
            """);
        command.Parameters.AddWithValue(cause);
        command.Parameters.AddWithValue(booking.Rental.Value);
        command.Parameters.AddWithValue(booking.Unit.Value);
        command.Parameters.AddWithValue(booking.During.Start);
        command.Parameters.AddWithValue(booking.During.End);
        command.Parameters.AddWithValue(booking.Outcome.ToString());
        command.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = booking.MovedTo?.Value });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A booking that ended by itself, or is for another time now, is endangered no more.</summary>
    public async Task Forget(Guid cause, EndangeredBooking booking)
    {
        ArgumentNullException.ThrowIfNull(booking);
        await using var command = database.CreateCommand("DELETE FROM closing_booking WHERE (cause, rental_id, unit_id) = ($1, $2, $3)");
        foreach (var id in new[] { cause, booking.Rental.Value, booking.Unit.Value }) command.Parameters.AddWithValue(id);
        await command.ExecuteNonQueryAsync();
    }

    internal static EndangeredBooking Read(NpgsqlDataReader row) => new(
        new RentalId(row.GetGuid(0)), new UnitId(row.GetGuid(1)),
        new Slot(row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3)), Enum.Parse<EndangeredOutcome>(row.GetString(4)),
        row.IsDBNull(5) ? null : new UnitId(row.GetGuid(5)));
}
