using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.OnSite;

/// <summary>From the kiosk to the tools in the customer's hands, and what doors, lockers and money do meanwhile.</summary>
[Trait("story", "T24-404")]
public sealed class PickUpTests(WallFixture fixture) : IClassFixture<WallFixture>
{
    [Fact]
    public async Task All_lockers_open_and_what_is_taken_is_out_until_it_is_back()
    {
        var rental = await fixture.Come(units: 2);

        var active = await fixture.Leave(rental);

        Assert.Equal((RentalStatus.Active, fixture.Now), (active.Status, active.OnSite!.MeterSince!.Value));
        Assert.All(active.OnSite.Items, item => Assert.Equal(ItemStatus.PickedUp, item.Status));
        Assert.Equal(["PickedUp true", "PickedUp true"], fixture.Database.Column<string>(
            "SELECT status || ' ' || is_out FROM rental_item WHERE rental_id = $1", rental.Id.Value));
        Assert.Equal(PaymentStatus.Captured, active.Payments.Single(payment => payment.Purpose == PaymentPurpose.Rent).Status);
        Assert.Equal(PaymentStatus.Authorised, active.Payments.Single(payment => payment.Purpose == PaymentPurpose.Deposit).Status);
    }

    [Fact]
    public async Task Each_locker_is_told_once_however_often_the_customer_asks()
    {
        var rental = await fixture.Come(units: 2);

        for (var again = 0; again < 3; again++) await fixture.Grain(rental.Id).PickUp(rental.Customer, isNoticeRead: true);
        await fixture.Grain(rental.Id).AskLockers(rental.Customer);

        Assert.Equal(
            rental.Items.Select(item => fixture.DoorOf(item.Unit)).OrderBy(door => door.Value),
            (await fixture.Orders()).Select(order => order.Door).OrderBy(door => door.Value));
    }

    [Fact]
    public async Task Nobody_else_opens_them()
    {
        var rental = await fixture.Come();

        var refused = await fixture.Grain(rental.Id).PickUp(await fixture.NewCustomer(), isNoticeRead: true);

        Assert.IsType<UnknownRental>(refused.Refusal());
        Assert.Empty(await fixture.Orders());
    }

    [Fact]
    public async Task A_locker_that_does_not_open_has_its_twin_taken()
    {
        var rental = await fixture.Come(units: 1, more: 1);
        var stuck = await Stick(rental);

        var swapped = (await fixture.Grain(rental.Id).Choose(rental.Customer, StuckChoice.Twin)).Value();
        await fixture.OpenAll();

        var twin = Assert.Single(swapped.Items).Unit;
        Assert.NotEqual(stuck, twin);
        Assert.Equal(ItemStatus.Unlocked, (await fixture.Read(rental)).OnSite!.Of(twin)!.Status);
        Assert.Equal(["Booking"], fixture.Database.Column<string>("SELECT kind FROM slot_claim WHERE rental_id = $1 AND unit_id = $2", rental.Id.Value, twin.Value));
        Assert.Equal(0L, fixture.Database.Scalar<long>("SELECT count(*) FROM slot_claim WHERE unit_id = $1", stuck.Value));
    }

    [Fact]
    public async Task Where_nothing_else_is_there_it_is_our_failure()
    {
        var rental = await fixture.Come();
        await Stick(rental);

        Assert.IsType<TwinMissing>((await fixture.Grain(rental.Id).Choose(rental.Customer, StuckChoice.Twin)).Refusal());
        var failed = (await fixture.Grain(rental.Id).Choose(rental.Customer, StuckChoice.Cancel)).Value();

        Assert.Equal(RentalStatus.CancelledByUs, failed.Status);
        Assert.True(failed.Amends.Cents > 0);
        Assert.All((await fixture.AnswerAll(rental.Id)).Payments, payment => Assert.Equal(PaymentStatus.Voided, payment.Status));
        Assert.Empty(fixture.ClaimsOf(rental.Id));
    }

