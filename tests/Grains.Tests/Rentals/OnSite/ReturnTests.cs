using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.OnSite;

/// <summary>Tools come back, and what doors and the database say of it.</summary>
[Trait("story", "T24-504")]
public sealed class ReturnTests(WallFixture fixture) : IClassFixture<WallFixture>
{
    [Fact]
    public async Task A_locker_shut_on_the_tool_makes_us_liable_and_all_back_it_waits_for_validation()
    {
        var rental = await fixture.Leave(await fixture.Come());

        var back = await fixture.BringBack(rental);

        Assert.Equal((RentalStatus.PendingValidation, fixture.Now), (back.Status, back.OnSite!.BackAt!.Value));
        Assert.True(back.OnSite.Items[0].IsScanned);
        Assert.Equal("Scored false", fixture.Database.Scalar<string>(
            "SELECT status || ' ' || is_out FROM rental_item WHERE rental_id = $1", rental.Id.Value));
        Assert.Empty(fixture.ClaimsOf(rental.Id));
    }

    [Fact]
    [Trait("story", "T24-507")]
    public async Task The_invoice_is_due_once_all_is_back()
    {
        var rental = await fixture.Leave(await fixture.Come(units: 2));

        await fixture.BringBack(rental, 0);
        Assert.Equal(0L, Due(rental));
        await fixture.BringBack(rental, 1);

        Assert.Equal(1L, Due(rental));
    }

    [Fact]
    public async Task A_wrong_tool_is_told_before_the_door_shuts_and_a_swapped_compartment_is_accepted()
    {
        var rental = await fixture.Leave(await fixture.Come(units: 2));
        var (one, other) = (rental.Items[0].Unit, rental.Items[1].Unit);
        await fixture.Begin(rental);
        await fixture.Grain(rental.Id).UnlockForReturn(rental.Customer, one);
        await fixture.OpenAll();

        var wrong = await fixture.Grain(rental.Id).ScanReturn(rental.Customer, new CodePlate("NEVER-SEEN"));
        await fixture.Grain(rental.Id).ScanReturn(rental.Customer, fixture.PlateOf(other));
        await fixture.Shut(one);

        Assert.Equal(new WrongTool(one), wrong.Refusal());
        var items = (await fixture.Read(rental)).OnSite!;
        Assert.Equal((ItemStatus.PickedUp, ItemStatus.Scored, one), (items.Of(one)!.Status, items.Of(other)!.Status, items.Of(other)!.InLockerOf));
    }

    [Fact]
    public async Task A_door_that_does_not_open_leaves_the_tool_with_the_customer_who_is_billed_no_further()
    {
        var rental = await fixture.Leave(await fixture.Come());
        fixture.Clock.Advance(rental.Slot.End.AddHours(1) - fixture.Now);
        var asked = fixture.Now;
        await fixture.Begin(rental);
        await fixture.Grain(rental.Id).UnlockForReturn(rental.Customer, rental.Items[0].Unit);
        var order = Assert.Single(await fixture.Orders());
        await fixture.Say(order.Door, new CommandRefused(order.Command, "jammed", fixture.Now));
        var stuck = await fixture.Read(rental);

        fixture.Clock.Advance(TimeSpan.FromHours(3));
        var back = await fixture.BringBack(rental);

        Assert.Equal((ItemStatus.PickedUp, asked), (stuck.OnSite!.Items[0].Status, stuck.OnSite.Items[0].TurnedAwayAt!.Value));
        Assert.Equal(TimeSpan.FromHours(1), back.OnSite!.Items[0].Overrun!.Late);
    }

