using Toolbox24.Domain.Lockers;

namespace Toolbox24.Domain.Tests.Lockers;

public sealed class HoldTests
{
    private static readonly HoldSlot Valid = Day.Ask(14, 16);

    [Fact]
    public void A_free_unit_is_held_for_the_slot_and_the_turnaround_after_it() => Assert.Equal(
        new UnitHeld(Day.Empty.Unit, new Claim(Valid.Rental, Day.Slot(14, 16.5), Valid.ExpiresAt), Day.Noon),
        Hold(Day.Empty, Valid).Value());

    [Fact]
    public void A_slot_the_rules_forbid_is_refused() =>
        Assert.IsType<SlotTooShort>(Hold(Day.Empty, Valid with { Slot = Day.Slot(14, 14.5) }).Refusal());

    [Fact]
    public void An_expiry_the_rules_forbid_is_refused() =>
        Assert.IsType<HoldExpiryOutOfBounds>(Hold(Day.Empty, Valid with { ExpiresAt = Day.Noon }).Refusal());

    [Fact]
    public void A_slot_may_start_at_the_instant_the_turnaround_ends()
    {
        var calendar = Day.Empty.Booked(14, 16);

        Assert.IsType<UnitHeld>(Hold(calendar, Day.Ask(16.5, 18)).Value());
        Assert.Equal(Day.Slot(14, 16.5), TakenBy(calendar, Day.Ask(16.25, 18)));
    }

    [Fact]
    public void A_slot_and_its_turnaround_may_end_at_the_instant_the_next_one_starts()
    {
        var calendar = Day.Empty.Booked(18, 20);

        Assert.IsType<UnitHeld>(Hold(calendar, Day.Ask(16, 17.5)).Value());
        Assert.Equal(Day.Slot(18, 20.5), TakenBy(calendar, Day.Ask(16, 17.75)));
    }

    [Fact]
    public void A_hold_stands_in_the_way_until_the_instant_it_expires()
    {
        var held = Day.Empty.Held(Valid);
        var other = Day.Ask(14, 16) with { ExpiresAt = Valid.ExpiresAt.AddMinutes(5) };

        Assert.IsType<SlotTaken>(held.Hold(other, SlotRules.Default, Valid.ExpiresAt - Day.Tick).Refusal());
        Assert.IsType<UnitHeld>(held.Hold(other, SlotRules.Default, Valid.ExpiresAt).Value());
    }

    [Fact]
    public void A_booking_stands_in_the_way_for_ever() => Assert.IsType<SlotTaken>(
        Day.Empty.Booked(14, 16)
            .Hold(Day.Ask(14, 16) with { ExpiresAt = Day.At(14) }, SlotRules.Default, Day.At(13.75)).Refusal());

    [Fact]
    public void Of_several_conflicts_the_earliest_is_named() => Assert.Equal(
        Day.Slot(14, 15.5), TakenBy(Day.Empty.Booked(18, 19).Booked(14, 15).Booked(16, 17), Day.Ask(13, 23)));

    [Fact]
    public void A_conflict_with_an_expired_hold_is_not_named()
    {
        var calendar = Day.Empty.Held(Valid).Booked(17, 18);
        var wanted = Day.Ask(14, 18) with { ExpiresAt = Day.At(12.5) };

        var taken = Assert.IsType<SlotTaken>(calendar.Hold(wanted, SlotRules.Default, Valid.ExpiresAt).Refusal());
        Assert.Equal(Day.Slot(17, 18.5), taken.Conflict);
    }

    [Fact]
    public void A_rental_that_holds_the_unit_gets_no_other_slot_of_it()
    {
        var held = Day.Empty.Held(Valid);
        var refusal = new HoldsAnotherSlot(Day.Slot(14, 16.5));

        Assert.Equal(refusal, Hold(held, Valid with { Slot = Day.Slot(14, 16.25) }).Refusal());
        Assert.Equal(refusal, Hold(held, Valid with { Slot = Day.Slot(20, 22) }).Refusal());
    }

    [Fact]
    public void A_hold_never_takes_the_place_of_the_rentals_own_booking() => Assert.Equal(
        new HoldsAnotherSlot(Day.Slot(14, 16.5)), Hold(Day.Empty.Booked(Valid), Valid).Refusal());

    [Fact]
    public void A_rental_whose_hold_expired_may_hold_another_slot()
    {
        var again = Valid with { Slot = Day.Slot(20, 22), ExpiresAt = Valid.ExpiresAt.AddMinutes(10) };

        Assert.IsType<UnitHeld>(Day.Empty.Held(Valid).Hold(again, SlotRules.Default, Valid.ExpiresAt).Value());
    }

