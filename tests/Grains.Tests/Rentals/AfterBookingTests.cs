using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals;

public sealed class AfterBookingTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    private static readonly Euros Deposit = new(150_00);

    [Fact]
    [Trait("story", "T24-307")]
    public async Task A_longer_slot_is_held_beside_the_booking_and_taken_when_it_is_paid()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(24)));
        var longer = new Slot(booked.Slot.Start.AddHours(-1), booked.Slot.End.AddHours(1));

        var waiting = (await fixture.Grain(booked.Id).Change(booked.Customer, new(longer, null, Deposit))).Value();

        Assert.Equal(booked.Slot, waiting.Slot);
        Assert.Equal(["Piece", "Booking", "Piece"], fixture.ClaimsOf(booked.Id).Select(claim => claim.Split(' ')[0]));
        var changed = await fixture.AnswerAll(booked.Id);
        Assert.Equal((longer, null, 1), (changed.Slot, changed.Step, changed.Sequence));
        Assert.Single(fixture.ClaimsOf(booked.Id), claim => claim.StartsWith("Booking", StringComparison.Ordinal));
        Assert.Equal([PaymentStatus.Voided, PaymentStatus.Authorised], Rents(changed));
    }

    [Fact]
    [Trait("story", "T24-307")]
    public async Task A_change_that_is_not_paid_leaves_the_booking_as_it_was()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(24)));
        var claims = fixture.ClaimsOf(booked.Id);
        await fixture.Grain(booked.Id).Change(booked.Customer, new(new(booked.Slot.Start, booked.Slot.End.AddHours(1)), null, Deposit));

        await fixture.Answer(booked.Id, PaymentPurpose.Rent, new Declined("insufficient_funds"));
        fixture.Clock.Advance(TimeSpan.FromMinutes(10));
        await fixture.Silo.Sweep();

        Assert.Equal((booked.Slot, RentalStatus.Confirmed), ((await fixture.Grain(booked.Id).Get()).Value() is var after ? after.Slot : null, after.Status));
        Assert.Equal(claims, fixture.ClaimsOf(booked.Id));
    }

    [Fact]
    [Trait("story", "T24-307")]
    public async Task A_slot_that_is_somebody_elses_is_refused_and_another_unit_takes_its_place_where_there_is_one()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool));
        var (later, grain) = (fixture.SlotIn(48), fixture.Grain(booked.Id));
        var other = await fixture.Held(await fixture.NewCustomer(), site, later, tool);

        var moved = (await grain.Change(booked.Customer, new(later, null, Deposit))).Value();
        Assert.Equal((later, null), (moved.Slot, moved.Step));
        Assert.NotEqual(other.Items[0].Unit, moved.Items[0].Unit);
        Assert.Single(fixture.ClaimsOf(booked.Id));

        var full = new Slot(later.Start.AddHours(24), later.End.AddHours(24));
        await fixture.Held(await fixture.NewCustomer(), site, full, tool, tool);
        Assert.IsType<ToolTaken>((await grain.Change(booked.Customer, new(full, null, Deposit))).Refusal());
        Assert.Single(fixture.ClaimsOf(booked.Id));
    }

    [Fact]
    [Trait("story", "T24-308")]
    public async Task Who_cancels_frees_the_locker_at_once_and_pays_what_was_shown()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(2)));
        var grain = fixture.Grain(booked.Id);

        Assert.Equal(new FeeChanged(new Euros(8_00)), (await grain.Cancel(booked.Customer, Euros.Zero)).Refusal());
        await grain.Cancel(booked.Customer, new Euros(8_00));
        var cancelled = await fixture.AnswerAll(booked.Id);

        Assert.Equal((RentalStatus.Cancelled, null), (cancelled.Status, cancelled.Step));
        Assert.Empty(fixture.ClaimsOf(booked.Id));
        Assert.Equal(new Euros(8_00), cancelled.Payments[0].Taken);
        Assert.Equal(PaymentStatus.Voided, cancelled.Payments[1].Status);
        Assert.Equal(1L, fixture.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE action = 'RentalCancelled' AND object_id = $1", booked.Id.Value));
    }

    [Fact]
    [Trait("story", "T24-306")]
    public async Task Who_does_not_come_is_absent_by_the_sweeper_alone()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(1)));

        fixture.Clock.Advance(booked.Slot.Start.AddMinutes(60).AddTicks(-10) - fixture.Now);
        await fixture.Silo.Sweep();
        Assert.Equal(RentalStatus.Confirmed, (await fixture.Grain(booked.Id).Get()).Value().Status);

        fixture.Clock.Advance(TimeSpan.FromTicks(10));
        await fixture.Silo.Sweep();
        var absent = await fixture.AnswerAll(booked.Id);
        Assert.Equal((RentalStatus.NoShow, booked.Price.FirstDay), (absent.Status, absent.Payments[0].Taken));
        Assert.Empty(fixture.ClaimsOf(booked.Id));
        Assert.DoesNotContain((await fixture.Customer(booked.Customer).Get()).Value().Admissions, admission => admission.IsLive(fixture.Now));
    }

    [Fact]
    [Trait("story", "T24-306")]
    public async Task Who_will_be_late_keeps_the_tool_for_as_long_unless_somebody_follows()
    {
        var (site, tool) = fixture.NewSite();
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(2), tool));
        var grain = fixture.Grain(booked.Id);
        await fixture.Held(await fixture.NewCustomer(), site, fixture.SlotIn(6), tool);

        var follows = Assert.IsType<SomebodyFollows>((await grain.ReportLate(booked.Customer, TimeSpan.FromMinutes(105))).Refusal());
        Assert.Equal(fixture.SlotIn(6).Start, follows.Conflict.Start);
        var late = (await grain.ReportLate(booked.Customer, TimeSpan.FromMinutes(90))).Value();

        Assert.Equal(booked.Slot.Extended(TimeSpan.FromMinutes(90)), late.Slot);
        Assert.Single(fixture.ClaimsOf(booked.Id));
        fixture.Clock.Advance(booked.Slot.Start.AddMinutes(149) - fixture.Now);
        await fixture.Silo.Sweep();
        Assert.Equal(RentalStatus.Confirmed, (await grain.Get()).Value().Status);
    }

    [Fact]
    [Trait("story", "T24-308")]
    public async Task When_we_fail_what_we_owe_is_kept_with_its_reason_once_and_goes_with_the_person()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(2)));

        await fixture.Grain(booked.Id).Fail("Casier en panne");
        await fixture.Grain(booked.Id).Fail("Casier en panne");

        Assert.Equal(new Euros(8_00), (await fixture.AnswerAll(booked.Id)).Amends);
        Assert.Equal("800 Casier en panne", Owed(booked));
        Assert.Equal(0L, fixture.Database.Scalar<long>("SELECT count(*) FROM outbox WHERE channel = 'amends'"));
        fixture.Database.Execute("SELECT erase_person($1, 'client@example.fr')", booked.Customer.Value);
        Assert.Equal("800 -", Owed(booked));
    }

    private string Owed(Rental rental) => Assert.Single(fixture.Database.Column<string>(
        "SELECT amount_cents || ' ' || coalesce(reason, '-') FROM amends WHERE rental_id = $1", rental.Id.Value));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("story", "T24-301")]
    public async Task What_was_decided_and_not_followed_is_followed_after_a_crash(bool isByDeadline)
    {
        var paying = await fixture.Paying(await fixture.Held());
        await fixture.Answer(paying.Id, PaymentPurpose.Rent);
        var store = fixture.Silo.Services.GetRequiredService<RentalStore>();
        var before = (await store.Load(paying.Id))!;
        var rental = before.Rental;
        var asked = rental.Payments[1].Pending!;
        var paid = rental.Answer(new(asked, new Authorised("pi_2", fixture.Now.AddDays(7)), fixture.Now), BookingRules.Default, fixture.Now)!;

        // As a process leaves it that is killed right after its commit; another takes over.
        await store.Save(rental.Apply(paid), paid, before, "system", []);
        await using var second = await fixture.SecondSilo();
        if (isByDeadline)
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(5));
            await second.Sweep();
        }

        Assert.Equal(RentalStatus.Confirmed, (await fixture.Grain(paying.Id, second).Get()).Value().Status);
        Assert.Equal(["Booking"], fixture.ClaimsOf(paying.Id).Select(claim => claim.Split(' ')[0]));
        Assert.Single(fixture.EventsOf(paying.Id), type => type == "RentalConfirmed");
    }

    private static List<PaymentStatus> Rents(Rental rental) =>
        [.. rental.Payments.Where(payment => payment.Purpose == PaymentPurpose.Rent).Select(payment => payment.Status)];
}
