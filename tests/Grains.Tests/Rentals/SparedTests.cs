using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Lockers;
using Toolbox24.Testing;
using static Toolbox24.Grains.Tests.Rentals.RentalFixture;

namespace Toolbox24.Grains.Tests.Rentals;

/// <summary>What was asked for in vain leaves nothing behind, and what can still be had is had.</summary>
public sealed class SparedTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    private static readonly Euros Deposit = new(150_00);

    [Fact]
    [Trait("story", "T24-306")]
    public async Task Who_will_be_late_and_is_followed_is_told_by_whom_and_holds_no_other_unit()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(2), tool));
        var follower = await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(6), tool, tool);
        var twin = follower.Items.Single(item => item.Unit != booked.Items[0].Unit).Unit;
        var locker = fixture.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", twin.Value);
        await fixture.Silo.Grains.GetGrain<ILockerGrain>(locker).Release(follower.Id);

        var refusal = (await fixture.Grain(booked.Id).ReportLate(booked.Customer, TimeSpan.FromMinutes(105))).Refusal();

        Assert.Equal(fixture.SlotIn(6).Start, Assert.IsType<SomebodyFollows>(refusal).Conflict.Start);
        Assert.Single(fixture.ClaimsOf(booked.Id));
    }

    [Fact]
    [Trait("story", "T24-307")]
    public async Task A_change_that_is_declined_gives_back_at_once_what_was_held_for_it()
    {
        var (site, tool) = fixture.NewSite();
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool));
        var longer = new Slot(booked.Slot.Start, booked.Slot.End.AddHours(4));
        await fixture.Grain(booked.Id).Change(booked.Customer, new(longer, null, Deposit));
        Assert.Equal(2, fixture.ClaimsOf(booked.Id).Count);

        var after = await fixture.Answer(booked.Id, PaymentPurpose.Rent, new Declined("insufficient_funds"));

        Assert.Equal((RentalStatus.Confirmed, booked.Slot, null, null), (after.Status, after.Slot, after.Change, after.Step));
        Assert.Equal("Booking", Assert.Single(fixture.ClaimsOf(booked.Id)).Split(' ')[0]);
    }

    [Fact]
    [Trait("story", "T24-307")]
    public async Task Who_may_not_book_may_not_change_either_nor_may_anybody_where_nothing_is_rented_out_any_more()
    {
        var (one, two) = (await fixture.Booked(await fixture.Held()), await fixture.Booked(await fixture.Held()));
        await fixture.Customer(one.Customer).Suspend(new Decider(new AccountId(Guid.NewGuid()), [Role.Operator]), "Outil non rendu");
        fixture.Database.Execute("UPDATE site SET is_selling = false WHERE id = $1", two.Site.Value);
        var later = fixture.SlotIn(72);

        Assert.IsType<BookingSuspended>((await fixture.Grain(one.Id).Change(one.Customer, new(later, null, Deposit))).Refusal());
        Assert.IsType<SiteNotOnOffer>((await fixture.Grain(two.Id).Change(two.Customer, new(later, null, Deposit))).Refusal());
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task A_payment_that_comes_too_late_gets_another_unit_of_the_tool_where_there_is_one()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var held = await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool);
        await fixture.Paying(held);
        await fixture.Answer(held.Id, PaymentPurpose.Rent);
        fixture.Clock.Advance(TimeSpan.FromMinutes(11));
        await fixture.Silo.Sweep();
        var both = await fixture.Held(await fixture.NewCustomer(), site, held.Slot, tool, tool);
        var twin = both.Items.Single(item => item.Unit != held.Items[0].Unit).Unit;
        await fixture.Silo.Grains.GetGrain<ILockerGrain>(fixture.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", twin.Value)).Release(both.Id);

        var booked = await fixture.Answer(held.Id, PaymentPurpose.Deposit);

        Assert.Equal((RentalStatus.Confirmed, twin), (booked.Status, booked.Items.Single().Unit));
        Assert.Equal(twin.Value, fixture.Database.Scalar<Guid>("SELECT unit_id FROM rental_item WHERE rental_id = $1", held.Id.Value));
        Assert.Equal("Booking", Assert.Single(fixture.ClaimsOf(held.Id)).Split(' ')[0]);
    }

    [Fact]
    [Trait("story", "T24-205")]
    public async Task A_unit_that_is_booked_does_not_go_to_another_site_before_it_is_free()
    {
        var (site, tool) = fixture.NewSite();
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool));
        var from = fixture.Silo.Grains.GetGrain<ILockerGrain>(
            fixture.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", booked.Items[0].Unit.Value));
        var there = fixture.Database.AddEmptyLocker(fixture.NewSite().Site);

        Assert.Equal(new UnitPromisedElsewhere(1), (await from.MoveTo(there)).Refusal());
        await fixture.Grain(booked.Id).Cancel(booked.Customer, null);

        (await from.MoveTo(there)).Value();
        Assert.Equal(there.Value, fixture.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", booked.Items[0].Unit.Value));
    }

    [Fact]
    [Trait("story", "T24-208")]
    public async Task Whoever_finds_all_taken_five_times_may_still_hold_what_is_free()
    {
        var (site, tool) = fixture.NewSite();
        var (customer, slot) = (await fixture.NewCustomer(), fixture.SlotIn(24));
        await fixture.Held(await fixture.NewCustomer(), site, slot, tool);

        for (var time = 0; time < 5; time++)
            Assert.IsType<ToolTaken>((await fixture.Grain(RentalId.New(fixture.Now)).Hold(Wish(customer, site, slot, tool))).Refusal());

        Assert.Equal(RentalStatus.Held, (await fixture.Held(customer, site, fixture.SlotIn(48), tool)).Status);
    }
}
