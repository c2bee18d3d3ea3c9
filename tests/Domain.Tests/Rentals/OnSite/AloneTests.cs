using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>What kiosks did by themselves is noted as it was.</summary>
[Trait("story", "T24-408")]
public sealed class AloneTests
{
    private static readonly DateTimeOffset Told = Start.AddHours(1);

    [Fact]
    public void Tools_are_out_since_they_were_taken_and_what_was_left_is_refunded()
    {
        var booked = Booked(2);

        var after = booked.Apply(booked.TakeIn(Visit(PassPurpose.PickUp, Start, booked, 0), Times, Standstills.None, Told)!);

        Assert.Equal((RentalStatus.Active, Start, Start.AddMinutes(2)), (after.Status, after.OnSite!.BegunAt, after.OnSite.LeftAt));
        Assert.Equal([ItemStatus.PickedUp, ItemStatus.NotTaken], after.OnSite.Items.Select(item => item.Status));
        Assert.Equal(Start.AddMinutes(2), after.OnSite.MeterSince);
    }

    [Fact]
    [Trait("story", "T24-405")]
    public void How_tools_were_is_told_and_shown_shortly_after_the_kiosk_has_told_that_they_are_out()
    {
        var booked = Booked();
        var visit = Visit(PassPurpose.PickUp, Start, booked, 0);
        var (away, over) = (booked.Apply(booked.TakeIn(visit, Times, Standstills.None, Told)!), Told.AddMinutes(15));

        Assert.Equal(PickupReport.NotWorking, away.After(rental => rental.ReportPickup(rental.Unit(0), PickupReport.NotWorking, over.AddTicks(-1))).Of(0).PickupReport);
        Assert.Single(away.After(rental => rental.AddEvidence(rental.Unit(0), EvidenceId.New(Told), EvidenceKind.Photo, over.AddTicks(-1))).Of(0).AtPickup!.Photos);
        Assert.Equal(new PickupReportsOver(over), away.ReportPickup(away.Unit(0), PickupReport.NotWorking, over).Refusal());
        Assert.Equal(new NoEvidenceNow(), away.AddEvidence(away.Unit(0), EvidenceId.New(Told), EvidenceKind.Photo, over).Refusal());

        // What was stored before knows only when they left.
        var before = away with { OnSite = away.OnSite! with { LeftToldAt = null } };
        Assert.Equal(new PickupReportsOver(Start.AddMinutes(17)), before.ReportPickup(before.Unit(0), PickupReport.Mark, Start.AddMinutes(17)).Refusal());
    }

    [Fact]
    public void Told_twice_it_is_the_same()
    {
        var booked = Booked();
        var visit = Visit(PassPurpose.PickUp, Start, booked, 0);

        Assert.Null(booked.Apply(booked.TakeIn(visit, Times, Standstills.None, Told)!).TakeIn(visit, Times, Standstills.None, Told));
    }

    [Fact]
    public void The_doors_that_were_opened_meanwhile_are_known_whoever_was_let_in()
    {
        var (booked, door) = (Booked(), new DoorOpenedAlone(DeviceId.New(Start), 3, new DoorId(Guid.NewGuid())));
        var visit = Visit(PassPurpose.PickUp, Start, booked, 0) with { Doors = [door] };

        Assert.Equal([door], (IEnumerable<DoorOpenedAlone>)booked.Apply(booked.TakeIn(visit, Times, Standstills.None, Told)!).OpenedAlone);
        Assert.Equal([door], (IEnumerable<DoorOpenedAlone>)booked.Apply(booked.TakeIn(visit with { IsProved = false }, Times, Standstills.None, Told)!).OpenedAlone);
    }

    [Fact]
    public void Who_took_nothing_may_come_again()
    {
        var booked = Booked();

        Assert.Equal(["VisitTold"], booked.TakeIn(Visit(PassPurpose.PickUp, Start, booked), Times, Standstills.None, Told)!.Names());
    }

