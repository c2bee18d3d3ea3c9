using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>A locker that does not open, a tool that is no good.</summary>
[Trait("story", "T24-404")]
public sealed class MakingGoodTests
{
    private static readonly UnitId Twin = UnitId.New(Noon);

    [Fact]
    public void When_one_locker_refuses_none_opens_and_there_are_five_minutes_to_choose()
    {
        var stuck = Stuck(3);

        Assert.Equal(Start.AddMinutes(5), stuck.OnSite!.ChooseUntil);
        Assert.All(stuck.OnSite.Items, item => Assert.Equal(ItemStatus.Reserved, item.Status));
        Assert.IsType<ChoiceAwaited>(stuck.LockersOpened(Start).Refusal());
        Assert.IsType<ChoiceAwaited>(stuck.FinishPickUp(Start).Refusal());
    }

    [Fact]
    public void The_others_can_be_had_at_a_lower_price()
    {
        var others = Stuck(3).After(rental => rental.Choose(StuckChoice.Others, null, Start));

        Assert.Equal(new Euros(80_00), others.RentNow);
        Assert.Equal(["ItemUnlocked", "ItemUnlocked"], others.LockersOpened(Start).Value().Names());
        Assert.Equal(new NothingElse(), Stuck(1).Choose(StuckChoice.Others, null, Start).Refusal());
    }

    [Fact]
    public void A_twin_takes_the_place_of_the_tool_at_the_same_price()
    {
        var swapped = Stuck(2).After(rental => rental.Choose(StuckChoice.Twin, Twin, Start));

        Assert.Equal((Twin, new Euros(80_00)), (swapped.Items[0].Unit, swapped.RentNow));
        Assert.Equal([ItemStatus.Reserved, ItemStatus.Reserved, ItemStatus.Swapped], swapped.OnSite!.Items.Select(item => item.Status));
        Assert.Equal(["ItemUnlocked", "ItemUnlocked"], swapped.LockersOpened(Start).Value().Names());
        Assert.Equal(new TwinMissing(), Stuck(2).Choose(StuckChoice.Twin, null, Start).Refusal());
    }

    [Fact]
    public void Cancelling_then_gives_all_back_and_the_amends_of_our_failure()
    {
        var cancelled = Stuck(1).Choose(StuckChoice.Cancel, null, Start).Value();

        Assert.Equal(Day, cancelled.Events.OfType<RentalFailed>().Single().Amends);
        Assert.All(cancelled.Calls(), call => Assert.IsType<VoidIntent>(call.Call));
        Assert.Equal(RentalStatus.CancelledByUs, Stuck(1).Apply(cancelled).Status);
    }

    [Fact]
    public void Who_does_not_choose_in_time_is_owed_the_same()
    {
        Assert.Equal(RentalStatus.PickingUp, Stuck(2).Until(Start.AddMinutes(5).AddTicks(-1)).Status);
        Assert.Equal(RentalStatus.CancelledByUs, Stuck(2).Until(Start.AddMinutes(5)).Status);
    }

    [Fact]
    public void Nobody_chooses_without_a_locker_that_is_stuck() =>
        Assert.Equal(new NothingToChoose(), PickingUp().Choose(StuckChoice.Others, null, Start).Refusal());

    [Theory]
    [InlineData(PickupReport.Fine)]
    [InlineData(PickupReport.Mark)]
    public void A_tool_that_is_fine_or_has_a_mark_stays(PickupReport report)
    {
        var told = Active().After(rental => rental.ReportPickup(rental.Unit(0), report, Start.AddMinutes(14)));

        Assert.Equal(report, told.Of(0).PickupReport);
        Assert.Equal(new NothingToMakeGood(), told.MakeGood(told.Unit(0), Remedy.Refund, null, Start).Refusal());
    }

    [Fact]
    public void A_tool_is_told_of_until_a_quarter_of_an_hour_after_leaving()
    {
        var (rental, over) = (Active(), Start.AddMinutes(15));

        Assert.Equal(["PickupReported"], rental.ReportPickup(rental.Unit(0), PickupReport.Mark, over.AddTicks(-1)).Value().Names());
        Assert.Equal(new PickupReportsOver(over), rental.ReportPickup(rental.Unit(0), PickupReport.Mark, over).Refusal());
    }

