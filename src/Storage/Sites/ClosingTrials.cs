using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Sites;

/// <summary>Reads what a closing would endanger before there is one.</summary>
public sealed class ClosingTrials(NpgsqlDataSource database, ClosingStore closings, EndangeredStore endangered)
{
    /// <summary>The most bookings that are looked at.</summary>
    public const int Most = 1_000;

    /// <summary>The bookings that lockers would be closed before the end of, with the units that are free in their place, first things first.</summary>
    public async Task<List<BookingAtRisk>> AtRisk(Closing closing, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(closing);
        if (closing.During is not { } closed) return [];

        Guid[] lockers = [.. (await closings.Lockers(closing, cancellationToken)).Select(locker => locker.Value)];
        var inside = (await database.ReadAll(
            "SELECT id FROM tool_unit WHERE locker_id = ANY ($1)", row => new UnitId(row.GetGuid(0)), [lockers], cancellationToken)).ToHashSet();
        var bookings = await database.ReadAll(
            """
            SELECT c.rental_id, c.unit_id, lower(c.during), upper(c.during)
            FROM tool_unit u JOIN tool t ON t.id = u.tool_id JOIN slot_claim c ON c.unit_id = u.id
            WHERE u.locker_id = ANY ($1) AND c.kind = 'Booking' AND upper(c.during) > $2
              AND c.during && tstzrange($3, $4) AND upper(c.during) - t.turnaround > $3
            ORDER BY 3, 1 LIMIT $5
            """,
            row => (
                Rental: new RentalId(row.GetGuid(0)), Unit: new UnitId(row.GetGuid(1)),
                During: new Slot(row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3))),
            [lockers, now, closed.Start, closed.End, Most], cancellationToken);

        var found = new List<BookingAtRisk>(bookings.Count);
        foreach (var (rental, unit, during) in bookings)
        {
            var booking = new EndangeredBooking(rental, unit, during, EndangeredOutcome.Open, null);
            var twins = await endangered.Twins(booking, now, cancellationToken);
            found.Add(new(rental, unit, during, [.. twins.Except(inside)]));
        }

        return found;
    }
}
