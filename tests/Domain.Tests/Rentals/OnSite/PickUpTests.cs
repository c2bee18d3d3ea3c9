using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Incidents;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using static Toolbox24.Domain.Tests.Rentals.Bookings;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

[Trait("story", "T24-404")]
public sealed class PickUpTests
{
    private static readonly DateTimeOffset Early = Start.AddMinutes(-15);

    [Fact]
    public void Tools_can_be_fetched_a_quarter_of_an_hour_early_if_they_are_free()
    {
        Assert.Equal(["PickUpBegun", "LockersAsked"], Begin(Booked(), Early).Value().Names());
        Assert.Equal(new TooEarlyToPickUp(Early), Begin(Booked(), Early.AddTicks(-1)).Refusal());
        Assert.Equal(new NotFreeYet(Start), Begin(Booked(), Early, Welcome with { Busy = Start }).Refusal());
        Assert.Equal(["PickUpBegun", "LockersAsked"], Begin(Booked(), Start, Welcome with { Busy = Start }).Value().Names());
    }

    [Fact]
    public void Rent_and_deposit_are_both_live_or_no_door_opens()
    {
        var rentDead = Paying(Tomorrow).Answered(PaymentPurpose.Rent, Noon, new Authorised("pi_1", Start))
            .Answered(PaymentPurpose.Deposit, Noon).After(rental => rental.Confirm(Noon));
        var depositDead = Paying(Tomorrow).Answered(PaymentPurpose.Rent, Noon)
            .Answered(PaymentPurpose.Deposit, Noon, new Authorised("pi_1", Start)).After(rental => rental.Confirm(Noon));

        Assert.Equal(new RentNotThere(), Begin(rentDead, Start).Refusal());
        Assert.Equal(new DepositNotThere(), Begin(depositDead, Start).Refusal());
        Assert.Equal(["PickUpBegun", "LockersAsked"], Begin(depositDead, Start.AddTicks(-1)).Value().Names());
    }

    [Fact]
    public void The_safety_notice_is_read_before_a_door_opens() =>
        Assert.Equal(new SafetyNoticeUnread(), Begin(Booked(), Start, Welcome with { IsNoticeRead = false }).Refusal());

    [Fact]
    public void Who_is_suspended_fetches_nothing_but_may_always_return()
    {
        var suspended = CustomerStanding.Suspended("Carte volée", Noon);

        Assert.Equal(new BookingSuspended("Carte volée", Noon), Begin(Booked(), Start, Welcome with { Standing = suspended }).Refusal());
        Assert.Equal(RentalStatus.Returning, Returning(End).Status); // No decision about a return asks who it is.
    }

    [Fact]
    public void Nothing_is_kept_of_a_pick_up_before_it_begins_and_a_rental_is_fetched_once()
    {
        Assert.Null(Booked().OnSite);
        Assert.Equal(new NotPossibleForRental(RentalStatus.PickingUp), Begin(PickingUp(), Start).Refusal());
    }

    [Fact]
    public void A_silent_site_gives_as_much_longer()
    {
        var putOff = Booked() with { PutOff = TimeSpan.FromMinutes(20) };
        var deadline = Start.AddMinutes(80);

        Assert.Equal(["PickUpBegun", "LockersAsked"], Begin(putOff, deadline.AddTicks(-1)).Value().Names());
        Assert.Equal(new PickupOver(deadline), Begin(putOff, deadline).Refusal());
        Assert.Equal(["PickUpBegun", "LockersAsked"], Begin(putOff with { IsClockStopped = true }, deadline).Value().Names());
    }

    [Fact]
    public void Lockers_open_all_together()
    {
        var opened = PickingUp(3).LockersOpened(Start).Value();

        Assert.Equal(["ItemUnlocked", "ItemUnlocked", "ItemUnlocked"], opened.Names());
        Assert.All(PickingUp(3).OnSite!.Items, item => Assert.Equal(ItemStatus.Reserved, item.Status));
        Assert.Equal(new NotPossibleForItem(ItemStatus.Reserved), PickingUp() is var rental ? rental.TakeOut(rental.Unit(0), Start).Refusal() : null);
    }

    [Fact]
    public void The_meter_starts_with_the_last_of_two_photos_of_each_tool()
    {
        var two = Unlocked(2).TakenOut(0).Photographed(0).Photographed(0).TakenOut(1, Start.AddMinutes(2)).Photographed(1, Start.AddMinutes(3));
        Assert.Null(two.OnSite!.MeterSince);

        var last = two.Photographed(1, Start.AddMinutes(4));

        Assert.Equal(Start.AddMinutes(4), last.OnSite!.MeterSince);
    }

