using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Testing;
using static Toolbox24.Grains.Tests.Rentals.RentalFixture;

namespace Toolbox24.Grains.Tests.Rentals;

public sealed class BookingTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    [Fact]
    [Trait("story", "T24-208")]
    public async Task Several_tools_are_held_together_for_ten_minutes()
    {
        var (site, first) = fixture.NewSite();
        var (second, customer) = (fixture.NewTool(site), await fixture.NewCustomer());

        var held = await fixture.Held(customer, site, fixture.SlotIn(24), first, second);

        Assert.Equal((RentalStatus.Held, fixture.Now.AddMinutes(10)), (held.Status, held.HeldUntil));
        Assert.Equal(new HashSet<Guid> { first.Value, second.Value }, held.Items.Select(item => item.Tool.Value).ToHashSet());
        Assert.Equal(["Hold 03 13:00 03 15:30", "Hold 03 13:00 03 15:30"], fixture.ClaimsOf(held.Id));
        Assert.Equal(AdmissionStatus.Held, (await fixture.Customer(customer).Get()).Value().Admissions.Single().Status);
        Assert.Equal(["RentalHeld"], fixture.EventsOf(held.Id));
        Assert.Equal(2L, fixture.Database.Scalar<long>("SELECT count(*) FROM rental_item WHERE rental_id = $1", held.Id.Value));
        Assert.Equal(held.Reference.Value, fixture.Database.Scalar<string>("SELECT reference FROM rental WHERE id = $1", held.Id.Value));
    }

    [Fact]
    [Trait("story", "T24-208")]
    public async Task Where_one_tool_cannot_be_had_none_is_held_and_other_times_are_named()
    {
        var (site, first) = fixture.NewSite();
        var (second, slot) = (fixture.NewTool(site), fixture.SlotIn(24));
        await fixture.Held(await fixture.NewCustomer(), site, slot, second);
        var (customer, id) = (await fixture.NewCustomer(), RentalId.New(fixture.Now));

        var refusal = Assert.IsType<ToolTaken>((await fixture.Grain(id).Hold(Wish(customer, site, slot, first, second))).Refusal());

        Assert.Equal((second, slot.Extended(TimeSpan.FromMinutes(30))), (refusal.Tool, refusal.Conflict));
        Assert.Contains(refusal.Alternatives, other => other.Kind == AlternativeKind.OtherTime && !other.Slot.Overlaps(slot));
        Assert.Empty(fixture.ClaimsOf(id));
        Assert.Empty((await fixture.Customer(customer).Get()).Value().Admissions);
        Assert.IsType<UnknownRental>((await fixture.Grain(id).Get()).Refusal());
    }

    [Fact]
    [Trait("story", "T24-208")]
    public async Task The_next_unit_of_a_tool_is_taken_where_the_first_is_promised()
    {
        var (site, tool) = fixture.NewSite(units: 2);
        var slot = fixture.SlotIn(24);

        var rentals = await Task.WhenAll(
            fixture.Held(await fixture.NewCustomer(), site, slot, tool), fixture.Held(await fixture.NewCustomer(), site, slot, tool));

        Assert.Equal(2, rentals.Select(rental => rental.Items.Single().Unit).Distinct().Count());
        var third = fixture.Grain(RentalId.New(fixture.Now)).Hold(Wish(await fixture.NewCustomer(), site, slot, tool));
        Assert.IsType<ToolTaken>((await third).Refusal());
    }

    [Fact]
    [Trait("story", "T24-303")]
    public async Task Who_was_shown_another_price_is_told_and_nothing_is_held()
    {
        var (site, tool) = fixture.NewSite();
        var (wish, id) = (Wish(await fixture.NewCustomer(), site, fixture.SlotIn(24), tool), RentalId.New(fixture.Now));

        var refusal = Assert.IsType<PriceChanged>((await fixture.Grain(id).Hold(wish with { ExpectedRent = new Euros(1) })).Refusal());

        Assert.Equal(new RentalPrice(new Euros(16_00), new Euros(16_00), new Euros(150_00)), refusal.Price);
        Assert.Empty(fixture.ClaimsOf(id));
        Assert.True((await fixture.Grain(id).Hold(wish with { ExpectedRent = new Euros(16_00), ExpectedDeposit = new Euros(150_00) })).Succeeded(out _, out _));
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task What_is_paid_is_asked_of_the_processor_with_what_was_agreed()
    {
        var paying = await fixture.Paying(await fixture.Held());

        Assert.Equal(["RentalHeld", "PaymentBegun", "PaymentRequested", "PaymentRequested"], fixture.EventsOf(paying.Id));
        Assert.Equal(2L, fixture.Database.Scalar<long>("SELECT count(*) FROM outbox WHERE stream = $1 AND channel = 'payments'", paying.Id.Value));
        Assert.Equal(
            ["Rent 1 Requested 1600", "Deposit 1 Requested 15000"],
            fixture.Database.Column<string>(
                "SELECT concat_ws(' ', purpose, attempt, status, amount_cents) FROM payment WHERE rental_id = $1 ORDER BY amount_cents", paying.Id.Value));
        Assert.Equal(15000L, fixture.Database.Scalar<long>("SELECT agreed_cents FROM rental WHERE id = $1 AND is_express", paying.Id.Value));
    }

    [Fact]
    [Trait("story", "T24-309")]
    public async Task Both_answers_confirm_lockers_and_customer()
    {
        var booked = await fixture.Booked(await fixture.Held());

        Assert.Equal((RentalStatus.Confirmed, null), (booked.Status, booked.Step));
        Assert.Equal(["Booking 03 13:00 03 15:30"], fixture.ClaimsOf(booked.Id));
        Assert.Equal(AdmissionStatus.Confirmed, (await fixture.Customer(booked.Customer).Get()).Value().Admissions.Single().Status);
        fixture.Clock.Advance(TimeSpan.FromMinutes(11));
        await fixture.Silo.Sweep();
        Assert.Equal(["Booking 03 13:00 03 15:30"], fixture.ClaimsOf(booked.Id));
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task A_bank_that_wants_the_customer_gives_them_ten_minutes_more_everywhere()
    {
        var held = await fixture.Paying(await fixture.Held());

        var asked = await fixture.Answer(held.Id, PaymentPurpose.Rent, new ActionRequired("pi_1", new Uri("https://bank.example/")));

        Assert.Equal((held.HeldUntil.AddMinutes(10), null), (asked.HeldUntil, asked.Step));
        Assert.Equal(asked.HeldUntil, fixture.Database.Scalar<DateTime>("SELECT expires_at FROM slot_claim WHERE rental_id = $1", held.Id.Value));
        Assert.Equal(asked.HeldUntil, (await fixture.Customer(held.Customer).Get()).Value().Admissions.Single().ExpiresAt);
        Assert.IsType<CompleteAction>((await fixture.Grain(held.Id).CompletePayment(held.Customer)).Value().Payments[0].Pending!.Call);
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task A_hold_that_nobody_pays_ends_by_itself()
    {
        var held = await fixture.Held();

        fixture.Clock.Advance(TimeSpan.FromMinutes(10));
        await fixture.Silo.Sweep();

        Assert.Equal(RentalStatus.Expired, (await fixture.Grain(held.Id).Get()).Value().Status);
        Assert.Empty(fixture.ClaimsOf(held.Id));
    }

    [Fact]
    [Trait("story", "T24-302")]
    public async Task A_payment_that_comes_too_late_books_what_is_still_free_and_else_goes_back()
    {
        var (free, taken) = (await fixture.Held(), await fixture.Held());
        foreach (var held in new[] { free, taken })
        {
            await fixture.Paying(held);
            await fixture.Answer(held.Id, PaymentPurpose.Rent);
        }

        fixture.Clock.Advance(TimeSpan.FromMinutes(11));
        await fixture.Silo.Sweep();
        await fixture.Held(await fixture.NewCustomer(), taken.Site, taken.Slot, taken.Items[0].Tool);

        Assert.Equal(RentalStatus.Confirmed, (await fixture.Answer(free.Id, PaymentPurpose.Deposit)).Status);
        Assert.Equal(["Booking"], fixture.ClaimsOf(free.Id).Select(claim => claim.Split(' ')[0]));

        await fixture.Answer(taken.Id, PaymentPurpose.Deposit);
        var lapsed = await fixture.AnswerAll(taken.Id);
        Assert.Equal(RentalStatus.Expired, lapsed.Status);
        Assert.All(lapsed.Payments, payment => Assert.Equal(PaymentStatus.Voided, payment.Status));
        Assert.Empty(fixture.ClaimsOf(taken.Id));
        Assert.DoesNotContain((await fixture.Customer(taken.Customer).Get()).Value().Admissions, admission => admission.IsLive(fixture.Now));
    }

    [Fact]
    [Trait("story", "T24-301")]
    public async Task To_another_customer_there_is_no_such_rental()
    {
        var (held, other) = (await fixture.Held(), await fixture.NewCustomer());
        var grain = fixture.Grain(held.Id);

        Refusal[] told =
        [
            (await grain.Pay(other, Paying(held.Price.Deposit))).Refusal(), (await grain.CompletePayment(other)).Refusal(),
            (await grain.Cancel(other, null)).Refusal(), (await grain.Withdraw(other)).Refusal(),
            (await grain.Change(other, new(fixture.SlotIn(48), null, held.Price.Deposit))).Refusal(),
            (await grain.ReportLate(other, TimeSpan.FromMinutes(15))).Refusal(),
            (await grain.Hold(Wish(other, held.Site, held.Slot, held.Items[0].Tool))).Refusal(),
        ];

        Assert.All(told, refusal => Assert.Equal(new UnknownRental(held.Id), refusal));
        Assert.Equal(["RentalHeld"], fixture.EventsOf(held.Id));
    }
}
