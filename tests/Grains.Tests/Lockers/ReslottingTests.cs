using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Lockers;

public sealed class ReslottingTests(LockerFixture fixture) : IClassFixture<LockerFixture>
{
    [Fact]
    public async Task A_unit_that_moves_takes_its_calendar_with_it()
    {
        var (origin, unit) = fixture.NewLocker();
        var destination = fixture.Database.AddEmptyLocker(beside: Id(origin));
        var hold = fixture.AHold(fixture.SlotIn(1));
        await origin.Hold(hold);

        // The destination is awake, and believes that it is empty.
        Assert.Null((await fixture.Locker(destination).Get()).Value().Calendar);
        await origin.MoveTo(destination);

        Assert.IsType<SlotTaken>((await fixture.Locker(destination).Hold(fixture.AHold(hold.Slot))).Refusal());
        Assert.False((await fixture.Locker(destination).Confirm(hold.Rental)).Value().IsHold);
        Assert.Equal(new LockerEmpty(Id(origin)), (await origin.Hold(fixture.AHold(fixture.SlotIn(9)))).Refusal());
        Assert.Equal(["UnitHeld", "UnitPlaced", "UnitBooked"], fixture.EventsOf(unit));
    }

    [Fact]
    public async Task A_locker_that_believed_itself_empty_shows_the_unit_moved_to_it()
    {
        var (origin, unit) = fixture.NewLocker();
        var destination = fixture.Database.AddEmptyLocker(beside: Id(origin));
        await fixture.Locker(destination).Get();

        await origin.MoveTo(destination);

        Assert.Equal(unit, (await fixture.Locker(destination).Get()).Value().Calendar!.Unit);
    }

    [Fact]
    public async Task A_locker_added_after_it_was_asked_for_is_found()
    {
        var (beside, _) = fixture.NewLocker();
        var added = new LockerId(Guid.CreateVersion7());
        Assert.Equal(new UnknownLocker(added), (await fixture.Locker(added).Get()).Refusal());

        fixture.Database.Execute(
            "INSERT INTO locker SELECT $1, site_id, $1::text, 'M', 500, 400, 300 FROM locker WHERE id = $2",
            added.Value, Id(beside).Value);

        Assert.Equal(added, (await fixture.Locker(added).Get()).Value().Locker.Id);
    }

    [Fact]
    public async Task An_activation_that_does_not_know_its_unit_was_moved_moves_it_no_further()
    {
        await using var second = await fixture.SecondSilo();
        var (origin, unit) = fixture.NewLocker();
        var there = fixture.Database.AddEmptyLocker(beside: Id(origin));
        var elsewhere = fixture.Database.AddEmptyLocker(beside: Id(origin));
        await origin.Get();
        await fixture.Locker(Id(origin), second).MoveTo(there);

        Assert.Equal(new LockerEmpty(Id(origin)), (await origin.MoveTo(elsewhere)).Refusal());
        Assert.Equal(["UnitPlaced"], fixture.EventsOf(unit));
    }

    [Fact]
    public async Task A_unit_moves_only_to_an_empty_locker_it_fits()
    {
        var (origin, unit) = fixture.NewLocker();
        var (occupied, other) = fixture.NewLocker();
        var narrow = fixture.Database.AddEmptyLocker(beside: Id(origin), width: 90);
        var unknown = new LockerId(Guid.CreateVersion7());

        Assert.Equal(new LockerOccupied(other), (await origin.MoveTo(Id(occupied))).Refusal());
        Assert.IsType<DoesNotFit>((await origin.MoveTo(narrow)).Refusal());
        Assert.Equal(new UnknownLocker(unknown), (await origin.MoveTo(unknown)).Refusal());
        Assert.Empty(fixture.EventsOf(unit));
    }

    [Fact]
    public async Task Of_two_units_that_race_for_an_empty_locker_one_gets_it()
    {
        var (first, one) = fixture.NewLocker();
        var (second, two) = fixture.NewLocker();
        var destination = fixture.Database.AddEmptyLocker(beside: Id(first));

        var answers = await Task.WhenAll(first.MoveTo(destination), second.MoveTo(destination));

        Assert.Single(answers, answer => answer.Succeeded(out _, out _));
        Assert.Single(answers, answer => !answer.Succeeded(out _, out var why) && why is LockerOccupied);
        var there = (await fixture.Locker(destination).Get()).Value().Calendar;
        Assert.Contains(there!.Unit, (UnitId[])[one, two]);
    }

    [Fact]
    public async Task A_unit_is_placed_from_the_workshop_and_from_nowhere_else()
    {
        var (here, standing) = fixture.NewLocker();
        var empty = fixture.Database.AddEmptyLocker(beside: Id(here));
        var unit = fixture.Database.AddUnit();

        Assert.Equal(new UnitElsewhere(standing), (await fixture.Locker(empty).Place(standing)).Refusal());
        Assert.Equal(new LockerOccupied(standing), (await here.Place(unit)).Refusal());
        Assert.Equal(unit, (await fixture.Locker(empty).Place(unit)).Value().Calendar!.Unit);
        Assert.Equal(unit, (await fixture.Locker(empty).Place(unit)).Value().Calendar!.Unit);
        Assert.Equal(["UnitPlaced"], fixture.EventsOf(unit));
        Assert.Equal(new UnknownUnit(default), (await fixture.Locker(empty).Place(default)).Refusal());
    }

    [Fact]
    public async Task Two_units_change_lockers_by_way_of_the_workshop_and_keep_their_promises()
    {
        var ((here, one), (there, two)) = (fixture.NewLocker(), fixture.NewLocker());
        var (ours, theirs) = (fixture.AHold(fixture.SlotIn(1)), fixture.AHold(fixture.SlotIn(5)));
        await here.Hold(ours);
        await there.Hold(theirs);

        Assert.Null((await here.TakeOut()).Value().Calendar);
        Assert.Equal(new LockerEmpty(Id(here)), (await here.TakeOut()).Refusal());
        await there.MoveTo(Id(here));
        await there.Place(one);

        Assert.False((await there.Confirm(ours.Rental)).Value().IsHold);
        Assert.False((await here.Confirm(theirs.Rental)).Value().IsHold);
        Assert.Equal(["UnitHeld", "UnitPlaced", "UnitPlaced", "UnitBooked"], fixture.EventsOf(one));
        Assert.Equal(["UnitHeld", "UnitPlaced", "UnitBooked"], fixture.EventsOf(two));
    }

    [Fact]
    public async Task An_activation_that_does_not_know_its_unit_was_moved_does_not_take_it_out()
    {
        await using var second = await fixture.SecondSilo();
        var (origin, unit) = fixture.NewLocker();
        var there = fixture.Database.AddEmptyLocker(beside: Id(origin));
        await origin.Get();
        await fixture.Locker(Id(origin), second).MoveTo(there);

        Assert.Equal(new LockerEmpty(Id(origin)), (await origin.TakeOut()).Refusal());
        Assert.Equal(["UnitPlaced"], fixture.EventsOf(unit));
    }

    private static LockerId Id(ILockerGrain locker) => new(locker.GetPrimaryKey());
}
