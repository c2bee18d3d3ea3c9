using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

[Trait("story", "T24-404")]
public sealed class LockerTests
{
    private static readonly DateTimeOffset Now = Start.AddSeconds(2);

    [Fact]
    public void Tools_are_unlocked_once_all_their_lockers_stand_open()
    {
        var rental = PickingUp(2);

        var first = Hears(rental, 0, LockerAnswer.Opened);
        var both = Hears(first, 1, LockerAnswer.Opened);

        Assert.All(first.OnSite!.Items, item => Assert.Equal(ItemStatus.Reserved, item.Status));
        Assert.All(both.OnSite!.Items, item => Assert.Equal(ItemStatus.Unlocked, item.Status));
    }

    [Fact]
    public void Shut_again_a_locker_says_that_its_tool_was_taken()
    {
        var rental = Hears(Hears(PickingUp(), 0, LockerAnswer.Opened), 0, LockerAnswer.Shut);

        Assert.Equal((ItemStatus.PickedUp, Now), (rental.Of(0).Status, rental.Of(0).TakenAt));
    }

    [Fact]
    public void Where_one_does_not_open_the_customer_chooses_and_the_others_are_unlocked_with_it()
    {
        var stuck = Hears(Hears(PickingUp(2), 0, LockerAnswer.Opened), 1, LockerAnswer.Stuck);
        var others = stuck.After(rental => rental.Choose(StuckChoice.Others, null, Now));

        Assert.Equal((stuck.Unit(1), ItemStatus.Reserved), (stuck.OnSite!.Stuck!.Value, stuck.Of(0).Status));
        Assert.Equal((ItemStatus.Unlocked, ItemStatus.NotTaken), (others.Of(0).Status, others.Of(1).Status));
    }

    [Fact]
    public void What_a_lock_says_late_counts()
    {
        var late = Hears(Hears(PickingUp(), 0, LockerAnswer.Stuck), 0, LockerAnswer.Opened);

        Assert.Null(late.OnSite!.Stuck);
        Assert.Equal(ItemStatus.Unlocked, late.Of(0).Status);
    }

    [Fact]
    public void A_twin_has_its_locker_asked()
    {
        var twin = UnitId.New(Noon);
        var stuck = Hears(PickingUp(), 0, LockerAnswer.Stuck);

        var swapped = stuck.After(rental => rental.Choose(StuckChoice.Twin, twin, Now));

        Assert.NotNull(swapped.OnSite!.Of(twin)!.Opening);
        Assert.Equal(ItemStatus.Unlocked, Hears(swapped, 0, LockerAnswer.Opened).Of(0).Status);
    }

    [Fact]
    public void Lockers_are_asked_again_but_not_at_once_for_they_may_still_pulse()
    {
        var rental = Hears(PickingUp(2), 0, LockerAnswer.Opened);
        var again = Start + DoorRules.Default.Repeat + TimeSpan.FromTicks(1);

        Assert.Null(rental.AskLockers(Now));
        var asked = Assert.IsType<LockersAsked>(rental.AskLockers(again)!.Value().Events.Single());
        Assert.Equal(rental.Unit(1), Assert.Single(asked.Lockers).Unit);
    }

    [Fact]
    public void A_locker_is_opened_again_to_put_back_what_is_not_wanted_after_all()
    {
        var taken = Hears(Hears(PickingUp(), 0, LockerAnswer.Opened), 0, LockerAnswer.Shut);

        var open = Hears(taken.After(rental => rental.OpenAgain(rental.Unit(0), Now)), 0, LockerAnswer.Opened);
        var back = Hears(open.After(rental => rental.PutBack(rental.Unit(0), Now)), 0, LockerAnswer.Shut);

        Assert.Equal((ItemStatus.PickedUp, ItemStatus.Unlocked), (open.Of(0).Status, back.Of(0).Status));
        Assert.Null(back.Of(0).TakenAt);
    }

