using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Lockers;

[Trait("story", "T24-208")]
public sealed class HoldTests(LockerFixture fixture) : IClassFixture<LockerFixture>
{
    [Fact]
    public async Task A_hold_is_a_claim_an_event_and_an_outbox_row()
    {
        var (locker, unit) = fixture.NewLocker();
        var hold = fixture.AHold(fixture.SlotIn(1));

        var claim = (await locker.Hold(hold)).Value().Claim;

        Assert.Equal(new Claim(hold.Rental, hold.Slot.Extended(TimeSpan.FromMinutes(30)), hold.ExpiresAt), claim);
        Assert.Equal([hold.Rental.Value], fixture.ClaimsOf(unit));
        Assert.Equal(["UnitHeld"], fixture.EventsOf(unit));
        Assert.Equal(["kiosk"], fixture.Database.Column<string>("SELECT channel FROM outbox WHERE stream = $1", unit.Value));
    }

    [Fact]
    public async Task Asking_again_for_the_same_slot_changes_nothing()
    {
        var (locker, unit) = fixture.NewLocker();
        var hold = fixture.AHold(fixture.SlotIn(1));
        var first = (await locker.Hold(hold)).Value();

        var again = (await locker.Hold(hold with { ExpiresAt = hold.ExpiresAt.AddMinutes(5) })).Value();

        Assert.Equal(first with { WasHeld = true }, again);
        Assert.Equal(["UnitHeld"], fixture.EventsOf(unit));
    }

    [Fact]
    public async Task An_expiry_told_in_local_time_is_the_same_instant()
    {
        var (locker, _) = fixture.NewLocker();
        var hold = fixture.AHold(fixture.SlotIn(1));

        var claim = (await locker.Hold(hold with { ExpiresAt = hold.ExpiresAt.ToOffset(TimeSpan.FromHours(2)) })).Value().Claim;

        Assert.Equal((hold.ExpiresAt, TimeSpan.Zero), (claim.ExpiresAt!.Value, claim.ExpiresAt.Value.Offset));
    }

    [Fact]
    public async Task What_another_activation_gave_back_is_not_said_to_be_held_or_booked_already()
    {
        await using var second = await fixture.SecondSilo();
        var (locker, unit) = fixture.NewLocker();
        var twin = fixture.Locker(new LockerId(locker.GetPrimaryKey()), second);
        var (held, booked) = (fixture.AHold(fixture.SlotIn(1)), fixture.AHold(fixture.SlotIn(5)));
        await locker.Hold(held);
        await locker.Hold(booked);
        await locker.Confirm(booked.Rental);
        await twin.Release(held.Rental);
        await twin.Release(booked.Rental);

        Assert.Equal(new NothingHeld(booked.Rental), (await locker.Confirm(booked.Rental)).Refusal());
        await twin.Hold(booked);
        await twin.Release(booked.Rental);
        Assert.False((await locker.Hold(held)).Value().WasHeld);
        Assert.Equal([held.Rental.Value], fixture.ClaimsOf(unit));
    }

    [Fact]
    public async Task A_slot_that_starts_when_the_turnaround_ends_is_free()
    {
        var (locker, unit) = fixture.NewLocker();
        var slot = fixture.SlotIn(1);
        await locker.Hold(fixture.AHold(slot));

        var next = await locker.Hold(fixture.AHold(new(slot.End.AddMinutes(30), slot.End.AddMinutes(90))));

        Assert.Equal(slot.End.AddMinutes(30), next.Value().Claim.During.Start);
        Assert.Equal(2, fixture.ClaimsOf(unit).Count);
    }

    [Fact]
    public async Task A_refusal_names_the_conflict()
    {
        var (locker, unit) = fixture.NewLocker();
        var slot = fixture.SlotIn(5);
        var taken = (await locker.Hold(fixture.AHold(slot))).Value().Claim;

        var refusal = Assert.IsType<SlotTaken>((await locker.Hold(fixture.AHold(fixture.SlotIn(5)))).Refusal());

        Assert.Equal(taken.During, refusal.Conflict);
        Assert.Single(fixture.ClaimsOf(unit));
    }

    [Fact]
    public async Task A_confirmed_hold_never_expires()
    {
        var (locker, unit) = fixture.NewLocker();
        var hold = fixture.AHold(fixture.SlotIn(1));
        await locker.Hold(hold);

        var booked = (await locker.Confirm(hold.Rental)).Value();
        var again = (await locker.Confirm(hold.Rental)).Value();

        Assert.False(booked.IsHold);
        Assert.Equal(booked, again);
        Assert.Equal(["UnitHeld", "UnitBooked"], fixture.EventsOf(unit));
        Assert.Equal(["Booking"], fixture.Database.Column<string>("SELECT kind FROM slot_claim WHERE unit_id = $1", unit.Value));
    }

