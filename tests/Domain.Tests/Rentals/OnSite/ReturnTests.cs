using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

[Trait("story", "T24-504")]
public sealed class ReturnTests
{
    private static readonly EvidenceId Photo = EvidenceId.New(Noon);

    [Fact]
    public void An_early_return_is_not_refunded_and_the_customer_is_told_before()
    {
        var (rental, early) = (Active(), End.AddTicks(-1));

        Assert.Equal(new EarlyReturnUnconfirmed(End), rental.BeginReturn(rental.Site, knowsNoRefund: false, early).Refusal());
        Assert.Equal(Day, Returned(at: early).RentNow);
        Assert.Equal(["ReturnBegun"], rental.BeginReturn(rental.Site, knowsNoRefund: false, End).Value().Names());
    }

    [Fact]
    public void Tools_come_back_one_after_the_other()
    {
        var rental = Returning(End, 2);
        var open = rental.After(each => each.UnlockForReturn(each.Unit(0), End));

        Assert.Equal(new AnotherLockerOpen(rental.Unit(0)), open.UnlockForReturn(rental.Unit(1), End).Refusal());
        Assert.Equal(RentalStatus.Returning, rental.Back(0, End).Status);
        Assert.Equal(RentalStatus.PendingValidation, rental.Back(0, End).Back(1, End).Status);
    }

    [Fact]
    public void A_wrong_tool_is_told_before_the_door_shuts()
    {
        var open = Returning(End).After(each => each.UnlockForReturn(each.Unit(0), End)).Opened(End);

        Assert.Equal(new WrongTool(open.Unit(0)), open.ScanReturn(UnitId.New(Noon), End).Refusal());
        Assert.Equal(new WrongTool(open.Unit(0)), open.ScanReturn(null, End).Refusal());
    }

    [Fact]
    public void A_swapped_compartment_is_accepted_and_recorded()
    {
        var rental = Returning(End, 2);
        var (one, other) = (rental.Unit(0), rental.Unit(1));
        var swapped = rental.After(each => each.UnlockForReturn(one, End)).Opened(End).After(each => each.ScanReturn(other, End))
            .Hears(other, LockerAnswer.Shut, End);

        Assert.Equal((ItemStatus.Returned, one), (swapped.OnSite!.Of(other)!.Status, swapped.OnSite.Of(other)!.InLockerOf));
        Assert.Equal((ItemStatus.PickedUp, other), (swapped.OnSite.Of(one)!.Status, swapped.LockerFor(one)));
        var both = swapped.After(each => each.UnlockForReturn(one, End)).Opened(End).After(each => each.ScanReturn(one, End))
            .Hears(one, LockerAnswer.Shut, End);
        Assert.Equal((RentalStatus.PendingValidation, other), (both.Status, both.OnSite!.Of(one)!.InLockerOf));
    }

    [Fact]
    public void The_tool_that_was_read_last_is_the_one_in_the_locker()
    {
        var rental = Returning(End, 2);
        var (one, other) = (rental.Unit(0), rental.Unit(1));
        var read = rental.After(each => each.UnlockForReturn(one, End)).Opened(End).After(each => each.ScanReturn(other, End)).After(each => each.ScanReturn(one, End));

        Assert.Equal((ItemStatus.Unlocked, null), (read.OnSite!.Of(one)!.Status, read.OnSite.Of(one)!.InLockerOf));
        Assert.Equal((ItemStatus.PickedUp, false), (read.OnSite.Of(other)!.Status, read.OnSite.Of(other)!.IsScanned));
    }

    [Theory]
    [InlineData(EvidenceKind.Photo)]
    [InlineData(EvidenceKind.Video)]
    [InlineData(EvidenceKind.CutVideo)]
    public void Missing_photos_and_a_cut_video_never_turn_a_tool_away(EvidenceKind kind)
    {
        var open = Returning(End).After(each => each.UnlockForReturn(each.Unit(0), End)).Opened(End).After(each => each.AddEvidence(each.Unit(0), Photo, kind, End));

        var back = open.Hears(open.Unit(0), LockerAnswer.Shut, End);

        Assert.Equal((RentalStatus.PendingValidation, kind == EvidenceKind.Video), (back.Status, back.Of(0).AtReturn!.HasWholeVideo));
        Assert.Equal(RentalStatus.PendingValidation, Returning(End).Back(0, End).Status);
    }

    [Theory]
    [Trait("story", "T24-506")]
    [InlineData(ReturnReport.None)]
    [InlineData(ReturnReport.Minor)]
    [InlineData(ReturnReport.Major)]
    public void What_the_customer_says_can_be_corrected_until_it_is_decided(ReturnReport report)
    {
        var told = Returned().After(each => each.ReportReturn(each.Unit(0), ReturnReport.Minor, End)).After(each => each.ReportReturn(each.Unit(0), report, End));

        Assert.Equal(report, told.Of(0).ReturnReport);
        var decided = told.After(each => each.DecideReturn(each.Deciding(0, DecisionKind.Release), End));
        Assert.Equal(new NotPossibleForItem(ItemStatus.Decided), decided.ReportReturn(decided.Unit(0), report, End).Refusal());
    }