    [Fact]
    public void Nothing_is_heard_twice_nor_of_an_opening_before()
    {
        var open = Hears(PickingUp(), 0, LockerAnswer.Opened);
        var before = open.Of(0).Opening!.Command;
        var asked = open.After(rental => rental.OpenAgain(rental.Unit(0), Now));

        Assert.Null(open.HearLocker(before, LockerAnswer.Opened, Standstills.None, Now));
        Assert.Null(asked.HearLocker(before, LockerAnswer.Shut, Standstills.None, Now));
        Assert.Null(open.HearLocker(DoorCommandId.New(Noon), LockerAnswer.Opened, Standstills.None, Now));
    }

    [Fact]
    public void A_locker_shut_on_a_returned_tool_makes_us_liable_for_it()
    {
        var rental = Returning(End).After(each => each.UnlockForReturn(each.Unit(0), End));
        var asked = Assert.IsType<LockersAsked>(Returning(End) is var other ? other.UnlockForReturn(other.Unit(0), End).Value().Events[1] : null);

        var back = Hears(Hears(rental, 0, LockerAnswer.Opened), 0, LockerAnswer.Shut);

        Assert.Equal(DoorPurpose.Return, asked.Purpose);
        Assert.Equal((ItemStatus.Returned, Now), (back.Of(0).Status, back.Of(0).ReturnedAt));
    }

    [Fact]
    public void A_locker_that_had_been_shut_before_it_was_asked_gave_nothing_and_took_nothing()
    {
        var found = Hears(Hears(PickingUp(), 0, LockerAnswer.Opened), 0, LockerAnswer.ShutBefore);
        var asked = Returning(End).After(rental => rental.UnlockForReturn(rental.Unit(0), End));
        var back = Hears(Hears(asked, 0, LockerAnswer.Opened), 0, LockerAnswer.ShutBefore);

        Assert.Equal((ItemStatus.Unlocked, null, OpeningState.Shut), (found.Of(0).Status, found.Of(0).TakenAt, found.Of(0).Opening!.State));
        Assert.Equal((RentalStatus.Returning, ItemStatus.PickedUp), (back.Status, back.Of(0).Status));
        Assert.Equal(ItemStatus.Returned, Hears(Hears(back.After(rental => rental.UnlockForReturn(rental.Unit(0), End)), 0, LockerAnswer.Opened), 0, LockerAnswer.Shut).Of(0).Status);
    }

    [Fact]
    public void A_second_locker_that_does_not_open_is_asked_again_with_the_choice_about_the_first()
    {
        var both = Hears(Hears(Hears(PickingUp(3), 0, LockerAnswer.Opened), 1, LockerAnswer.Stuck), 2, LockerAnswer.Stuck);

        var chosen = both.After(rental => rental.Choose(StuckChoice.Others, null, Now));

        Assert.Equal((both.Unit(1), OpeningState.Failed), (both.OnSite!.Stuck!.Value, both.Of(2).Opening!.State));
        Assert.Equal(OpeningState.Asked, chosen.Of(2).Opening!.State);
    }

    [Fact]
    public void Who_does_not_choose_and_has_another_locker_open_is_not_paid_back()
    {
        var stuck = Hears(Hears(PickingUp(2), 0, LockerAnswer.Opened), 1, LockerAnswer.Stuck);

        Assert.Equal(new LockerStillOpen(stuck.Unit(0)), stuck.Choose(StuckChoice.Cancel, null, Now).Refusal());
        var lapsed = stuck.Until(Now.AddMinutes(5));
        Assert.Equal((RentalStatus.PickingUp, ItemStatus.Unlocked, ItemStatus.NotTaken), (lapsed.Status, lapsed.Of(0).Status, lapsed.Of(1).Status));
        var failed = Hears(stuck, 0, LockerAnswer.Shut).After(rental => rental.Choose(StuckChoice.Cancel, null, Now));
        Assert.Equal((RentalStatus.CancelledByUs, QuarantineReason.LeftBehind), (failed.Status, failed.QuarantineOf(failed.Of(0), new UnitUse(1, BetweenChecks: 10))));
        Assert.Null(failed.QuarantineOf(failed.Of(1), new UnitUse(1, BetweenChecks: 10)));
    }

    private static Rental Hears(Rental rental, int at, LockerAnswer answer) =>
        rental.Apply(rental.HearLocker(rental.Of(at).Opening!.Command, answer, Standstills.None, Now)!);
}
