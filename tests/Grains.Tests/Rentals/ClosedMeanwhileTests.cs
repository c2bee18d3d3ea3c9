using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals;

/// <summary>Closings, and what customers do at the same time.</summary>
[Trait("story", "T24-205")]
[Trait("story", "T24-307")]
public sealed class ClosedMeanwhileTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    private static readonly TimeSpan Turnaround = TimeSpan.FromMinutes(30);

    private ClosingStore Closings => fixture.Silo.Services.GetRequiredService<ClosingStore>();

    private EndangeredStore Endangered => fixture.Silo.Services.GetRequiredService<EndangeredStore>();

    [Theory]
    [InlineData("changes to another day")]
    [InlineData("changes to an hour later")]
    [InlineData("cancels")]
    public async Task A_twin_promised_before_a_crash_is_nobodys_once_the_customer(string does)
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool));
        var closing = await Saved(site, LockerOf(booked.Items[0].Unit), fixture.Now.AddHours(12), fixture.Now.AddHours(36));
        var twin = TwinOf(booked.Items[0].Unit);
        await Endangered.Note(closing.Value, new(booked.Id, booked.Items[0].Unit, booked.Slot.Extended(Turnaround), EndangeredOutcome.Open, twin));
        var locker = fixture.Silo.Grains.GetGrain<ILockerGrain>(LockerOf(twin).Value);
        (await locker.Hold(new HoldSlot(booked.Id, booked.Slot, fixture.Now.AddMinutes(10)))).Value();
        (await locker.Confirm(booked.Id)).Value();

        if (does == "cancels") (await fixture.Grain(booked.Id).Cancel(booked.Customer, null)).Value();
        else await ChangeTo(booked, fixture.SlotIn(does == "changes to another day" ? 72 : 25));
        await Told(closing);

        var rental = await fixture.AnswerAll(booked.Id);
        Assert.Equal(does == "cancels" ? RentalStatus.Cancelled : RentalStatus.Confirmed, rental.Status);
        Assert.Equal(does == "cancels" ? [] : [rental.Items[0].Unit.Value], UnitsPromised(rental));
        if (does != "cancels") Assert.StartsWith($"Booking {rental.Slot.Start:dd HH:mm}", Assert.Single(fixture.ClaimsOf(rental.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_into_a_closing_is_lost_before_it_is_paid_and_told_and_the_booking_stays()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(24)));
        var claims = fixture.ClaimsOf(booked.Id);
        await fixture.Grain(booked.Id).Change(booked.Customer, new(fixture.SlotIn(48, lasting: 4), null, booked.Price.Deposit));

        await Told(await Saved(booked.Site, null, fixture.Now.AddHours(40), null));
        var rental = await fixture.AnswerAll(booked.Id);

        Assert.Equal((booked.Slot, RentalStatus.Confirmed, null), (rental.Slot, rental.Status, rental.Change));
        Assert.Equal(claims, fixture.ClaimsOf(booked.Id));
        Assert.Equal(PaymentStatus.Voided, rental.Payments[^1].Status);
        Assert.Equal(2, fixture.Database.Scalar<long>(
            "SELECT count(*) FROM rental_message WHERE rental_id = $1 AND template = 'ChangeImpossible'", booked.Id.Value));
    }

    [Fact]
    public async Task A_change_that_counts_on_another_unit_is_lost_with_it()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool));
        var other = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(48), tool));
        if (other.Items[0].Unit != booked.Items[0].Unit) await Exchange(other, booked.Items[0].Unit);
        await fixture.Grain(booked.Id).Change(booked.Customer, new(fixture.SlotIn(48, lasting: 4), null, booked.Price.Deposit));
        var wanted = (await fixture.Grain(booked.Id).Get()).Value().Change!.Items[0].Unit;
        Assert.NotEqual(booked.Items[0].Unit, wanted);

        await Told(await Saved(site, LockerOf(wanted), fixture.Now.AddHours(40), null));
        var rental = await fixture.AnswerAll(booked.Id);

        Assert.Equal((booked.Slot, RentalStatus.Confirmed), (rental.Slot, rental.Status));
        Assert.Equal([booked.Items[0].Unit.Value], UnitsPromised(rental));
    }

    [Fact]
    public async Task A_change_that_was_paid_first_is_moved_or_failed_as_any_booking()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool));
        await ChangeTo(booked, fixture.SlotIn(48, lasting: 4));

        await Told(await Saved(site, LockerOf(booked.Items[0].Unit), fixture.Now.AddHours(40), null));

        var rental = (await fixture.Grain(booked.Id).Get()).Value();
        Assert.Equal((fixture.SlotIn(48, lasting: 4), RentalStatus.Confirmed), (rental.Slot, rental.Status));
        Assert.NotEqual(booked.Items[0].Unit, rental.Items[0].Unit);
        Assert.Equal([rental.Items[0].Unit.Value], UnitsPromised(rental));
    }

    [Fact]
    public async Task What_is_paid_when_its_locker_is_closed_takes_a_twin_before_anybody_gave_the_hold_up()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var held = await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool);
        var locker = LockerOf(held.Items[0].Unit);
        var closing = await Saved(site, locker, fixture.Now.AddHours(12), fixture.Now.AddHours(36));
        (await fixture.Silo.Grains.GetGrain<ILockerGrain>(locker.Value).Reread()).Value();

        var booked = await fixture.Booked(held);
        await Told(closing);

        Assert.Equal(RentalStatus.Confirmed, booked.Status);
        Assert.Equal(TwinOf(held.Items[0].Unit), booked.Items[0].Unit);
        Assert.Equal([booked.Items[0].Unit.Value], UnitsPromised(booked));
    }

    private async Task ChangeTo(Rental rental, Slot slot)
    {
        (await fixture.Grain(rental.Id).Change(rental.Customer, new(slot, null, rental.Price.Deposit))).Value();
        await fixture.AnswerAll(rental.Id);
    }

    /// <summary>Has a rental take another unit, so that the one it had is free.</summary>
    private async Task Exchange(Rental rental, UnitId unit)
    {
        var locker = fixture.Silo.Grains.GetGrain<ILockerGrain>(LockerOf(unit).Value);
        (await locker.Hold(new HoldSlot(rental.Id, rental.Slot, fixture.Now.AddMinutes(10)))).Value();
        (await locker.Confirm(rental.Id)).Value();
        var left = fixture.Silo.Grains.GetGrain<ILockerGrain>(LockerOf(rental.Items[0].Unit).Value);
        (await fixture.Grain(rental.Id).ReplaceUnit(rental.Items[0].Unit, unit, rental.Slot.Extended(Turnaround))).Value();
        (await left.Release(rental.Id)).Value();
    }

    private async Task<ClosingId> Saved(SiteId site, LockerId? locker, DateTimeOffset from, DateTimeOffset? until)
    {
        var closing = Closing.Begin(new(site, locker, "Travaux", from, until), fixture.Now).Value();
        return (await Closings.Save(closing, new ChangeNote("ClosingBegun", "system", fixture.Now))).Value().Id;
    }

    private Task Told(ClosingId closing)
    {
        var channel = fixture.Silo.Services.GetServices<IOutboxChannel>().Single(channel => channel.Name == "lockers");
        return channel.Deliver(
            new(0, channel.Name, closing.Value, "ClosingBegun", $$"""{"closing":"{{closing.Value}}"}""", fixture.Now, 1), CancellationToken.None);
    }

    private LockerId LockerOf(UnitId unit) => new(fixture.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", unit.Value));

    private UnitId TwinOf(UnitId unit) => new(fixture.Database.Scalar<Guid>(
        "SELECT other.id FROM tool_unit u JOIN tool_unit other ON other.tool_id = u.tool_id AND other.id <> u.id WHERE u.id = $1", unit.Value));

    private List<Guid> UnitsPromised(Rental rental) =>
        fixture.Database.Column<Guid>("SELECT unit_id FROM slot_claim WHERE rental_id = $1", rental.Id.Value);
}