    [Fact]
    public void Without_photos_the_meter_starts_ten_minutes_after_the_last_tool_is_out()
    {
        var rental = Unlocked(2).TakenOut(0).TakenOut(1, Start.AddMinutes(2));
        var due = Start.AddMinutes(12);

        Assert.Equal(due, rental.NextDeadline(Rules));
        Assert.Null(rental.MeetDeadlines(Rules, due.AddTicks(-1)));
        Assert.Equal(due, rental.Until(due.AddMinutes(1)).OnSite!.MeterSince);
    }

    [Fact]
    public void The_meter_never_waits_for_an_upload_and_skipped_photos_give_no_free_rental()
    {
        var left = Unlocked().TakenOut(0).After(rental => rental.FinishPickUp(Start.AddMinutes(1)));

        Assert.Equal((RentalStatus.Active, Start.AddMinutes(1)), (left.Status, left.OnSite!.MeterSince!.Value));
        Assert.True(left.Of(0).LacksPickupPhotos(Times));
        var late = left.Photographed(0, Start.AddMinutes(5)).Photographed(0, Start.AddMinutes(5));
        Assert.False(late.Of(0).LacksPickupPhotos(Times));
        Assert.Equal(Start.AddMinutes(1), late.OnSite!.MeterSince);
    }

    [Fact]
    public void When_the_customer_has_done_what_is_out_starts_and_the_rest_is_not_taken_and_refunded()
    {
        var ended = Unlocked(3).TakenOut(0).TakenOut(2).LeftIn(1)
            .After(rental => rental.FinishPickUp(Start));

        Assert.Equal([ItemStatus.PickedUp, ItemStatus.NotTaken, ItemStatus.PickedUp], ended.OnSite!.Items.Select(item => item.Status));
        Assert.Equal((RentalStatus.Active, new Euros(80_00), RentalStep.GiveBack), (ended.Status, ended.RentNow, ended.Step));
        Assert.Equal(ended.Items[1], Assert.Single(ended.Leaving));
        Assert.Equal(new CaptureAmount("pi_1", new Euros(80_00)), ended.Payments[0].Pending!.Call);
    }

    [Fact]
    public void A_pick_up_ends_by_itself_after_a_quarter_of_an_hour_without_anything()
    {
        var rental = Unlocked(2).LeftIn(1).TakenOut(0, Start.AddMinutes(3));
        var idle = Start.AddMinutes(18);

        Assert.Equal(RentalStatus.PickingUp, rental.Until(idle.AddTicks(-1)).Status);
        Assert.Equal((RentalStatus.Active, Start.AddMinutes(13)), (rental.Until(idle).Status, rental.Until(idle).OnSite!.MeterSince));
        Assert.Equal(Start.AddMinutes(28), rental.NextDeadline(Rules, new([new(Start.AddMinutes(10), Start.AddMinutes(20))])));
    }

    [Fact]
    public void After_the_slot_nothing_is_fetched_even_where_clocks_stand_still()
    {
        var silent = Booked() with { IsClockStopped = true };

        Assert.Equal(new PickupOver(End), Begin(silent, End).Refusal());
        Assert.Equal(new PickupOver(End), silent.RefuseEntry(PassPurpose.PickUp, Times.EarlyPickup, End));
        Assert.Null(silent.RefuseEntry(PassPurpose.PickUp, Times.EarlyPickup, End.AddTicks(-1)));
        var answers = new SiteDowntime([new(Start, End.AddHours(1))]);
        var ended = silent.Apply(silent.MeetDeadlines(Rules, End.AddHours(1), answers)!);
        var failed = ended.Apply(ended.MeetDeadlines(Rules, End.AddHours(1), answers)!);
        Assert.Equal((RentalStatus.CancelledByUs, Euros.Zero), (failed.Status, failed.Due!.Value));
    }

