using System.Diagnostics;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Tests.Lockers;

public sealed class ApplyTests
{
    private static readonly HoldSlot Valid = Day.Ask(14, 16);

    private static readonly UnitCalendar Held = Day.Empty.Held(Valid);

    [Fact]
    public void A_hold_is_kept_with_the_turnaround_it_was_made_with() =>
        Assert.Equal(Day.Empty with { Claims = [new(Valid.Rental, Day.Slot(14, 16.5), Valid.ExpiresAt)] }, Held);

    [Fact]
    public void Promises_are_kept_in_the_order_of_their_slots() => Assert.Equal(
        [Day.Slot(14, 15.5), Day.Slot(16, 17.5), Day.Slot(18, 19.5)],
        Day.Empty.Booked(18, 19).Booked(14, 15).Booked(16, 17).Claims.Select(claim => claim.During));

    [Fact]
    public void A_booking_is_the_hold_without_its_expiry() =>
        Assert.Equal([Held.Claims[0] with { ExpiresAt = null }], Day.Empty.Booked(Valid).Claims.AsEnumerable());

    [Fact]
    public void A_booking_leaves_the_other_promises_as_they_are()
    {
        var (before, after) = (Day.Ask(12, 13), Day.Ask(18, 20));
        var calendar = Day.Empty.Held(before).Held(Valid).Held(after);

        var booked = calendar.Apply(new UnitBooked(calendar.Unit, Valid.Rental, Day.Noon));

        Assert.Equal(
            [calendar.Claims[0], calendar.Claims[1] with { ExpiresAt = null }, calendar.Claims[2]],
            booked.Claims.AsEnumerable());
    }

    [Fact]
    public void A_released_promise_is_gone_and_no_other()
    {
        var other = Day.Ask(18, 20);
        var calendar = Held.Held(other);

        Assert.Equal(
            [other.Rental],
            calendar.Apply(calendar.Release(Valid.Rental, Day.Noon).Value()).Claims.Select(claim => claim.Rental));
    }

    [Fact]
    public void Expired_holds_are_gone_and_no_other()
    {
        var other = Day.Ask(18, 20);

        Assert.Equal(
            [other.Rental],
            Held.Held(other).Apply(new HoldsExpired(Held.Unit, [Valid.Rental], Valid.ExpiresAt))
                .Claims.Select(claim => claim.Rental));
    }

    [Fact]
    public void An_expiry_takes_no_booking_away()
    {
        var booked = Day.Empty.Booked(Valid);

        Assert.Equal(booked, booked.Apply(new HoldsExpired(booked.Unit, [Valid.Rental], Valid.ExpiresAt)));
    }

    [Fact]
    public void A_new_hold_of_a_rental_takes_the_place_of_its_expired_one()
    {
        var again = Valid with { Slot = Day.Slot(20, 22), ExpiresAt = Valid.ExpiresAt.AddMinutes(10) };

        var calendar = Held.Apply(Held.Hold(again, SlotRules.Default, Valid.ExpiresAt).Value());

        Assert.Equal([new(Valid.Rental, Day.Slot(20, 22.5), again.ExpiresAt)], calendar.Claims.AsEnumerable());
    }

    [Fact]
    public void A_rentals_second_booking_stands_beside_its_first_and_is_the_one_released()
    {
        var over = Day.At(16.5);
        var again = Valid with { Slot = Day.Slot(17, 19), ExpiresAt = over.AddMinutes(10) };
        var first = Day.Empty.Booked(Valid);

        var both = first.Apply(first.Hold(again, SlotRules.Default, over).Value());
        both = both.Apply(both.Book(again.Rental, over).Value());

        Assert.Equal([first.Claims[0], new(Valid.Rental, Day.Slot(17, 19.5), null)], both.Claims.AsEnumerable());
        Assert.Equal(first, both.Apply(both.Release(again.Rental, over).Value()));
    }

    [Fact]
    public void A_booking_that_is_booked_again_is_one_booking()
    {
        var booked = Day.Empty.Booked(Valid);

        Assert.Equal(booked, booked.Apply(booked.Book(Valid.Rental, Day.Noon).Value()));
    }

    [Fact]
    public void A_booking_is_forgotten_a_day_after_it_is_over()
    {
        var calendar = Day.Empty.Booked(Valid);
        var forgotten = Day.At(16.5) + UnitCalendar.Remembered;

        Assert.Equal(2, calendar.Apply(Later(forgotten - Day.Tick)).Claims.Length);
        Assert.Single(calendar.Apply(Later(forgotten)).Claims);

        UnitHeld Later(DateTimeOffset at) =>
            new(calendar.Unit, new Claim(Day.Ask(1, 2).Rental, Day.Slot(100, 102), at.AddMinutes(10)), at);
    }

    [Fact]
    public void A_unit_that_moves_takes_its_calendar_with_it() => Assert.Equal(
        Held, Held.Apply(new UnitPlaced(Held.Unit, LockerId.New(Day.Noon), LockerId.New(Day.Noon), Day.Noon)));

    [Fact]
    public void An_event_no_calendar_knows_is_a_bug() =>
        Assert.Throws<UnreachableException>(() => Held.Apply(new Unknown()));

    [Fact]
    public void Calendars_and_expiries_that_say_the_same_are_equal()
    {
        var now = Day.Noon;

        AssertSame(Held with { Claims = [.. Held.Claims] }, Held, Day.Empty);
        AssertSame(
            new HoldsExpired(Held.Unit, [Valid.Rental], now), new HoldsExpired(Held.Unit, [Valid.Rental], now),
            new HoldsExpired(Held.Unit, [default], now));
    }

    private static void AssertSame<T>(T one, T same, T other)
    {
        Assert.Equal(one, same);
        Assert.Equal(one!.GetHashCode(), same!.GetHashCode());
        Assert.NotEqual(one, other);
    }

    private sealed record Unknown() : CalendarEvent(default, default);
}
