using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Lockers;

public sealed class HoldUnitsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly CalendarBed bed = new(database);
    private readonly Guid rental = Guid.NewGuid();
    private readonly Guid other = Guid.NewGuid();

    [Fact]
    public void A_free_slot_is_held_with_its_event_and_its_row_to_leave()
    {
        Assert.Equal([true], bed.Hold(new Ask(rental, 1, 3)));

        Assert.Equal([rental], bed.Claims);
        Assert.Equal((1, 1), bed.Written);
        Assert.True(database.Scalar<bool>(
            "SELECT kind = 'Hold' AND expires_at = $2 AND during = tstzrange($3, $4) FROM slot_claim WHERE rental_id = $1",
            rental, CalendarBed.Now.AddMinutes(15), CalendarBed.Now.AddHours(1), CalendarBed.Now.AddHours(3)));
    }

    [Fact]
    public void A_live_hold_in_the_way_refuses_and_nothing_is_written()
    {
        var live = bed.AddHold(2, 4, expiry: 1);

        Assert.Equal([false], bed.Hold(new Ask(rental, 1, 3)));

        Assert.Equal([live], bed.Claims);
        Assert.Equal((0, 0), bed.Written);
    }

    [Fact]
    public void A_booking_in_the_way_is_never_cleared()
    {
        var booked = bed.AddBooking(2, 4);

        Assert.Equal([false], bed.Hold(new Ask(rental, 1, 3)));

        Assert.Equal([booked], bed.Claims);
        Assert.Equal((0, 0), bed.Written);
    }

    [Fact]
    public void Every_expired_hold_in_the_way_is_cleared()
    {
        bed.AddHold(0, 2, expiry: -1);
        bed.AddHold(2, 4, expiry: 0);

        Assert.Equal([true], bed.Hold(new Ask(rental, 1, 3)));

        Assert.Equal([rental], bed.Claims);
    }

    [Fact]
    public void An_expired_hold_beside_a_live_one_does_not_open_the_slot()
    {
        bed.AddHold(0, 2, expiry: -1);
        var live = bed.AddHold(2, 4, expiry: 1);

        Assert.Equal([false], bed.Hold(new Ask(rental, 1, 3)));

        Assert.Contains(live, bed.Claims);
        Assert.DoesNotContain(rental, bed.Claims);
        Assert.Equal((0, 0), bed.Written);
    }

    [Fact]
    public void An_expired_hold_out_of_the_way_stays()
    {
        var elsewhere = bed.AddHold(3, 5, expiry: -1);

        Assert.Equal([true], bed.Hold(new Ask(rental, 1, 3)));

        Assert.Equal([rental, elsewhere], bed.Claims);
    }

    [Fact]
    public void A_rental_s_own_expired_hold_elsewhere_is_cleared()
    {
        bed.AddHold(10, 12, expiry: -1, rental);

        Assert.Equal([true], bed.Hold(new Ask(rental, 1, 3)));

        Assert.Equal([rental], bed.Claims);
        Assert.Equal(1, bed.StartOf(rental));
    }

    [Fact]
    public void A_rental_has_one_live_hold_on_a_unit()
    {
        bed.AddHold(10, 12, expiry: 1, rental);

        Assert.Equal([false], bed.Hold(new Ask(rental, 1, 3)));

        Assert.Equal((0, 0), bed.Written);
        Assert.Equal(10, bed.StartOf(rental));
    }

    [Fact]
    public void A_rental_that_has_booked_a_unit_holds_it_for_another_time()
    {
        bed.AddBooking(-3, -1, rental);

        Assert.Equal([true], bed.Hold(new Ask(rental, 1, 3)));

        Assert.Equal([rental, rental], bed.Claims);
        Assert.Equal((1, 1), bed.Written);
    }

    [Fact]
    public void A_rental_s_own_booking_is_in_the_way_of_its_hold()
    {
        bed.AddBooking(2, 4, rental);

        Assert.Equal([false], bed.Hold(new Ask(rental, 1, 3)));
        Assert.Equal((0, 0), bed.Written);
    }

    [Fact]
    public void Slots_that_touch_do_not_overlap()
    {
        bed.AddBooking(1, 3);
        bed.AddBooking(5, 7);

        Assert.Equal([true], bed.Hold(new Ask(rental, 3, 5)));
    }

    [Fact]
    public void Of_two_that_are_in_each_other_s_way_one_wins()
    {
        Assert.Equal([true, false], bed.Hold(new Ask(rental, 1, 3), new Ask(other, 2, 4, Version: 2)));

        Assert.Equal([rental], bed.Claims);
        Assert.Equal((1, 1), bed.Written);
    }

    [Fact]
    public void Answers_come_in_the_order_of_the_asks()
    {
        var booked = new CalendarBed(database);
        booked.AddBooking(1, 3);
        var taken = new Ask(other, 1, 3) { Locker = booked.Locker, Unit = booked.Unit.Value };

        var held = bed.Hold(taken, new Ask(rental, 1, 3), taken with { Version = 2 }, new Ask(other, 4, 5, Version: 2));

        Assert.Equal([false, true, false, true], held);
    }

    [Fact]
    public void A_version_that_is_taken_is_stale()
    {
        bed.Hold(new Ask(other, 10, 12));

        Assert.Equal([false], bed.Hold(new Ask(rental, 1, 3)));

        Assert.Equal([other], bed.Claims);
        Assert.Equal((1, 1), bed.Written);
    }

    [Fact]
    public void Of_two_that_take_one_version_the_first_has_it()
    {
        Assert.Equal([true, false], bed.Hold(new Ask(rental, 1, 3), new Ask(other, 4, 6)));

        Assert.Equal([rental], bed.Claims);
        Assert.Equal((1, 1), bed.Written);
    }

    [Fact]
    public void One_that_loses_among_a_thousand_costs_the_others_nothing()
    {
        bed.AddBooking(100, 102);
        var asks = Enumerable.Range(0, 1_000).Select(n => new Ask(Guid.NewGuid(), n, n + 1, Version: n + 1)).ToArray();

        var held = bed.Hold(asks);

        Assert.Equal(asks.Select(ask => ask.From is not (100 or 101)), held);
        Assert.Equal((998, 998), bed.Written);
    }

    [Fact]
    public void A_unit_that_stands_elsewhere_is_stale()
    {
        var empty = database.AddEmptyLocker(bed.Locker);

        Assert.Equal([false], bed.Hold(new Ask(rental, 1, 3) { Locker = empty }));
        Assert.Equal([false], bed.Hold(new Ask(rental, 1, 3) { Unit = Guid.NewGuid() }));

        Assert.Empty(bed.Claims);
        Assert.Equal((0, 0), bed.Written);
    }
}