    [Fact]
    public void What_was_missing_is_refunded_without_fault_once_its_locker_is_shut()
    {
        var told = Unlocked(2).TakenOut(1).After(rental => rental.ReportPickup(rental.Unit(0), PickupReport.Missing, Start));
        Assert.Equal(new LockerStillOpen(told.Unit(0)), told.MakeGood(told.Unit(0), Remedy.Refund, null, Start).Refusal());

        var shut = told.Hears(told.Unit(0), LockerAnswer.Shut);
        var refunded = shut.After(rental => rental.MakeGood(rental.Unit(0), Remedy.Refund, null, Start)).After(rental => rental.FinishPickUp(Start));

        Assert.Null(shut.Of(0).TakenAt);
        Assert.Equal((ItemStatus.Missing, Day, RentalStatus.Active), (refunded.Of(0).Status, refunded.RentNow, refunded.Status));
        Assert.Equal(new CaptureAmount("pi_1", Day), refunded.Payments[0].Pending!.Call);
    }

    [Fact]
    public void Who_said_too_soon_that_it_was_missing_takes_it_by_saying_so() =>
        Assert.NotNull(Unlocked().After(rental => rental.ReportPickup(rental.Unit(0), PickupReport.Missing, Start))
            .After(rental => rental.ReportPickup(rental.Unit(0), PickupReport.Fine, Start)).TakenOut(0).Of(0).TakenAt);

    [Fact]
    public void Who_found_nothing_and_leaves_without_a_word_more_has_come_and_it_is_we_who_have_failed()
    {
        var told = Unlocked().After(rental => rental.ReportPickup(rental.Unit(0), PickupReport.Missing, Start)).TakenOut(0);

        Assert.Equal(RentalStatus.CancelledByUs, told.After(rental => rental.FinishPickUp(Start)).Status);
        Assert.Equal(RentalStatus.CancelledByUs, told.Until(Start.AddMinutes(15)).Status);
    }

    [Fact]
    public void Nothing_goes_back_for_what_counts_as_taken_and_a_person_looks_at_it()
    {
        var active = Active(2);
        var said = Assert.IsType<PickupReported>(active.ReportPickup(active.Unit(0), PickupReport.Missing, Start).Value().Events.Single());
        var told = active.Apply(said);

        Assert.Equal(new ToolStillOut(), told.MakeGood(told.Unit(0), Remedy.Refund, null, Start).Refusal());
        Assert.Equal(new ToolStillOut(), told.MakeGood(told.Unit(0), Remedy.Twin, Twin, Start).Refusal());
        var raised = IncidentRule.Of(said)!;
        Assert.Equal((IncidentKind.ToolUnclear, told.Unit(0)), (raised.Kind, raised.Place.Unit));
        Assert.Null(IncidentRule.Of(said with { Report = PickupReport.Mark }));
    }

    [Theory]
    [InlineData(PickupReport.Missing)]
    [InlineData(PickupReport.Wrong)]
    [InlineData(PickupReport.NotWorking)]
    public void Shortly_after_leaving_its_locker_is_opened_to_put_it_back_first(PickupReport report)
    {
        var told = Active(2).After(rental => rental.ReportPickup(rental.Unit(0), report, Start));
        var open = told.After(rental => rental.OpenAgain(rental.Unit(0), Start)).Opened();

        Assert.Equal(new NotPossibleForItem(ItemStatus.PickedUp), told.OpenAgain(told.Unit(1), Start).Refusal());
        Assert.Equal(new ToolStillOut(), open.MakeGood(open.Unit(0), Remedy.Refund, null, Start).Refusal());
        var refunded = open.LeftIn(0).After(rental => rental.MakeGood(rental.Unit(0), Remedy.Refund, null, Start));
        Assert.Equal((report == PickupReport.Missing ? ItemStatus.Missing : ItemStatus.NotTaken, Day), (refunded.Of(0).Status, refunded.RentNow));
        Assert.Equal(new RefundAmount("pi_1", Day), refunded.Payments[0].Pending!.Call);
    }

