using Toolbox24.Domain;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.OnSite;

/// <summary>More time, too much of it, and who comes next.</summary>
public sealed class UnderWayTests(WallFixture fixture) : IClassFixture<WallFixture>
{
    [Fact]
    [Trait("story", "T24-503")]
    public async Task More_time_is_had_once_it_is_paid()
    {
        var rental = await fixture.Leave(await fixture.Come());
        var (until, price) = (rental.Slot.End.AddHours(2), rental.ExtensionPrice(rental.Slot.End.AddHours(2)));

        Assert.IsType<ExtensionPriceChanged>((await Extend(rental, new(until, Euros.Zero))).Refusal());
        var waiting = (await Extend(rental, new(until, price))).Value();
        var extended = await fixture.AnswerAll(rental.Id);

        Assert.Equal(rental.Slot.End, waiting.Slot.End);
        Assert.Equal((until, rental.RentNow + price), (extended.Slot.End, extended.RentNow));
        Assert.Equal(1L, fixture.Database.Scalar<long>(
            "SELECT count(*) FROM slot_claim WHERE rental_id = $1 AND kind = 'Booking' AND upper(during) = $2", rental.Id.Value, until.AddMinutes(30)));
    }

    [Fact]
    [Trait("story", "T24-503")]
    public async Task Not_where_somebody_follows()
    {
        var (first, next) = await InARow();
        var rental = await fixture.Leave(first);

        var refused = await Extend(rental, new(rental.Slot.End.AddHours(1), rental.ExtensionPrice(rental.Slot.End.AddHours(1))));

        Assert.Equal(next.Slot.Start, Assert.IsType<SomebodyFollows>(refused.Refusal()).Conflict.Start);
    }

    [Fact]
    [Trait("story", "T24-503")]
    public async Task What_is_declined_leaves_the_end_as_it_was_and_gives_the_time_back()
    {
        var rental = await fixture.Leave(await fixture.Come());
        var until = rental.Slot.End.AddHours(2);
        await Extend(rental, new(until, rental.ExtensionPrice(until)));

        var declined = await fixture.Answer(rental.Id, PaymentPurpose.Rent, new Declined("insufficient_funds"));

        Assert.Equal((rental.Slot.End, null), (declined.Slot.End, declined.OnSite!.Extending));
        Assert.Equal(0L, fixture.Database.Scalar<long>("SELECT count(*) FROM slot_claim WHERE rental_id = $1 AND kind <> 'Booking'", rental.Id.Value));
    }

    [Fact]
    [Trait("story", "T24-502")]
    public async Task Whoever_keeps_a_tool_too_long_is_overdue_chased_and_at_last_has_lost_it()
    {
        var rental = await fixture.Leave(await fixture.Come());

        var seen = new List<(bool, Chase, RentalStatus)>();
        foreach (var hours in (double[])[0.2, 0.25, 24, 48, 72])
        {
            fixture.Clock.Advance(rental.Slot.End.AddHours(hours) - fixture.Now);
            await fixture.Silo.Sweep();
            var now = await fixture.Read(rental);
            seen.Add((now.OnSite!.OverdueSince is not null, now.OnSite.Chase, now.Status));
        }

        Assert.Equal(
            [
                (false, Chase.None, RentalStatus.Active), (true, Chase.None, RentalStatus.Active), (true, Chase.Called, RentalStatus.Active),
                (true, Chase.Notified, RentalStatus.Active), (true, Chase.Notified, RentalStatus.Lost),
            ],
            seen);
    }

    [Fact]
    [Trait("story", "T24-502")]
    public async Task The_next_customer_hears_of_it_and_has_a_twin()
    {
        var (first, next) = await InARow(more: 1);
        await fixture.Leave(first);

        await Until(next.Slot.Start.AddMinutes(-30));
        Assert.Equal(next.Items[0].Unit, Assert.Single((await fixture.Read(next)).LateUnits));
        var twinned = (await fixture.Grain(next.Id).TakeTwin(next.Customer, next.Items[0].Unit)).Value();

        Assert.NotEqual(next.Items[0].Unit, twinned.Items[0].Unit);
        Assert.Empty(twinned.LateUnits);
        Assert.Equal(twinned.Items[0].Unit.Value, fixture.Database.Scalar<Guid>("SELECT unit_id FROM slot_claim WHERE rental_id = $1 AND kind = 'Booking'", next.Id.Value));
    }

    [Fact]
    [Trait("story", "T24-502")]
    public async Task Or_their_money_and_amends()
    {
        var (first, next) = await InARow();
        await fixture.Leave(first);
        await Until(next.Slot.Start.AddMinutes(-30));

        Assert.IsType<TwinMissing>((await fixture.Grain(next.Id).TakeTwin(next.Customer, next.Items[0].Unit)).Refusal());
        var failed = (await fixture.Grain(next.Id).GiveUpLateTool(next.Customer)).Value();

        Assert.Equal(RentalStatus.CancelledByUs, failed.Status);
        Assert.True(failed.Amends.Cents > 0);
    }

    [Fact]
    [Trait("story", "T24-502")]
    public async Task What_they_have_booked_already_is_no_twin()
    {
        var (first, next) = await InARow(tools: 2);
        await fixture.Leave(first);
        await Until(next.Slot.Start.AddMinutes(-30));

        Assert.IsType<TwinMissing>((await fixture.Grain(next.Id).TakeTwin(next.Customer, Assert.Single((await fixture.Read(next)).LateUnits))).Refusal());
    }

    [Fact]
    [Trait("story", "T24-502")]
    public async Task Nobody_is_absent_whose_tool_is_not_there()
    {
        var (first, next) = await InARow();
        await fixture.Leave(first);

        await Until(next.Slot.Start.AddHours(1));

        Assert.Equal(RentalStatus.CancelledByUs, (await fixture.Read(next)).Status);
    }

    private async Task Until(DateTimeOffset instant)
    {
        fixture.Clock.Advance(instant.AddMinutes(-1) - fixture.Now);
        await fixture.Silo.Sweep();
        fixture.Clock.Advance(instant - fixture.Now);
        await fixture.Silo.Sweep();
    }

    private Task<Result<Rental>> Extend(Rental rental, ExtendRental wish) => fixture.Grain(rental.Id).Extend(rental.Customer, wish);

    /// <summary>Two bookings of the same unit, one half an hour after the other; the first begins now.</summary>
    /// <param name="more">How many more units of the tool are there.</param>
    /// <param name="tools">How many of them the second booking is of.</param>
    private async Task<(Rental First, Rental Next)> InARow(int more = 0, int tools = 1)
    {
        var (site, tool) = fixture.NewSite();
        for (var unit = 1; unit < tools; unit++) fixture.NewUnit(site, tool);
        var slot = fixture.SlotIn(24);
        var first = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, slot, tool));
        var then = new Slot(slot.End.AddMinutes(30), slot.End.AddHours(3));
        var next = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, then, [.. Enumerable.Repeat(tool, tools)]));
        for (var unit = 0; unit < more; unit++) fixture.NewUnit(site, tool);
        fixture.Clock.Advance(slot.Start - fixture.Now);
        return (first, next);
    }
}