    [Fact]
    public async Task What_the_customer_before_has_not_brought_back_opens_for_nobody()
    {
        var (site, tool) = fixture.NewSite();
        var first = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool));
        var next = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(27), tool));
        fixture.Clock.Advance(first.Slot.Start - fixture.Now);
        await fixture.Leave(first);
        fixture.Clock.Advance(next.Slot.Start - fixture.Now);

        await fixture.Grain(next.Id).PickUp(next.Customer, isNoticeRead: true);

        Assert.Empty(await fixture.Orders());
        Assert.Equal(next.Items[0].Unit, (await fixture.Read(next)).OnSite!.Stuck);
    }

    [Fact]
    public async Task Whoever_takes_nothing_has_not_come_yet()
    {
        var rental = await fixture.Come();
        await fixture.Grain(rental.Id).PickUp(rental.Customer, isNoticeRead: true);
        await fixture.OpenAll();
        var unit = rental.Items[0].Unit;
        Assert.Equal(new LockerStillOpen(unit), (await fixture.Grain(rental.Id).FinishPickUp(rental.Customer)).Refusal());
        (await fixture.Grain(rental.Id).PutBack(rental.Customer, unit)).Value();
        await fixture.Shut(unit);

        var left = (await fixture.Grain(rental.Id).FinishPickUp(rental.Customer)).Value();

        Assert.Equal((RentalStatus.Confirmed, null), (left.Status, left.OnSite));
        Assert.Equal("Reserved", fixture.Database.Scalar<string>("SELECT status FROM rental_item WHERE rental_id = $1", rental.Id.Value));
    }

    [Fact]
    public async Task While_a_locker_has_not_answered_nobody_has_done()
    {
        var rental = await fixture.Come();
        var unit = rental.Items[0].Unit;
        await fixture.Grain(rental.Id).PickUp(rental.Customer, isNoticeRead: true);

        Assert.Equal(new LockerAnswerAwaited(unit), (await fixture.Grain(rental.Id).FinishPickUp(rental.Customer)).Refusal());
        await fixture.OpenAll();
        await fixture.Shut(unit);

        Assert.Equal(RentalStatus.Active, (await fixture.Grain(rental.Id).FinishPickUp(rental.Customer)).Value().Status);
    }

    [Fact]
    public async Task What_is_asked_for_twice_within_seconds_is_heard_of_and_pulses_once()
    {
        var rental = await fixture.Come();
        var unit = rental.Items[0].Unit;
        await fixture.Grain(rental.Id).PickUp(rental.Customer, isNoticeRead: true);
        await fixture.OpenAll();
        await fixture.Shut(unit);

        await fixture.Grain(rental.Id).OpenAgain(rental.Customer, unit);
        await fixture.Deliver();
        fixture.Clock.Advance(TimeSpan.FromSeconds(2));
        await fixture.Grain(rental.Id).OpenAgain(rental.Customer, unit);
        var order = Assert.Single(await fixture.Orders());
        await fixture.Say(order.Door, new DoorWentOpen(fixture.Now, order.Command));
        Assert.True((await fixture.Read(rental)).OnSite!.Of(unit)!.Opening!.IsOpen);

        // The third finds the door open: it hears of it at once, and when it is shut.
        await fixture.Grain(rental.Id).OpenAgain(rental.Customer, unit);
        Assert.Empty(await fixture.Orders());
        await fixture.Grain(rental.Id).PutBack(rental.Customer, unit);
        await fixture.Shut(unit);

        Assert.Null((await fixture.Read(rental)).OnSite!.Of(unit)!.TakenAt);
    }

    [Fact]
    public async Task What_lies_in_an_open_locker_when_all_is_cancelled_is_looked_at_before_anybody_has_it()
    {
        var rental = await fixture.Come(units: 2);
        await fixture.Grain(rental.Id).PickUp(rental.Customer, isNoticeRead: true);
        var orders = await fixture.Orders();
        await fixture.Say(orders[0].Door, new DoorWentOpen(fixture.Now, orders[0].Command));
        await fixture.Say(orders[1].Door, new CommandRefused(orders[1].Command, "jammed", fixture.Now));
        var open = rental.Items.Single(item => fixture.DoorOf(item.Unit) == orders[0].Door).Unit;

        Assert.Equal(new LockerStillOpen(open), (await fixture.Grain(rental.Id).Choose(rental.Customer, StuckChoice.Cancel)).Refusal());
        await fixture.Shut(open);
        Assert.Equal(RentalStatus.CancelledByUs, (await fixture.Grain(rental.Id).Choose(rental.Customer, StuckChoice.Cancel)).Value().Status);
        await fixture.Deliver();

        Assert.Equal([open.Value], fixture.Database.Column<Guid>(
            "SELECT unit_id FROM unit_quarantine WHERE rental_id = $1 AND reason = 'LeftBehind'", rental.Id.Value));
    }

    [Fact]
    public async Task A_pick_up_ends_by_itself_once_the_customer_has_gone()
    {
        var rental = await fixture.Come();
        await fixture.Grain(rental.Id).PickUp(rental.Customer, isNoticeRead: true);
        await fixture.OpenAll();
        await fixture.Shut(rental.Items[0].Unit);

        fixture.Clock.Advance(OnSiteRules.Default.Idle);
        await fixture.Silo.Sweep();

        Assert.Equal(RentalStatus.Active, (await fixture.Read(rental)).Status);
    }

    /// <summary>The locker of the rental's only tool says that it cannot open.</summary>
    private async Task<UnitId> Stick(Rental rental)
    {
        await fixture.Grain(rental.Id).PickUp(rental.Customer, isNoticeRead: true);
        var order = Assert.Single(await fixture.Orders());
        await fixture.Say(order.Door, new CommandRefused(order.Command, "jammed", fixture.Now));
        Assert.Equal(rental.Items[0].Unit, (await fixture.Read(rental)).OnSite!.Stuck);
        return rental.Items[0].Unit;
    }
}
