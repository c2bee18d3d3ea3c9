using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals;

/// <summary>What a closing means to the rentals it endangers, and to those that are asked for.</summary>
[Trait("story", "T24-205")]
public sealed class ClosedTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    private ClosingStore Closings => fixture.Silo.Services.GetRequiredService<ClosingStore>();

    [Fact]
    [Trait("story", "T24-308")]
    public async Task A_closed_site_fails_its_bookings_gives_all_money_back_with_amends_and_says_so_once()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(2), tool, tool));
        var later = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24 * 3), tool));

        var closing = await Close(site, null, until: fixture.Now.AddDays(2));
        await Tell(closing);

        var failed = await fixture.AnswerAll(booked.Id);
        Assert.Equal((RentalStatus.CancelledByUs, null), (failed.Status, failed.Step));
        Assert.Equal(booked.CancellationFee(fixture.Now), failed.Amends);
        Assert.True(failed.Amends > Euros.Zero);
        Assert.All(failed.Payments, payment => Assert.Equal(PaymentStatus.Voided, payment.Status));
        Assert.Empty(fixture.ClaimsOf(booked.Id));
        Assert.Single(fixture.EventsOf(booked.Id), type => type == "RentalFailed");
        Assert.Equal(["mail", "push"], Told(booked.Id, nameof(Domain.Notifications.BookingCancelled)));

        // Its second unit was given back before it was looked at.
        Assert.Equal([EndangeredOutcome.Failed], (await Closings.Endangered(closing, fixture.Now)).Select(one => one.Outcome));
        Assert.Equal(RentalStatus.Confirmed, (await fixture.Grain(later.Id).Get()).Value().Status);
    }

    [Fact]
    public async Task A_unit_that_has_still_to_be_fetched_though_its_slot_has_begun_is_not_put_where_it_cannot_be()
    {
        var (site, tool) = fixture.NewSite();
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(0), tool));
        var (from, empty) = (LockerOf(booked), fixture.Database.AddEmptyLocker(site));
        await Close(site, empty, until: null);
        fixture.Clock.Advance(booked.Slot.Start.AddMinutes(5) - fixture.Now);
        var locker = fixture.Silo.Grains.GetGrain<ILockerGrain>(from.Value);

        Assert.IsType<LockerClosed>((await locker.MoveTo(empty)).Refusal());
        await fixture.Grain(booked.Id).Fail("Casier en panne");
        (await locker.MoveTo(empty)).Value();
    }

    [Fact]
    public async Task A_closed_lockers_rental_takes_the_twin_in_all_that_is_kept_of_it_and_nobody_is_written_to()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool));
        var (claims, closing) = (fixture.ClaimsOf(booked.Id), await Close(site, LockerOf(booked), until: null));

        // As after a crash before the old promise was given back, and once more for good measure.
        fixture.Database.Execute("UPDATE closing_booking SET outcome = 'Open' WHERE cause = $1", closing.Value);
        await Tell(closing);

        var moved = (await fixture.Grain(booked.Id).Get()).Value();
        Assert.NotEqual(booked.Items[0].Unit, moved.Items.Single().Unit);
        Assert.Equal((booked.Items[0].Tool, booked.Slot, RentalStatus.Confirmed), (moved.Items[0].Tool, moved.Slot, moved.Status));
        Assert.Equal(claims, fixture.ClaimsOf(booked.Id));
        foreach (var table in new[] { "slot_claim", "rental_item" })
            Assert.Equal([moved.Items[0].Unit.Value], fixture.Database.Column<Guid>($"SELECT unit_id FROM {table} WHERE rental_id = $1", booked.Id.Value));
        Assert.Single(fixture.EventsOf(booked.Id), type => type == nameof(UnitReplaced));
        Assert.Empty(Told(booked.Id, nameof(Domain.Notifications.BookingChanged)));

        await fixture.Grain(booked.Id).Cancel(booked.Customer, null);
        Assert.Empty(fixture.ClaimsOf(booked.Id));
    }

    [Fact]
    public async Task A_change_that_counts_on_the_closed_unit_is_dropped_and_its_money_goes_back()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool));
        var longer = new Slot(booked.Slot.Start.AddHours(-1), booked.Slot.End.AddHours(1));
        await fixture.Grain(booked.Id).Change(booked.Customer, new(longer, null, booked.Price.Deposit));

        await Close(site, LockerOf(booked), until: null);

        var moved = await fixture.AnswerAll(booked.Id);
        Assert.Equal((null, booked.Slot, RentalStatus.Confirmed), (moved.Change, moved.Slot, moved.Status));
        Assert.NotEqual(booked.Items[0].Unit, moved.Items.Single().Unit);
        Assert.Single(fixture.ClaimsOf(booked.Id));
        Assert.Equal(
            [PaymentStatus.Authorised, PaymentStatus.Voided],
            moved.Payments.Where(payment => payment.Purpose == PaymentPurpose.Rent).Select(payment => payment.Status));
    }

    [Fact]
    public async Task What_only_a_change_holds_of_a_closed_time_is_given_up_and_the_booking_stays()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(24)));
        var claims = fixture.ClaimsOf(booked.Id);
        var later = new Slot(booked.Slot.Start, booked.Slot.End.AddHours(3));
        await fixture.Grain(booked.Id).Change(booked.Customer, new(later, null, booked.Price.Deposit));

        var closing = Closing.Begin(new(booked.Site, null, "Travaux", booked.Slot.End.AddHours(2), null), fixture.Now).Value();
        await Begin(closing);

        Assert.Equal(claims, fixture.ClaimsOf(booked.Id));
        Assert.Empty(await Closings.Endangered(closing.Id, fixture.Now));
    }

    [Fact]
    public async Task A_booking_whose_rental_has_ended_is_promised_nothing_any_more()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var ended = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(48), tool));
        await fixture.Grain(ended.Id).Cancel(ended.Customer, null);

        // As when the rental ends between what the locker says and what the rental is asked.
        fixture.Database.Execute(
            "INSERT INTO slot_claim VALUES ($1, $2, tstzrange($3, $4), 'Booking', NULL)",
            ended.Items[0].Unit.Value, ended.Id.Value, ended.Slot.Start, ended.Slot.End.AddMinutes(30));
        var closing = await Close(site, LockerOf(ended), until: null);

        Assert.Empty(fixture.ClaimsOf(ended.Id));
        Assert.Empty(await Closings.Endangered(closing, fixture.Now));
        Assert.Equal(RentalStatus.Cancelled, (await fixture.Grain(ended.Id).Get()).Value().Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("story", "T24-208")]
    public async Task The_next_unit_is_taken_where_a_locker_says_that_its_own_cannot_be_had(bool isClosed)
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var (slot, customer) = (fixture.SlotIn(24), await fixture.NewCustomer());
        var id = RentalId.New(fixture.Now);
        var asked = (await fixture.Silo.Services.GetRequiredService<UnitPlaces>().Candidates(site, [tool], slot, id, fixture.Now))[0];

        // The locker knows of it; it is over in what is read beside: the grain is asked first, and says no.
        var locker = fixture.Silo.Grains.GetGrain<ILockerGrain>(asked.Locker.Value);
        var closing = isClosed ? await Close(site, asked.Locker, until: null) : default;
        if (!isClosed) fixture.Database.Execute("UPDATE tool_unit SET state = 'Quarantined' WHERE id = $1", asked.Unit.Value);
        await locker.Reread();
        fixture.Database.Execute("UPDATE closing SET ended_at = starts_at WHERE id = $1", closing.Value);
        fixture.Database.Execute("UPDATE tool_unit SET state = 'InService' WHERE id = $1", asked.Unit.Value);
        var refusal = (await locker.Hold(new HoldSlot(RentalId.New(fixture.Now), slot, fixture.Now.AddMinutes(5)))).Refusal();
        Assert.True(isClosed ? refusal is LockerClosed : refusal is UnitNotRentable);

        var held = (await fixture.Grain(id).Hold(RentalFixture.Wish(customer, site, slot, tool))).Value();

        Assert.NotEqual(asked.Unit, held.Items.Single().Unit);
        var (other, refused) = (RentalId.New(fixture.Now), RentalFixture.Wish(await fixture.NewCustomer(), site, slot, tool));
        Assert.Equal(tool, Assert.IsType<ToolTaken>((await fixture.Grain(other).Hold(refused)).Refusal()).Tool);
    }

    private LockerId LockerOf(Rental rental) =>
        new(fixture.Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", rental.Items[0].Unit.Value));

    private List<string> Told(RentalId rental, string template) => fixture.Database.Column<string>(
        "SELECT channel FROM rental_message WHERE rental_id = $1 AND template = $2 ORDER BY channel", rental.Value, template);

    private Task<ClosingId> Close(SiteId site, LockerId? locker, DateTimeOffset? until) =>
        Begin(Closing.Begin(new(site, locker, "Serrure cassée", fixture.Now, until), fixture.Now).Value());

    private async Task<ClosingId> Begin(Closing closing)
    {
        (await Closings.Save(closing, new ChangeNote("ClosingBegun", "system", fixture.Now))).Value();
        await Tell(closing.Id);
        return closing.Id;
    }

    private Task Tell(ClosingId closing)
    {
        var channel = fixture.Silo.Services.GetServices<IOutboxChannel>().Single(channel => channel.Name == "lockers");
        return channel.Deliver(
            new(0, channel.Name, closing.Value, "ClosingBegun", $$"""{"closing":"{{closing.Value}}"}""", fixture.Now, 1), CancellationToken.None);
    }
}
