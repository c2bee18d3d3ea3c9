using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Lockers;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals;

/// <summary>What a rental gives up blocks nobody, wherever the unit stands.</summary>
[Trait("story", "T24-301")]
public sealed class NothingLeftTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    [Fact]
    public async Task A_unit_in_the_workshop_is_promised_no_more_to_who_cancelled()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(48)));
        var (unit, locker) = (booked.Items[0].Unit, LockerOf(booked));
        (await locker.TakeOut()).Value();

        (await fixture.Grain(booked.Id).Cancel(booked.Customer, null)).Value();

        Assert.Empty(fixture.ClaimsOf(booked.Id));
        Assert.Empty((await locker.Place(unit)).Value().Calendar!.Claims);
    }

    [Fact]
    public async Task A_unit_in_the_workshop_is_left_by_a_booking_that_takes_another()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(48), tool));
        await LockerOf(booked).TakeOut();

        var shorter = new Slot(booked.Slot.Start, booked.Slot.End.AddHours(-1));
        await fixture.Grain(booked.Id).Change(booked.Customer, new(shorter, null, booked.Price.Deposit));
        var changed = await fixture.AnswerAll(booked.Id);

        Assert.NotEqual(booked.Items[0].Unit, changed.Items.Single().Unit);
        Assert.Single(fixture.ClaimsOf(booked.Id));
    }

    [Fact]
    public async Task A_change_that_is_paid_while_its_unit_is_in_the_workshop_keeps_the_unit()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(48)));
        var (unit, locker) = (booked.Items[0].Unit, LockerOf(booked));
        var longer = new Slot(booked.Slot.Start, booked.Slot.End.AddHours(24));
        (await fixture.Grain(booked.Id).Change(booked.Customer, new(longer, null, booked.Price.Deposit))).Value();
        (await locker.TakeOut()).Value();

        var changed = await fixture.AnswerAll(booked.Id);

        Assert.Equal((RentalStatus.Confirmed, longer, unit), (changed.Status, changed.Slot, changed.Items[0].Unit));
        Assert.StartsWith("Booking", Assert.Single(fixture.ClaimsOf(booked.Id)), StringComparison.Ordinal);
        var claim = Assert.Single((await locker.Place(unit)).Value().Calendar!.Claims);
        Assert.Equal((booked.Id, longer.Start), (claim.Rental, claim.During.Start));
    }

    [Fact]
    public async Task Who_will_be_late_and_is_followed_leaves_the_other_units_alone()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool));
        var next = new Slot(booked.Slot.End.AddMinutes(30), booked.Slot.End.AddHours(2));
        await LockerOf(booked).Hold(new HoldSlot(RentalId.New(fixture.Now), next, fixture.Now.AddMinutes(10)));

        Assert.IsType<SomebodyFollows>((await fixture.Grain(booked.Id).ReportLate(booked.Customer, TimeSpan.FromMinutes(60))).Refusal());

        Assert.Equal(["Booking"], fixture.ClaimsOf(booked.Id).Select(claim => claim.Split(' ')[0]));
    }

    private ILockerGrain LockerOf(Rental rental)
    {
        var locker = fixture.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", rental.Items[0].Unit.Value);
        return fixture.Silo.Grains.GetGrain<ILockerGrain>(locker);
    }
}