    [Fact]
    public void Nobody_has_done_while_a_locker_stands_open_or_has_not_answered()
    {
        var asked = PickingUp(2);
        Assert.Equal(new LockerAnswerAwaited(asked.Unit(0)), asked.FinishPickUp(Start).Refusal());
        Assert.Equal(new LockerStillOpen(asked.Unit(0)), asked.Opened().FinishPickUp(Start).Refusal());

        var again = asked.Opened().LeftIn(0).TakenOut(1).After(rental => rental.OpenAgain(rental.Unit(0), Start));
        Assert.Equal(new LockerAnswerAwaited(again.Unit(0)), again.FinishPickUp(Start).Refusal());
        var failed = again.Hears(again.Unit(0), LockerAnswer.Stuck).After(rental => rental.FinishPickUp(Start));
        Assert.Equal([ItemStatus.NotTaken, ItemStatus.PickedUp], failed.OnSite!.Items.Select(item => item.Status));
    }

    [Fact]
    public void What_lies_behind_a_door_that_stays_open_counts_as_taken_and_a_person_looks_at_it()
    {
        var idle = Start.AddMinutes(15);
        var rental = Unlocked(2).TakenOut(0);

        var decision = rental.MeetDeadlines(Rules, idle)!;

        var kept = Assert.Single(decision.Events.OfType<ItemPickedUp>());
        Assert.Equal((rental.Unit(1), IncidentKind.ToolUnclear), (kept.Unit, IncidentRule.Of(kept)!.Kind));
        Assert.Equal((RentalStatus.Active, new Euros(80_00)), rental.Apply(decision) is var left ? (left.Status, left.RentNow) : default);
        Assert.Equal(RentalStatus.Active, Unlocked().Until(idle).Status);
        Assert.Null(IncidentRule.Of(kept with { IsDoorOpen = false }));
    }

    [Fact]
    public void Nothing_is_put_back_into_a_locker_that_is_shut()
    {
        var taken = Unlocked().TakenOut(0);
        Assert.Equal(new LockerNotOpen(taken.Unit(0)), taken.PutBack(taken.Unit(0), Start).Refusal());

        var said = taken.After(rental => rental.OpenAgain(rental.Unit(0), Start)).Opened().After(rental => rental.PutBack(rental.Unit(0), Start));
        Assert.NotNull(said.Of(0).TakenAt);
        Assert.Equal(new LockerStillOpen(said.Unit(0)), said.FinishPickUp(Start).Refusal());
        Assert.Equal(RentalStatus.Active, said.Until(Start.AddMinutes(15)).Status);
    }

    [Fact]
    public void Who_takes_nothing_has_not_come_yet()
    {
        var left = Unlocked().LeftIn(0).After(rental => rental.FinishPickUp(Start.AddMinutes(5)));

        Assert.Equal((RentalStatus.Confirmed, null), (left.Status, left.OnSite));
        Assert.Equal(RentalStatus.NoShow, left.Until(Start.AddHours(1)).Status);
    }

    [Fact]
    public void A_tool_can_be_put_back_before_leaving()
    {
        var back = Unlocked(2).TakenOut(0).TakenOut(1).PutBackIn(0).After(rental => rental.FinishPickUp(Start));

        Assert.Equal([ItemStatus.NotTaken, ItemStatus.PickedUp], back.OnSite!.Items.Select(item => item.Status));
    }

    [Fact]
    public void Evidence_is_of_a_tool_that_is_out_and_counts_once()
    {
        var photo = EvidenceId.New(Noon);
        var rental = Unlocked().TakenOut(0);
        rental = rental.After(each => each.AddEvidence(each.Unit(0), photo, EvidenceKind.Photo, Start))
            .After(each => each.AddEvidence(each.Unit(0), photo, EvidenceKind.Photo, Start));

        Assert.Equal(photo, Assert.Single(rental.Of(0).AtPickup!.Photos));
        Assert.Equal(new NoEvidenceNow(), PickingUp() is var shut ? shut.AddEvidence(shut.Unit(0), photo, EvidenceKind.Photo, Start).Refusal() : null);
        Assert.Equal(new NoEvidenceNow(), Active() is var gone ? gone.AddEvidence(gone.Unit(0), photo, EvidenceKind.Photo, Start.AddMinutes(15)).Refusal() : null);
    }

    [Fact]
    public void Twelve_photos_of_a_tool_are_enough()
    {
        var twelve = Enumerable.Range(0, 12).Aggregate(Unlocked().TakenOut(0), (rental, _) => rental.Photographed(0));

        Assert.Equal(new TooManyPhotosOfTool(12), twelve.AddEvidence(twelve.Unit(0), EvidenceId.New(Noon), EvidenceKind.Photo, Start).Refusal());
    }

    private static Result<RentalDecision> Begin(Rental rental, DateTimeOffset at, BeginPickUp? request = null) =>
        rental.PickUp(request ?? Welcome, Times, at);
}