    [Fact]
    public void Who_opens_it_and_keeps_the_tool_has_it_still()
    {
        var kept = Active(2).After(rental => rental.ReportPickup(rental.Unit(0), PickupReport.NotWorking, Start))
            .After(rental => rental.OpenAgain(rental.Unit(0), Start)).Opened().TakenOut(0);

        Assert.Equal(new ToolStillOut(), kept.MakeGood(kept.Unit(0), Remedy.Refund, null, Start).Refusal());
    }

    [Fact]
    public void After_the_slot_no_twin_takes_its_place()
    {
        var over = Unlocked(2).TakenOut(1, End).After(rental => rental.ReportPickup(rental.Unit(0), PickupReport.Missing, End)).TakenOut(0, End);

        Assert.Equal(new TwinTooLate(End), over.MakeGood(over.Unit(0), Remedy.Twin, Twin, End).Refusal());
        Assert.Equal(new TwinTooLate(End), Stuck(2).Choose(StuckChoice.Twin, Twin, End).Refusal());
        Assert.Equal(["ItemDropped"], over.MakeGood(over.Unit(0), Remedy.Refund, null, End).Value().Names());
    }

    [Fact]
    public void A_twin_can_be_fetched_for_it_even_after_leaving()
    {
        var twin = Told(PickupReport.NotWorking).After(rental => rental.MakeGood(rental.Unit(0), Remedy.Twin, Twin, Start))
            .Followed(Start).Opened().TakenOut(0);

        Assert.Equal((Twin, ItemStatus.PickedUp, new Euros(80_00)), (twin.Unit(0), twin.Of(0).Status, twin.RentNow));
    }

    [Fact]
    public void When_the_only_tool_is_no_good_it_is_we_who_have_failed()
    {
        var failed = Active().After(rental => rental.ReportPickup(rental.Unit(0), PickupReport.NotWorking, Start)).PutBackIn(0)
            .After(rental => rental.MakeGood(rental.Unit(0), Remedy.Refund, null, Start));

        Assert.Equal((RentalStatus.CancelledByUs, Day), (failed.Status, failed.Amends));
        Assert.Equal(new RefundAmount("pi_1", Day), failed.Payments[0].Pending!.Call);
    }

    [Fact]
    public void A_twin_that_nobody_fetches_is_refunded()
    {
        var swapped = Told(PickupReport.NotWorking).After(rental => rental.MakeGood(rental.Unit(0), Remedy.Twin, Twin, Start)).Followed(Start);

        Assert.Equal(new Euros(80_00), swapped.Until(Start.AddMinutes(15).AddTicks(-1)).RentNow);
        Assert.Equal((ItemStatus.NotTaken, Day), (swapped.Until(Start.AddMinutes(15)) is var left ? left.Of(0).Status : default, left.RentNow));
    }

    [Fact]
    public void Lockers_that_are_being_told_of_more_time_are_told_of_it_all_the_same()
    {
        var more = new ExtendRental(End.AddHours(1), new Euros(10_00));
        var extended = Told(PickupReport.Missing)
            .After(rental => rental.Extend(more, Domain.Customers.CustomerStanding.Good, Start.AddMinutes(10), Domain.Lockers.SlotRules.Default, Start))
            .Answered(PaymentPurpose.Rent, Start);

        var dropped = extended.After(rental => rental.MakeGood(rental.Unit(0), Remedy.Refund, null, Start));

        Assert.Equal((RentalStep.Move, dropped.Items[0]), (dropped.Step, Assert.Single(dropped.Leaving)));
    }

    private static Rental Stuck(int tools) => PickingUp(tools).After(rental => rental.StickLocker(rental.Unit(0), Start));

    private static Rental Told(PickupReport report) => Active(2).After(rental => rental.ReportPickup(rental.Unit(0), report, Start)).PutBackIn(0);
}