    [Fact]
    public async Task At_the_wrong_site_there_are_directions_and_half_an_hour_of_grace_once_for_who_stands_there()
    {
        var rental = await fixture.Leave(await fixture.Come());
        var elsewhere = fixture.NewSite().Site;

        // Who says to be there is told the way, and nothing stands still.
        Assert.Equal(new WrongSite(rental.Site, GraceUntil: null), (await Told()).Refusal());
        Assert.IsType<NotPossibleForRental>((await fixture.Grain(rental.Id).ComeToWrongSite(rental.Site)).Refusal());
        var until = fixture.Now.AddMinutes(30);
        (await fixture.Grain(rental.Id).ComeToWrongSite(elsewhere)).Value();
        fixture.Clock.Advance(TimeSpan.FromMinutes(5));
        (await fixture.Grain(rental.Id).ComeToWrongSite(elsewhere)).Value();

        Assert.Equal(new WrongSite(rental.Site, until), (await Told()).Refusal());
        Assert.Single(fixture.EventsOf(rental.Id), type => type == nameof(WrongSiteVisited));

        Task<Result<Rental>> Told() => fixture.Grain(rental.Id).BeginReturn(rental.Customer, elsewhere, knowsNoRefund: true);
    }

    [Fact]
    public async Task An_early_return_is_told_not_to_be_refunded()
    {
        var rental = await fixture.Leave(await fixture.Come());

        var refused = await fixture.Grain(rental.Id).BeginReturn(rental.Customer, rental.Site, knowsNoRefund: false);

        Assert.Equal(new EarlyReturnUnconfirmed(rental.Slot.End), refused.Refusal());
    }

    [Fact]
    public async Task Nobody_else_brings_it_back()
    {
        var rental = await fixture.Leave(await fixture.Come());
        var other = await fixture.NewCustomer();

        Assert.IsType<UnknownRental>((await fixture.Grain(rental.Id).BeginReturn(other, rental.Site, knowsNoRefund: true)).Refusal());
        await fixture.Begin(rental);
        Assert.IsType<UnknownRental>((await fixture.Grain(rental.Id).UnlockForReturn(other, rental.Items[0].Unit)).Refusal());
    }

    [Fact]
    public async Task A_door_that_does_not_shut_frees_the_customer_with_a_photo_of_it()
    {
        var rental = await fixture.Leave(await fixture.Come());
        var unit = rental.Items[0].Unit;
        await fixture.Begin(rental);
        await fixture.Grain(rental.Id).UnlockForReturn(rental.Customer, unit);
        await fixture.OpenAll();

        Assert.IsType<PhotoOfDoorMissing>((await fixture.Grain(rental.Id).LeaveDoorOpen(rental.Customer, unit, photo: null)).Refusal());
        var photo = await fixture.Keep(rental, unit);
        var left = (await fixture.Grain(rental.Id).LeaveDoorOpen(rental.Customer, unit, photo)).Value();

        Assert.Equal((RentalStatus.PendingValidation, photo), (left.Status, left.OnSite!.Items[0].OpenDoor!.Value));
    }

    [Fact]
    public async Task No_door_was_left_open_without_a_photo_of_that_tool_that_was_sent_since()
    {
        var (rental, other) = (await fixture.Leave(await fixture.Come(2)), await fixture.Leave(await fixture.Come()));
        var unit = rental.Items[0].Unit;
        var before = await fixture.Keep(rental, unit);
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        await fixture.Begin(rental);
        await fixture.Grain(rental.Id).UnlockForReturn(rental.Customer, unit);
        await fixture.OpenAll();

        foreach (var photo in (EvidenceId[])
            [
                EvidenceId.New(fixture.Now), before, await fixture.Keep(rental, rental.Items[1].Unit), await fixture.Keep(other, other.Items[0].Unit),
                await fixture.Keep(rental, unit, EvidenceKind.Video),
            ])
            Assert.IsType<PhotoOfDoorMissing>((await fixture.Grain(rental.Id).LeaveDoorOpen(rental.Customer, unit, photo)).Refusal());
        Assert.Null((await fixture.Read(rental)).OnSite!.Of(unit)!.ReturnedAt);
    }

    [Fact]
    public async Task A_shut_locker_is_opened_again_and_shut_again_it_is_back()
    {
        var rental = await fixture.BringBack(await fixture.Leave(await fixture.Come()));

        await fixture.Grain(rental.Id).Reopen(rental.Customer, rental.Items[0].Unit);
        await fixture.OpenAll();
        var open = await fixture.Read(rental);
        await fixture.Shut(rental.Items[0].Unit);

        Assert.Equal((RentalStatus.Returning, ItemStatus.Unlocked), (open.Status, open.OnSite!.Items[0].Status));
        Assert.Equal(RentalStatus.PendingValidation, (await fixture.Read(rental)).Status);
    }

