using Toolbox24.Domain.Lockers;

namespace Toolbox24.Domain.Tests.Lockers;

/// <summary>What can be done with a promise once it is made: answered again, booked, released.</summary>
public sealed class PromiseTests
{
    private static readonly HoldSlot Valid = Day.Ask(14, 16);

    private static readonly UnitCalendar Held = Day.Empty.Held(Valid);

    [Fact]
    public void A_hold_is_booked_until_the_instant_it_expires()
    {
        var last = Valid.ExpiresAt - Day.Tick;

        Assert.Equal(new UnitBooked(Held.Unit, Valid.Rental, last), Held.Book(Valid.Rental, last).Value());
        Assert.Equal(new NothingHeld(Valid.Rental), Held.Book(Valid.Rental, Valid.ExpiresAt).Refusal());
    }

    [Fact]
    public void Nothing_is_booked_for_a_rental_that_holds_nothing()
    {
        var other = Day.Ask(14, 16).Rental;

        Assert.Equal(new NothingHeld(other), Held.Book(other, Day.Noon).Refusal());
        Assert.Equal(new NothingHeld(default), Held.Book(default, Day.Noon).Refusal());
        Assert.Equal(new NothingHeld(other), Day.Empty.Book(other, Day.Noon).Refusal());
    }

    [Fact]
    public void A_hold_is_released_until_the_instant_it_expires()
    {
        var last = Valid.ExpiresAt - Day.Tick;

        Assert.Equal(new UnitReleased(Held.Unit, Valid.Rental, last), Held.Release(Valid.Rental, last).Value());
        Assert.Equal(new NothingHeld(Valid.Rental), Held.Release(Valid.Rental, Valid.ExpiresAt).Refusal());
    }

    [Fact]
    public void Nothing_is_released_for_a_rental_that_holds_nothing()
    {
        var other = Day.Ask(14, 16).Rental;

        Assert.Equal(new NothingHeld(other), Held.Release(other, Day.Noon).Refusal());
        Assert.Equal(new NothingHeld(default), Held.Release(default, Day.Noon).Refusal());
    }

    [Fact]
    public void A_booking_is_booked_again_and_released_until_the_instant_its_turnaround_ends()
    {
        var booked = Day.Empty.Booked(Valid);
        var (last, over) = (Day.At(16.5) - Day.Tick, Day.At(16.5));

        Assert.IsType<UnitBooked>(booked.Book(Valid.Rental, last).Value());
        Assert.IsType<UnitReleased>(booked.Release(Valid.Rental, last).Value());
        Assert.Equal(new NothingHeld(Valid.Rental), booked.Book(Valid.Rental, over).Refusal());
        Assert.Equal(new NothingHeld(Valid.Rental), booked.Release(Valid.Rental, over).Refusal());
    }

    [Fact]
    public void The_same_request_is_answered_by_the_promise_that_stands_whatever_expiry_it_asks_for()
    {
        var again = Valid with { ExpiresAt = Valid.ExpiresAt.AddMinutes(5) };

        Assert.Equal(Held.Claims[0], Held.Answering(again, Day.Noon));
        Assert.Equal(Held.Claims[0], Held.Answering(again, Valid.ExpiresAt - Day.Tick));
        Assert.Null(Held.Answering(again, Valid.ExpiresAt));
    }

    [Fact]
    public void A_booking_answers_the_request_it_was_held_with()
    {
        var booked = Day.Empty.Booked(Valid);

        Assert.Equal(booked.Claims[0], booked.Answering(Valid, Day.At(15)));
        Assert.Null(booked.Answering(Valid, Day.At(16.5)));
    }

    [Fact]
    public void Another_slot_or_another_rental_is_not_answered()
    {
        Assert.Null(Held.Answering(Valid with { Slot = Day.Slot(14, 16.25) }, Day.Noon));
        Assert.Null(Held.Answering(Valid with { Slot = Day.Slot(13.75, 16) }, Day.Noon));
        Assert.Null(Held.Answering(Day.Ask(14, 16), Day.Noon));
        Assert.Null(Day.Empty.Answering(Valid, Day.Noon));
    }

    [Fact]
    public void A_claim_is_live_until_the_instant_it_expires_and_once_booked_for_ever()
    {
        var claim = Held.Claims[0];

        Assert.True(claim.IsHold);
        Assert.True(claim.IsLive(Valid.ExpiresAt - Day.Tick));
        Assert.False(claim.IsLive(Valid.ExpiresAt));
        Assert.False((claim with { ExpiresAt = null }).IsHold);
        Assert.True((claim with { ExpiresAt = null }).IsLive(DateTimeOffset.MaxValue));
    }
}