    [Fact]
    public async Task A_released_slot_is_free_at_once()
    {
        var (locker, unit) = fixture.NewLocker();
        var (first, second) = (fixture.AHold(fixture.SlotIn(1)), fixture.AHold(fixture.SlotIn(1)));
        await locker.Hold(first);

        await locker.Release(first.Rental);

        Assert.Equal(second.Rental, (await locker.Hold(second)).Value().Claim.Rental);
        Assert.Equal(["UnitHeld", "UnitReleased", "UnitHeld"], fixture.EventsOf(unit));
        Assert.Equal(new NothingHeld(first.Rental), (await locker.Release(first.Rental)).Refusal());
    }

    [Fact]
    public async Task A_rental_whose_booking_is_over_books_the_unit_again()
    {
        var (locker, unit) = fixture.NewLocker();
        var first = fixture.AHold(fixture.SlotIn(0, lasting: 1));
        await locker.Hold(first);
        await locker.Confirm(first.Rental);
        fixture.Clock.Advance(first.Slot.End.AddMinutes(30) - fixture.Now);

        var again = fixture.AHold(fixture.SlotIn(0)) with { Rental = first.Rental };
        await locker.Hold(again);
        var booked = (await locker.Confirm(again.Rental)).Value();

        Assert.Equal((again.Slot.Start, false), (booked.During.Start, booked.IsHold));
        Assert.Equal([first.Rental.Value, first.Rental.Value], fixture.ClaimsOf(unit));
        Assert.Equal(["UnitHeld", "UnitBooked", "UnitHeld", "UnitBooked"], fixture.EventsOf(unit));
    }

    [Fact]
    public async Task A_locker_without_a_unit_holds_nothing()
    {
        var (locker, _) = fixture.NewLocker();
        var empty = fixture.Database.AddEmptyLocker(beside: new LockerId(locker.GetPrimaryKey()));
        var unknown = new LockerId(Guid.CreateVersion7());

        Assert.Equal(new LockerEmpty(empty), (await fixture.Locker(empty).Hold(fixture.AHold(fixture.SlotIn(1)))).Refusal());
        Assert.Equal(
            new UnknownLocker(unknown), (await fixture.Locker(unknown).Hold(fixture.AHold(fixture.SlotIn(1)))).Refusal());
    }

    [Fact]
    public async Task Impossible_requests_are_refused_and_write_nothing()
    {
        var (locker, unit) = fixture.NewLocker();
        var good = fixture.AHold(fixture.SlotIn(1));
        var slot = good.Slot;

        Assert.IsType<SlotInThePast>((await locker.Hold(good with { Slot = fixture.SlotIn(-3) })).Refusal());
        Assert.IsType<SlotTooShort>((await locker.Hold(good with { Slot = new(slot.Start, slot.Start.AddMinutes(45)) })).Refusal());
        Assert.IsType<SlotTooLong>((await locker.Hold(good with { Slot = new(slot.Start, slot.Start.AddDays(29)) })).Refusal());
        Assert.IsType<SlotTooFarAhead>((await locker.Hold(good with { Slot = new(slot.Start.AddDays(91), slot.End.AddDays(91)) })).Refusal());
        Assert.IsType<SlotOffStep>((await locker.Hold(good with { Slot = new(slot.Start.AddMinutes(1), slot.End) })).Refusal());
        Assert.IsType<SlotTooLong>((await locker.Hold(good with { Slot = new(DateTimeOffset.MinValue, slot.End) })).Refusal());
        Assert.IsType<HoldExpiryOutOfBounds>((await locker.Hold(good with { ExpiresAt = fixture.Now })).Refusal());
        Assert.IsType<HoldExpiryOutOfBounds>((await locker.Hold(good with { ExpiresAt = DateTimeOffset.MaxValue })).Refusal());
        await Assert.ThrowsAsync<ArgumentNullException>(() => locker.Hold(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HoldSlot(good.Rental, new(slot.End, slot.Start), good.ExpiresAt));

        Assert.Equal(new NothingHeld(default), (await locker.Confirm(default)).Refusal());
        Assert.Empty(fixture.EventsOf(unit));
        Assert.Empty(fixture.ClaimsOf(unit));
    }
}
