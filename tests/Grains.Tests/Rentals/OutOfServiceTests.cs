using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Outbox;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals;

/// <summary>What it means to rentals that a unit they have booked cannot be had any more.</summary>
[Trait("story", "T24-205")]
[Trait("story", "T24-308")]
public sealed class OutOfServiceTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    public static TheoryData<UnitState> OutOfService => [.. Enum.GetValues<UnitState>().Except([UnitState.InService])];

    private UnitPassportStore Units => fixture.Silo.Services.GetRequiredService<UnitPassportStore>();

    [Theory]
    [MemberData(nameof(OutOfService))]
    public async Task Its_bookings_take_the_twin_and_where_there_is_none_fail_with_all_money_back(UnitState state)
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var booked = await Booked(site, tool, fixture.SlotIn(2));

        await Become(booked.Items[0].Unit, state);
        var moved = await Look(booked);
        await Become(moved.Items[0].Unit, state);
        var failed = await fixture.AnswerAll(booked.Id);

        Assert.NotEqual(booked.Items[0].Unit, moved.Items[0].Unit);
        Assert.Equal((RentalStatus.Confirmed, RentalStatus.CancelledByUs), (moved.Status, failed.Status));
        Assert.Equal(booked.CancellationFee(fixture.Now), failed.Amends);
        Assert.Empty(fixture.ClaimsOf(booked.Id));
        Assert.Equal(["BookingCancelled", "BookingCancelled", "BookingConfirmed", "BookingConfirmed"], Told(booked));
        Assert.Equal([EndangeredOutcome.Moved], (await Units.Endangered(booked.Items[0].Unit, fixture.Now)).Select(one => one.Outcome));
        Assert.Equal([EndangeredOutcome.Failed], (await Units.Endangered(moved.Items[0].Unit, fixture.Now)).Select(one => one.Outcome));
    }

    [Fact]
    public async Task One_that_stands_in_the_workshop_by_then_is_taken_from_its_rental_all_the_same()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var booked = await Booked(site, tool, fixture.SlotIn(2));
        (await LockerOf(booked.Items[0].Unit).TakeOut()).Value();

        await Become(booked.Items[0].Unit, UnitState.InRepair);

        var moved = await Look(booked);
        Assert.NotEqual(booked.Items[0].Unit, moved.Items[0].Unit);
        Assert.Equal([moved.Items[0].Unit.Value], UnitsPromised(booked));
    }

    [Fact]
    public async Task What_a_rental_that_ends_was_promised_of_a_unit_in_the_workshop_is_free_again()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(48)));
        (await LockerOf(booked.Items[0].Unit).TakeOut()).Value();

        await fixture.Grain(booked.Id).Cancel(booked.Customer, null);

        Assert.Empty(fixture.ClaimsOf(booked.Id));
    }

    [Fact]
    public async Task An_inspection_that_is_due_takes_only_the_bookings_beyond_it()
    {
        var (site, tool) = fixture.NewSite();
        var (before, beyond) = (await Booked(site, tool, fixture.SlotIn(2)), await Booked(site, tool, fixture.SlotIn(48)));
        var passport = (await Units.Find(before.Items[0].Unit))!.Passport;

        await Units.Save(passport.Plan(fixture.Now.AddDays(1), null, passport.Version).Value(), null, new("UnitPlanned", "system", fixture.Now));
        await Tell(passport.Id);

        Assert.Equal((RentalStatus.Confirmed, RentalStatus.CancelledByUs), ((await Look(before)).Status, (await Look(beyond)).Status));
    }

    [Fact]
    public async Task One_that_was_not_fetched_yet_fails_rather_than_cost_the_customer_an_absence()
    {
        var (site, tool) = fixture.NewSite();
        var booked = await Booked(site, tool, fixture.SlotIn(0));
        fixture.Clock.Advance(booked.Slot.Start.AddMinutes(5) - fixture.Now);

        await Become(booked.Items[0].Unit, UnitState.Quarantined);

        Assert.Equal(RentalStatus.CancelledByUs, (await Look(booked)).Status);
    }

    [Fact]
    public async Task Whose_customer_changed_slot_in_the_same_moment_is_not_failed_for_the_old_one()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(24)));
        var (unit, during) = (booked.Items[0].Unit, booked.Slot.Extended(TimeSpan.FromMinutes(30)));
        await fixture.Grain(booked.Id).Change(booked.Customer, new(fixture.SlotIn(48), null, booked.Price.Deposit));

        var late = (await fixture.Grain(booked.Id).FailWithout(unit, during, "Fermé")).Refusal();
        var another = (await fixture.Grain(booked.Id).FailWithout(UnitId.New(fixture.Now), during, "Fermé")).Refusal();

        Assert.IsType<Domain.Lockers.HoldsAnotherSlot>(late);
        Assert.IsType<Domain.Lockers.NothingHeld>(another);
        Assert.Equal(RentalStatus.Confirmed, (await Look(booked)).Status);
    }

    private async Task<Rental> Booked(SiteId site, ToolId tool, Slot slot) =>
        await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, slot, tool));

    private async Task<Rental> Look(Rental rental) => (await fixture.Grain(rental.Id).Get()).Value();

    private async Task Become(UnitId unit, UnitState state)
    {
        var passport = (await Units.Find(unit))!.Passport;
        (await Units.Save(passport.Become(state, passport.Version).Value(), null, new ChangeNote("UnitStateChanged", "system", fixture.Now))).Value();
        await Tell(unit);
        await Tell(unit);
    }

    private Task Tell(UnitId unit)
    {
        var channel = fixture.Silo.Services.GetServices<IOutboxChannel>().Single(channel => channel.Name == "lockers");
        return channel.Deliver(
            new(0, channel.Name, unit.Value, "UnitStateChanged", $$"""{"id":"{{unit.Value}}"}""", fixture.Now, 1), CancellationToken.None);
    }

    private ILockerGrain LockerOf(UnitId unit) => fixture.Silo.Grains.GetGrain<ILockerGrain>(
        fixture.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", unit.Value));

    private List<Guid> UnitsPromised(Rental rental) =>
        fixture.Database.Column<Guid>("SELECT unit_id FROM slot_claim WHERE rental_id = $1", rental.Id.Value);

    private List<string> Told(Rental rental) => fixture.Database.Column<string>(
        "SELECT template FROM rental_message WHERE rental_id = $1 AND channel <> 'sms' ORDER BY template", rental.Id.Value);
}