    [Fact]
    public void A_tool_is_ours_since_its_locker_was_shut_on_it()
    {
        var active = Active(2);

        var one = active.Apply(active.TakeIn(Visit(PassPurpose.Return, Start.AddMinutes(30), active, 0), Times, Standstills.None, Told)!);
        var all = one.Apply(one.TakeIn(Visit(PassPurpose.Return, Start.AddMinutes(40), active, 1), Times, Standstills.None, Told)!);

        Assert.Equal((RentalStatus.Returning, Start.AddMinutes(31)), (one.Status, one.OnSite!.Items[0].ReturnedAt));
        Assert.Equal((RentalStatus.PendingValidation, Told), (all.Status, all.OnSite!.BackAt));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Who_could_not_have_a_tool_and_took_none_came_before_a_shut_locker(bool hasStayedShut, bool isBefore)
    {
        var booked = Booked(2);
        var visit = Visit(PassPurpose.PickUp, Start, booked) with { Shut = hasStayedShut ? [booked.Unit(1)] : [] };

        Assert.Equal(isBefore, booked.Apply(booked.TakeIn(visit, Times, Standstills.None, Told)!).CameBeforeShutLocker);
        Assert.False(booked.Apply(booked.TakeIn(visit with { Shut = [new(Guid.NewGuid())] }, Times, Standstills.None, Told)!).CameBeforeShutLocker);
        Assert.False(booked.Apply(booked.TakeIn(visit with { IsProved = false }, Times, Standstills.None, Told)!).CameBeforeShutLocker);
    }

    [Fact]
    [Trait("story", "T24-504")]
    public void A_tool_whose_locker_did_not_open_stays_with_the_customer_at_no_further_cost()
    {
        var (active, came) = (Active(2), End.AddHours(1));
        var visit = Visit(PassPurpose.Return, came, active, 0) with { Shut = [active.Unit(0), active.Unit(1)] };

        var after = active.Apply(active.TakeIn(visit, Times, Standstills.None, came.AddHours(1))!);

        Assert.Equal((RentalStatus.Returning, ItemStatus.Returned, ItemStatus.PickedUp), (after.Status, after.Of(0).Status, after.Of(1).Status));
        Assert.Equal((null, came), (after.Of(0).TurnedAwayAt, after.Of(1).TurnedAwayAt));
        Assert.Equal(active.OverrunOf(active.Unit(1), came, Standstills.None), after.OverrunOf(after.Unit(1), came.AddHours(5), Standstills.None));
    }

    [Fact]
    [Trait("story", "T24-504")]
    public void What_was_fetched_alone_is_brought_back_alone()
    {
        var booked = Booked(2);
        var fetched = booked.Apply(booked.TakeIn(Visit(PassPurpose.PickUp, Start, booked, 0, 1), Times, Standstills.None, Told)!).Followed(Told);
        fetched = fetched.Answered(PaymentPurpose.Rent, Told);

        var back = fetched.Apply(fetched.TakeIn(Visit(PassPurpose.Return, Start.AddMinutes(20), booked, 0, 1), Times, Standstills.None, Told)!);

        Assert.Equal((RentalStatus.PendingValidation, Start.AddMinutes(21)), (back.Status, back.Of(0).ReturnedAt));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, -16)]
    [InlineData(true, 24 * 60)]
    public void Who_should_not_have_been_let_in_is_a_matter_for_a_person(bool isProved, int cameAfter)
    {
        var booked = Booked();
        var visit = Visit(PassPurpose.PickUp, Start.AddMinutes(cameAfter), booked, 0) with { IsProved = isProved };

        var decision = booked.TakeIn(visit, Times, Standstills.None, Start.AddDays(2))!;

        Assert.Equal(["VisitTold", "VisitUnexpected"], decision.Names());
        Assert.Equal(RentalStatus.Confirmed, booked.Apply(decision).Status);
    }

    [Fact]
    [Trait("story", "T24-404")]
    public void The_time_to_come_does_not_end_before_a_kiosk_that_hears_nothing_but_with_the_slot()
    {
        var booked = Booked();

        var after = booked.Apply(booked.TakeIn(Visit(PassPurpose.PickUp, End.AddMinutes(-1), booked, 0), Times, Standstills.None, End.AddHours(1))!);

        Assert.Equal((RentalStatus.Active, End.AddMinutes(-1)), (after.Status, after.OnSite!.BegunAt));
    }

    [Fact]
    public void Nothing_has_happened_that_is_still_to_come()
    {
        var booked = Booked();
        var visit = Visit(PassPurpose.PickUp, Start.AddMinutes(5), booked, 0);

        var after = booked.Apply(booked.TakeIn(visit, Times, Standstills.None, Start.AddMinutes(1))!);

        Assert.Equal((Start.AddMinutes(1), Start.AddMinutes(1)), (after.OnSite!.BegunAt, after.OnSite.LeftAt));
    }

    [Fact]
    public void Who_was_at_the_lockers_when_the_line_was_cut_goes_on_and_nothing_is_unlocked_twice()
    {
        var unlocked = Unlocked(2).TakenOut(0);

        var decision = unlocked.TakeIn(Visit(PassPurpose.PickUp, Start.AddMinutes(5), unlocked, 1), Times, Standstills.None, Told)!;
        var after = unlocked.Apply(decision);

        Assert.DoesNotContain("ItemUnlocked", decision.Names());
        Assert.Equal((RentalStatus.Active, Start, Start.AddMinutes(6)), (after.Status, after.OnSite!.Items[0].TakenAt, after.OnSite.Items[1].TakenAt));
    }

    [Fact]
    public void A_locker_that_was_stuck_is_so_no_more_once_its_tool_was_taken()
    {
        var asked = PickingUp(2);
        var stuck = asked.Hears(asked.Unit(0), LockerAnswer.Opened).Hears(asked.Unit(1), LockerAnswer.Stuck);

        var decision = stuck.TakeIn(Visit(PassPurpose.PickUp, Start.AddMinutes(2), stuck, 1), Times, Standstills.None, Told)!;
        var after = stuck.Apply(decision);

        Assert.Equal(["VisitTold", "ItemUnlocked", "ItemPickedUp", "ItemUnlocked", "ItemPickedUp"], decision.Names().Take(5));
        Assert.Null(after.OnSite!.Stuck);
        Assert.Equal([ItemStatus.PickedUp, ItemStatus.PickedUp], after.Until(Told + Times.Choice).OnSite!.Items.Select(item => item.Status));
    }

    private static AloneVisit Visit(PassPurpose purpose, DateTimeOffset cameAt, Rental rental, params int[] items) => new(
        VisitId.New(), purpose, cameAt, cameAt.AddMinutes(2), [.. items.Select(at => new AloneItem(rental.Unit(at), cameAt.AddMinutes(1)))], IsProved: true);
}