    [Fact]
    public void A_rental_whose_booking_is_over_may_hold_the_unit_again()
    {
        var over = Day.At(16.5);
        var again = Valid with { Slot = Day.Slot(16.5, 18), ExpiresAt = over.AddMinutes(10) };
        var booked = Day.Empty.Booked(Valid);

        Assert.Equal(new HoldsAnotherSlot(Day.Slot(14, 16.5)), booked.Hold(again, SlotRules.Default, over - Day.Tick).Refusal());
        Assert.IsType<UnitHeld>(booked.Hold(again, SlotRules.Default, over).Value());
    }

    [Fact]
    public void A_rentals_own_booking_that_has_just_ended_is_in_the_way_of_a_slot_that_reaches_into_it()
    {
        // Over at 16:20, and the step that began at 16:15 may still be asked for.
        var booked = (Day.Empty with { Turnaround = TimeSpan.FromMinutes(20) }).Booked(Valid);
        var over = Day.At(16) + TimeSpan.FromMinutes(20);
        var again = Valid with { Slot = Day.Slot(16.25, 18), ExpiresAt = over.AddMinutes(10) };

        Assert.Equal(
            booked.Claims[0].During, Assert.IsType<SlotTaken>(booked.Hold(again, SlotRules.Default, over).Refusal()).Conflict);
    }

    [Fact]
    public void What_ended_in_the_step_under_way_is_still_in_the_way_of_a_slot_that_starts_with_the_step()
    {
        // The turnaround of 20 minutes ends within a step; a promise made since then must not make it forgotten.
        var calendar = (Day.Empty with { Turnaround = TimeSpan.FromMinutes(20) }).Booked(12, 13);
        var now = Day.At(13) + TimeSpan.FromMinutes(25);
        var later = Day.Ask(20, 21) with { ExpiresAt = now.AddMinutes(5) };
        calendar = calendar.Apply(calendar.Hold(later, SlotRules.Default, now).Value());

        var wanted = Day.Ask(13.25, 15) with { ExpiresAt = now.AddMinutes(5) };
        var taken = Assert.IsType<SlotTaken>(calendar.Hold(wanted, SlotRules.Default, now).Refusal());
        Assert.Equal(Day.At(13) + TimeSpan.FromMinutes(20), taken.Conflict.End);
        Assert.IsType<UnitHeld>(calendar.Hold(wanted with { Slot = Day.Slot(13.5, 15) }, SlotRules.Default, now).Value());
    }

    [Fact]
    public void A_slot_that_never_ends_is_refused_even_where_the_rental_has_a_promise()
    {
        var endless = Valid with { Slot = new(Valid.Slot.Start, DateTimeOffset.MaxValue) };

        Assert.Null(Day.Empty.Held(Valid).Answering(endless, Day.Noon));
        Assert.IsType<SlotOffStep>(Hold(Day.Empty.Held(Valid), endless).Refusal());
    }

    // Where two guards refuse, the first of them in this order is told: slot, expiry, own promise, conflict.

    [Fact]
    public void The_slot_is_told_before_the_expiry() => Assert.IsType<SlotTooShort>(
        Hold(Day.Empty, Valid with { Slot = Day.Slot(14, 14.5), ExpiresAt = Day.Noon }).Refusal());

    [Fact]
    public void The_slot_is_told_before_the_rentals_own_promise() => Assert.IsType<SlotTooShort>(
        Hold(Day.Empty.Held(Valid), Valid with { Slot = Day.Slot(14, 14.5) }).Refusal());

    [Fact]
    public void The_slot_is_told_before_the_conflict() =>
        Assert.IsType<SlotTooShort>(Hold(Day.Empty.Booked(14, 16), Day.Ask(14, 14.5)).Refusal());

    [Fact]
    public void The_expiry_is_told_before_the_rentals_own_promise() => Assert.IsType<HoldExpiryOutOfBounds>(
        Hold(Day.Empty.Held(Valid), Valid with { Slot = Day.Slot(20, 22), ExpiresAt = Day.Noon }).Refusal());

    [Fact]
    public void The_expiry_is_told_before_the_conflict() => Assert.IsType<HoldExpiryOutOfBounds>(
        Hold(Day.Empty.Booked(14, 16), Valid with { ExpiresAt = Day.Noon }).Refusal());

    [Fact]
    public void The_rentals_own_promise_is_told_before_the_conflict() => Assert.IsType<HoldsAnotherSlot>(
        Hold(Day.Empty.Held(Valid).Booked(20, 22), Valid with { Slot = Day.Slot(20, 22) }).Refusal());

    private static Result<CalendarEvent> Hold(UnitCalendar calendar, HoldSlot request) =>
        calendar.Hold(request, SlotRules.Default, Day.Noon);

    private static Slot TakenBy(UnitCalendar calendar, HoldSlot request) =>
        Assert.IsType<SlotTaken>(Hold(calendar, request).Refusal()).Conflict;
}
