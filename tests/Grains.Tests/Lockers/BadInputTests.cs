using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Lockers;

/// <summary>What makes no sense is refused or thrown back, and writes nothing; see also <see cref="HoldTests"/>.</summary>
public sealed class BadInputTests(LockerFixture fixture) : IClassFixture<LockerFixture>
{
    [Fact]
    public async Task A_hold_without_a_slot_or_for_no_rental_is_a_bug()
    {
        var (locker, unit) = fixture.NewLocker();
        var good = fixture.AHold(fixture.SlotIn(1));

        await Assert.ThrowsAsync<ArgumentNullException>(() => locker.Hold(good with { Slot = null! }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => locker.Hold(good with { Rental = default }));
        AssertUntouched(unit);
    }

    [Fact]
    public async Task A_slot_at_the_end_of_time_is_refused_even_to_a_rental_with_a_promise()
    {
        var (locker, unit) = fixture.NewLocker();
        var good = fixture.AHold(fixture.SlotIn(1));
        await locker.Hold(good);

        var endless = good with { Slot = new(good.Slot.Start, DateTimeOffset.MaxValue) };
        var beginningless = good with { Slot = new(DateTimeOffset.MinValue, good.Slot.End) };

        Assert.IsType<SlotOffStep>((await locker.Hold(endless)).Refusal());
        Assert.IsType<SlotTooLong>((await locker.Hold(beginningless)).Refusal());
        Assert.Equal(["UnitHeld"], fixture.EventsOf(unit));
    }

    [Fact]
    public async Task An_expiry_in_the_far_past_is_refused()
    {
        var (locker, unit) = fixture.NewLocker();
        var hold = fixture.AHold(fixture.SlotIn(1)) with { ExpiresAt = DateTimeOffset.MinValue };

        Assert.IsType<HoldExpiryOutOfBounds>((await locker.Hold(hold)).Refusal());
        AssertUntouched(unit);
    }

    [Fact]
    public async Task A_rental_without_a_promise_releases_and_confirms_nothing()
    {
        var (locker, unit) = fixture.NewLocker();
        var unknown = RentalId.New(fixture.Now);

        Assert.Equal(new NothingHeld(unknown), (await locker.Release(unknown)).Refusal());
        Assert.Equal(new NothingHeld(unknown), (await locker.Confirm(unknown)).Refusal());
        Assert.Equal(new NothingHeld(default), (await locker.Release(default)).Refusal());
        AssertUntouched(unit);
    }

    [Fact]
    public async Task An_unknown_locker_refuses_whatever_is_asked()
    {
        var id = new LockerId(Guid.CreateVersion7());
        var locker = fixture.Locker(id);
        var (_, unit) = fixture.NewLocker();
        var refusal = new UnknownLocker(id);

        Assert.Equal(refusal, (await locker.Get()).Refusal());
        Assert.Equal(refusal, (await locker.Confirm(RentalId.New(fixture.Now))).Refusal());
        Assert.Equal(refusal, (await locker.Release(RentalId.New(fixture.Now))).Refusal());
        Assert.Equal(refusal, (await locker.Place(unit)).Refusal());
        Assert.Equal(refusal, (await locker.MoveTo(id)).Refusal());
        Assert.Equal(refusal, (await locker.TakeOut()).Refusal());
        await locker.Expire();
        AssertUntouched(unit);
    }

    [Fact]
    public async Task Nobody_is_the_locker_without_an_id()
    {
        var (locker, unit) = fixture.NewLocker();

        Assert.Throws<ArgumentException>(() => fixture.Locker(default));
        Assert.Equal(new UnknownLocker(default), (await locker.MoveTo(default)).Refusal());
        AssertUntouched(unit);
    }

    [Fact]
    public async Task A_unit_nobody_knows_is_not_placed()
    {
        var (locker, unit) = fixture.NewLocker();
        var unknown = new UnitId(Guid.CreateVersion7());

        Assert.Equal(new UnknownUnit(unknown), (await locker.Place(unknown)).Refusal());
        Assert.Equal(new UnknownUnit(default), (await locker.Place(default)).Refusal());
        AssertUntouched(unit);
    }

    [Fact]
    public async Task An_empty_locker_has_nothing_to_move_release_or_confirm()
    {
        var (beside, _) = fixture.NewLocker();
        var id = fixture.Database.AddEmptyLocker(new LockerId(beside.GetPrimaryKey()));
        var (locker, rental) = (fixture.Locker(id), RentalId.New(fixture.Now));

        Assert.Equal(new LockerEmpty(id), (await locker.MoveTo(new LockerId(beside.GetPrimaryKey()))).Refusal());
        Assert.Equal(new LockerEmpty(id), (await locker.Release(rental)).Refusal());
        Assert.Equal(new LockerEmpty(id), (await locker.Confirm(rental)).Refusal());
    }

    [Fact]
    public async Task A_unit_moved_or_placed_to_where_it_stands_stays_and_nothing_is_written()
    {
        var (locker, unit) = fixture.NewLocker();

        Assert.Equal(unit, (await locker.MoveTo(new LockerId(locker.GetPrimaryKey()))).Value().Calendar!.Unit);
        Assert.Equal(unit, (await locker.Place(unit)).Value().Calendar!.Unit);
        AssertUntouched(unit);
    }

    private void AssertUntouched(UnitId unit)
    {
        Assert.Empty(fixture.EventsOf(unit));
        Assert.Empty(fixture.ClaimsOf(unit));
    }
}