    [Fact]
    public async Task A_shut_locker_stays_shut_once_the_next_customer_has_its_tool()
    {
        var first = await fixture.BringBack(await fixture.Leave(await fixture.Come()));
        var unit = first.Items[0].Unit;
        Assert.Null(await fixture.Silo.Services.GetRequiredService<QuarantineStore>().Clear(
            unit, new AccountId(Guid.NewGuid()), "Contrôlé", new ChangeNote("UnitCleared", "system", fixture.Now)));
        await fixture.Deliver();
        var soon = new Slot(fixture.Now, fixture.Now.AddHours(2));
        var next = await fixture.Leave(await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), first.Site, soon, first.Items[0].Tool)));
        Assert.Equal((unit, ItemStatus.PickedUp), (next.OnSite!.Items[0].Unit, next.OnSite.Items[0].Status));

        Assert.IsType<UnitAway>((await fixture.Grain(first.Id).Reopen(first.Customer, unit)).Refusal());
        Assert.Empty(await fixture.Orders());
        Assert.Equal(RentalStatus.PendingValidation, (await fixture.Read(first)).Status);
    }

    [Fact]
    [Trait("story", "T24-506")]
    public async Task What_the_customer_writes_is_kept_where_it_can_be_erased()
    {
        const string said = "Le carter est fendu, pardon.";
        var rental = await fixture.BringBack(await fixture.Leave(await fixture.Come()));

        var told = (await fixture.Grain(rental.Id).ReportReturn(rental.Customer, rental.Items[0].Unit, ReturnReport.Major, said)).Value();

        Assert.Equal(ReturnReport.Major, told.OnSite!.Items[0].ReturnReport);
        Assert.Equal([said], fixture.Database.Column<string>("SELECT text FROM rental_text WHERE rental_id = $1", rental.Id.Value));
        Assert.Equal(0L, fixture.Database.Scalar<long>("SELECT count(*) FROM event WHERE stream = $1 AND data::text LIKE '%carter%'", rental.Id.Value));
        fixture.Database.Execute("SELECT erase_person($1, NULL)", rental.Customer.Value);
        Assert.Empty(fixture.Database.Column<string>("SELECT text FROM rental_text WHERE rental_id = $1", rental.Id.Value));
    }

    [Fact]
    public async Task What_was_lost_is_found_by_bringing_it_back()
    {
        var rental = await fixture.Leave(await fixture.Come());
        fixture.Clock.Advance(rental.Slot.End.AddHours(73) - fixture.Now);
        await fixture.Silo.Sweep();
        Assert.Equal(RentalStatus.Lost, (await fixture.AnswerAll(rental.Id)).Status);
        var unit = rental.Items[0].Unit;

        // Saying so finds nothing; nor does a locker that has not opened, a code that is read before it, or a photo of its door.
        await fixture.Begin(rental);
        (await fixture.Grain(rental.Id).UnlockForReturn(rental.Customer, unit)).Value();
        Assert.Equal(new LockerNotOpen(unit), (await fixture.Grain(rental.Id).ScanReturn(rental.Customer, fixture.PlateOf(unit))).Refusal());
        Assert.Equal(new LockerNotOpen(unit), (await fixture.Grain(rental.Id).LeaveDoorOpen(rental.Customer, unit, await fixture.Keep(rental, unit))).Refusal());
        await fixture.OpenAll();
        Assert.Equal(RentalStatus.Lost, (await fixture.Read(rental)).Status);
        (await fixture.Grain(rental.Id).ScanReturn(rental.Customer, fixture.PlateOf(unit))).Value();
        await fixture.Shut(unit);
        var back = await fixture.AnswerAll(rental.Id);

        Assert.Equal((RentalStatus.PendingValidation, ItemStatus.Scored), (back.Status, back.OnSite!.Items[0].Status));
    }

    private long Due(Rental rental) => fixture.Database.Scalar<long>(
        "SELECT count(*) FROM outbox WHERE stream = $1 AND channel = 'invoice_due' AND attempts = 0", rental.Id.Value);
}
