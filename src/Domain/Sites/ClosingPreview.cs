using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Sites;

/// <summary>A booking that a closing would endanger, and the units that could take the place of its own.</summary>
public sealed record BookingAtRisk(RentalId Rental, UnitId Unit, Slot During, ImmutableArray<UnitId> Twins);

/// <summary>What a closing would do to bookings, as things stand.</summary>
/// <param name="Bookings">Each, with what would come of it; one rental is there once for each of its units.</param>
public sealed record ClosingPreview(ImmutableArray<EndangeredBooking> Bookings)
{
    /// <summary>The bookings that would get another unit.</summary>
    public int Moved => Bookings.Count(booking => booking.Outcome == EndangeredOutcome.Moved && !Failed.Contains(booking.Rental));

    /// <summary>The bookings that have begun, and stay.</summary>
    public int UnderWay => Bookings.Count(booking => booking.Outcome == EndangeredOutcome.UnderWay);

    /// <summary>The rentals that we would fail: one of their units has no other in its place.</summary>
    public ImmutableArray<RentalId> Failed =>
        [.. Bookings.Where(booking => booking.Outcome == EndangeredOutcome.Failed).Select(booking => booking.Rental).Distinct()];

    /// <summary>Gives units away as the closing would, first things first; nobody is promised anything.</summary>
    public static ClosingPreview Of(IEnumerable<BookingAtRisk> bookings, DateTimeOffset now)
    {
        var given = new List<(UnitId Unit, Slot During)>();
        return new([.. bookings.OrderBy(booking => booking.During.Start).Select(Outcome)]);

        EndangeredBooking Outcome(BookingAtRisk booking)
        {
            var endangered = new EndangeredBooking(booking.Rental, booking.Unit, booking.During, EndangeredOutcome.UnderWay, null);
            if (booking.During.Start <= now) return endangered;

            foreach (var twin in booking.Twins.Where(twin => !given.Any(other => other.Unit == twin && other.During.Overlaps(booking.During))))
            {
                given.Add((twin, booking.During));
                return endangered with { Outcome = EndangeredOutcome.Moved, MovedTo = twin };
            }

            return endangered with { Outcome = EndangeredOutcome.Failed };
        }
    }

    public bool Equals(ClosingPreview? other) => other is not null && Bookings.AsSpan().SequenceEqual(other.Bookings.AsSpan());

    public override int GetHashCode() => Bookings.Length;
}