    [Fact]
    public void A_shut_locker_may_be_reopened_three_times()
    {
        var rental = Returned();
        for (var time = 0; time < 3; time++)
        {
            rental = rental.After(each => each.Reopen(each.Unit(0), End));
            Assert.Equal((RentalStatus.Returning, ItemStatus.Unlocked, null, null), (rental.Status, rental.Of(0).Status, rental.Of(0).ReturnedAt, rental.OnSite!.BackAt));
            rental = rental.Opened(End).Hears(rental.Unit(0), LockerAnswer.Shut, End).Followed(End);
        }

        Assert.Equal(new ReopenedTooOften(3), rental.Reopen(rental.Unit(0), End).Refusal());
    }

    [Fact]
    public void But_not_by_who_has_gone()
    {
        var (rental, gone) = (Returned(), End.AddMinutes(15));

        Assert.Equal(["ItemReopened", "LockersAsked"], rental.Reopen(rental.Unit(0), gone.AddTicks(-1)).Value().Names());
        Assert.Equal(new ReopeningOver(gone), rental.Reopen(rental.Unit(0), gone).Refusal());
    }

    [Fact]
    public void Liability_moves_when_the_locker_is_shut()
    {
        var open = Returning(End).After(each => each.UnlockForReturn(each.Unit(0), End)).Opened(End);

        Assert.Null(open.Of(0).ReturnedAt);
        Assert.Equal(End.AddMinutes(1), open.Hears(open.Unit(0), LockerAnswer.Shut, End.AddMinutes(1)).Of(0).ReturnedAt);
    }

    [Fact]
    public void Or_when_the_door_does_not_shut_with_a_photo_of_it()
    {
        var open = Returning(End).After(each => each.UnlockForReturn(each.Unit(0), End)).Opened(End);

        Assert.Equal(new PhotoOfDoorMissing(), open.LeaveDoorOpen(open.Unit(0), photo: null, Standstills.None, End).Refusal());
        var left = open.After(each => each.LeaveDoorOpen(each.Unit(0), Photo, Standstills.None, End));
        Assert.Equal((RentalStatus.PendingValidation, Photo), (left.Status, left.Of(0).OpenDoor));
    }

    [Fact]
    public void What_is_back_stays_back_when_a_door_is_shut_that_never_was_since_the_tool_was_said_to_be_missing()
    {
        var taken = Unlocked().After(each => each.ReportPickup(each.Unit(0), PickupReport.Missing, Tomorrow.Start)).Until(Tomorrow.Start.AddHours(1));
        Assert.Equal((ItemStatus.PickedUp, true), (taken.Of(0).Status, taken.Of(0).Opening!.IsOpen));

        var left = taken.After(each => each.BeginReturn(each.Site, knowsNoRefund: true, End)).After(each => each.UnlockForReturn(each.Unit(0), End))
            .Opened(End).After(each => each.LeaveDoorOpen(each.Unit(0), Photo, Standstills.None, End));
        var shut = left.Hears(left.Unit(0), LockerAnswer.Shut, End);

        Assert.Equal((RentalStatus.PendingValidation, left.Of(0).Status), (shut.Status, shut.Of(0).Status));
    }

    [Fact]
    public void Of_a_pack_that_is_partly_back_only_what_is_missing_keeps_running()
    {
        var hour = End.AddHours(1);
        var partly = Returning(End, 2).Back(0, End);

        Assert.Equal(Domain.Pricing.Overrun.None, partly.OverrunOf(partly.Unit(0), hour, Standstills.None));
        Assert.Equal(new Euros(5_00), partly.OverrunOf(partly.Unit(1), hour, Standstills.None).Kept);
        Assert.True(partly.Until(hour).OnSite!.OverdueSince <= hour);
    }

    [Fact]
    public void At_the_wrong_site_there_are_directions_and_once_half_an_hour_of_grace()
    {
        var (rental, other, late) = (Active(), SiteId.New(Noon), End.AddMinutes(-10));
        Assert.Equal(new WrongSite(rental.Site, GraceUntil: null), rental.BeginReturn(other, knowsNoRefund: true, late).Refusal());

        var strayed = rental.After(each => each.ComeToWrongSite(other, late));

        var grace = late.AddMinutes(30);
        Assert.Equal(new WrongSite(rental.Site, grace), strayed.ComeToWrongSite(other, late).Refusal());
        Assert.Equal(Euros.Zero, strayed.OverrunOf(strayed.Unit(0), grace, Standstills.None).Total);
        Assert.Equal(End.AddMinutes(20 + 15), strayed.NextDeadline(Rules));
    }

    [Fact]
    [Trait("story", "T24-507")]
    public void Once_all_are_back_it_waits_for_validation_and_lockers_are_free()
    {
        var back = Returning(End).Back(0, End);

        Assert.Equal((RentalStatus.PendingValidation, RentalStep.Release, End), (back.Status, back.Step, back.OnSite!.BackAt));
    }

    [Fact]
    public void Nothing_is_returned_that_is_not_out() =>
        Assert.Equal(new NotPossibleForRental(RentalStatus.Confirmed), Booked() is var rental ? rental.BeginReturn(rental.Site, knowsNoRefund: true, End).Refusal() : null);
}
