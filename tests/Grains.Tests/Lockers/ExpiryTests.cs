using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Lockers;

[Trait("story", "T24-208")]
public sealed class ExpiryTests(LockerFixture fixture) : IClassFixture<LockerFixture>
{
    [Fact]
    public async Task A_hold_binds_until_the_instant_it_expires()
    {
        var (locker, _) = fixture.NewLocker();
        var hold = fixture.AHold(fixture.SlotIn(2));
        await locker.Hold(hold);
        var other = fixture.AHold(hold.Slot);

        fixture.Clock.Advance(hold.ExpiresAt - fixture.Now - TimeSpan.FromTicks(10));
        var before = await locker.Hold(other);
        fixture.Clock.Advance(TimeSpan.FromTicks(10));
        var after = await locker.Hold(other with { ExpiresAt = fixture.Now.AddMinutes(1) });

        Assert.IsType<SlotTaken>(before.Refusal());
        Assert.Equal(other.Rental, after.Value().Claim.Rental);
        Assert.Equal(new NothingHeld(hold.Rental), (await locker.Confirm(hold.Rental)).Refusal());
    }

    [Fact]
    public async Task The_sweeper_ends_expired_holds_and_leaves_the_others()
    {
        var (locker, unit) = fixture.NewLocker();
        var (expiring, booked) = (fixture.AHold(fixture.SlotIn(2)), fixture.AHold(fixture.SlotIn(8)));
        await locker.Hold(expiring);
        await locker.Hold(booked);
        await locker.Confirm(booked.Rental);
        fixture.Clock.Advance(TimeSpan.FromMinutes(10));

        await fixture.Silo.Sweep();

        Assert.Equal([booked.Rental.Value], fixture.ClaimsOf(unit));
        Assert.Equal(["UnitHeld", "UnitHeld", "UnitBooked", "HoldsExpired"], fixture.EventsOf(unit));
    }

    [Fact]
    public async Task An_expired_hold_blocks_nobody_even_where_nobody_swept()
    {
        var (locker, unit) = fixture.NewLocker();
        var hold = fixture.AHold(fixture.SlotIn(2));
        await locker.Hold(hold);
        fixture.Clock.Advance(TimeSpan.FromHours(1));

        var other = fixture.AHold(hold.Slot);
        await locker.Hold(other);

        Assert.Equal([other.Rental.Value], fixture.ClaimsOf(unit));
        Assert.Equal(["UnitHeld", "HoldsExpired", "UnitHeld"], fixture.EventsOf(unit));
    }

    [Fact]
    public async Task A_hold_is_swept_even_where_nobody_did_until_its_slot_was_over()
    {
        var (locker, unit) = fixture.NewLocker();
        var hold = fixture.AHold(fixture.SlotIn(1));
        await locker.Hold(hold);
        fixture.Clock.Advance(TimeSpan.FromDays(3));

        // Another silo knows only what is stored.
        await using var second = await fixture.SecondSilo();
        await second.Sweep();

        Assert.Empty(fixture.ClaimsOf(unit));
        Assert.Equal(["UnitHeld", "HoldsExpired"], fixture.EventsOf(unit));
    }

    [Fact]
    public async Task A_slot_that_starts_with_the_step_under_way_does_not_reach_into_what_just_ended()
    {
        // A turnaround of 20 minutes ends within a step, and is over when the slot is asked for.
        var (locker, unit) = fixture.NewLocker();
        fixture.Database.Execute(
            "UPDATE tool SET turnaround = '20 minutes' WHERE id = (SELECT tool_id FROM tool_unit WHERE id = $1)", unit.Value);
        var booked = fixture.AHold(fixture.SlotIn(0, lasting: 1));
        await locker.Hold(booked);
        await locker.Confirm(booked.Rental);
        fixture.Clock.Advance(booked.Slot.End.AddMinutes(25) - fixture.Now);

        await using var second = await fixture.SecondSilo();
        var slot = new Slot(booked.Slot.End.AddMinutes(15), booked.Slot.End.AddMinutes(90));
        var answer = await fixture.Locker(new(locker.GetPrimaryKey()), second).Hold(fixture.AHold(slot));

        Assert.Equal(booked.Slot.Extended(TimeSpan.FromMinutes(20)), Assert.IsType<SlotTaken>(answer.Refusal()).Conflict);
    }

    [Fact]
    public async Task Sweeping_when_nothing_is_due_writes_nothing()
    {
        var (locker, unit) = fixture.NewLocker();
        await locker.Hold(fixture.AHold(fixture.SlotIn(2)));

        await locker.Expire();

        Assert.Equal(["UnitHeld"], fixture.EventsOf(unit));
    }
}
