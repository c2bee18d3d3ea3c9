using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Lockers;

public sealed class BookUnitTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly CalendarBed bed = new(database);

    [Fact]
    public void A_live_hold_becomes_a_booking_that_does_not_expire()
    {
        var rental = bed.AddHold(1, 3, expiry: 15);

        Assert.True(bed.Book(rental, version: 1, minutes: 14));

        Assert.True(database.Scalar<bool>(
            "SELECT kind = 'Booking' AND expires_at IS NULL FROM slot_claim WHERE rental_id = $1", rental));
        Assert.Equal((1, 1), bed.Written);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    public void A_hold_that_has_expired_is_not_booked(int minutes)
    {
        var rental = bed.AddHold(1, 3, expiry: 15);

        Assert.False(bed.Book(rental, version: 1, minutes));

        Assert.Equal("Hold", database.Scalar<string>("SELECT kind FROM slot_claim WHERE rental_id = $1", rental));
        Assert.Equal((0, 0), bed.Written);
    }

    [Fact]
    public void A_rental_without_a_claim_is_not_booked()
    {
        bed.AddHold(1, 3, expiry: 15);

        Assert.False(bed.Book(Guid.NewGuid(), version: 1));
        Assert.Equal((0, 0), bed.Written);
    }

    [Fact]
    public void A_booking_is_not_booked_again()
    {
        var rental = bed.AddHold(1, 3, expiry: 15);
        bed.Book(rental, version: 1);

        Assert.False(bed.Book(rental, version: 2));
        Assert.Equal((1, 1), bed.Written);
    }

    [Fact]
    public void A_hold_is_booked_beside_the_rentals_booking_that_is_over_and_released_without_it()
    {
        var rental = bed.AddHold(1, 3, expiry: 15, bed.AddBooking(-3, -1));

        Assert.True(bed.Book(rental, version: 1));
        Assert.Equal(2, database.Scalar<long>("SELECT count(*) FROM slot_claim WHERE rental_id = $1 AND kind = 'Booking'", rental));

        Assert.True(bed.Release(rental, version: 2));
        Assert.Equal([rental], bed.Claims);
        Assert.Equal(-3, bed.StartOf(rental));
    }

    [Fact]
    public void A_version_that_is_taken_is_stale_and_leaves_the_hold()
    {
        bed.Hold(new Ask(Guid.NewGuid(), 10, 12));
        var rental = bed.AddHold(1, 3, expiry: 15);

        Assert.False(bed.Book(rental, version: 1));

        Assert.Equal("Hold", database.Scalar<string>("SELECT kind FROM slot_claim WHERE rental_id = $1", rental));
    }
}
