using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Lockers;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Lockers;

[Trait("story", "T24-205")]
public sealed class ClosingTests(LockerFixture fixture) : IClassFixture<LockerFixture>
{
    private ClosingStore Closings => fixture.Silo.Services.GetRequiredService<ClosingStore>();

    [Fact]
    public async Task A_booking_is_moved_to_a_twin_and_its_time_can_be_had_no_more()
    {
        var (closed, twin) = NewTwins();
        var booking = await Booked(closed, fixture.SlotIn(1));

        var closing = await Close(closed, until: fixture.Now.AddDays(1));

        Assert.Equal(booking.Slot, Assert.Single((await fixture.Locker(twin.Locker).Get()).Value().Calendar!.Claims).During.Shortened());
        Assert.Empty((await fixture.Locker(closed.Locker).Get()).Value().Calendar!.Claims);
        Assert.Equal([(EndangeredOutcome.Moved, (UnitId?)twin.Unit)], await Outcomes(closing));
        Assert.IsType<LockerClosed>((await fixture.Locker(closed.Locker).Hold(fixture.AHold(booking.Slot))).Refusal());
        (await fixture.Locker(closed.Locker).Hold(fixture.AHold(fixture.SlotIn(48)))).Value();
    }

    [Fact]
    public async Task A_booking_that_ends_before_the_closing_stays_where_it_is_though_its_turnaround_does_not()
    {
        var (closed, twin) = NewTwins();
        var booking = await Booked(closed, fixture.SlotIn(1));
        var (late, early) = (booking.Slot.End, booking.Slot.End.AddMinutes(-15));
        Assert.Equal((0, 1), (await Foreseen(closed, late), await Foreseen(closed, early)));

        var closing = await Close(closed, until: null, from: late);
        Assert.Empty(await Outcomes(closing));
        Assert.Single(fixture.ClaimsOf(closed.Unit));
        Assert.Empty(fixture.ClaimsOf(twin.Unit));

        closing = await Close(closed, until: null, from: early);
        Assert.Equal([(EndangeredOutcome.Moved, (UnitId?)twin.Unit)], await Outcomes(closing));
        Assert.Empty(fixture.ClaimsOf(closed.Unit));
    }

    [Fact]
    public async Task A_hold_whose_turnaround_is_closed_ends_as_it_could_not_be_booked()
    {
        var (closed, _) = NewTwins();
        var hold = fixture.AHold(fixture.SlotIn(1));
        (await fixture.Locker(closed.Locker).Hold(hold)).Value();

        await Close(closed, until: null, from: hold.Slot.End);

        Assert.Empty(fixture.ClaimsOf(closed.Unit));
        Assert.IsType<LockerClosed>((await fixture.Locker(closed.Locker).Hold(fixture.AHold(hold.Slot))).Refusal());
    }

    [Fact]
    public async Task Without_a_twin_that_is_free_the_booking_is_told_to_fail_and_stays_until_its_rental_gives_it_back()
    {
        var (closed, twin) = NewTwins();
        var booking = await Booked(closed, fixture.SlotIn(1));
        await Booked(twin, booking.Slot);

        var closing = await Close(closed, until: null);

        Assert.Equal([(EndangeredOutcome.Failed, null)], await Outcomes(closing));
        Assert.Single(fixture.ClaimsOf(closed.Unit));
    }

    [Fact]
    public async Task A_twin_out_of_service_is_none()
    {
        var (closed, twin) = NewTwins();
        await Booked(closed, fixture.SlotIn(1));
        fixture.Database.Execute("UPDATE tool_unit SET state = 'Quarantined' WHERE id = $1", twin.Unit.Value);

        Assert.Equal([(EndangeredOutcome.Failed, null)], await Outcomes(await Close(closed, until: null)));
    }

    [Fact]
    public async Task Holds_end_and_what_has_begun_is_left_to_its_rental()
    {
        var (closed, _) = NewTwins();
        await fixture.Locker(closed.Locker).Hold(fixture.AHold(fixture.SlotIn(4)));
        await Booked(closed, new Slot(fixture.Now.AddMinutes(-fixture.Now.Minute % 15), fixture.Now.AddHours(1)));

        var closing = await Close(closed, until: null);

        Assert.Equal([(EndangeredOutcome.UnderWay, null)], await Outcomes(closing));
        Assert.Single(fixture.ClaimsOf(closed.Unit));
    }

    [Fact]
    public async Task What_was_moved_is_moved_once_however_often_it_is_told()
    {
        var (closed, twin) = NewTwins();
        await Booked(closed, fixture.SlotIn(1));
        var closing = await Close(closed, until: null);

        // As after a crash between the last two steps: the old promise is there still.
        fixture.Database.Execute("INSERT INTO slot_claim SELECT $1, rental_id, during, kind FROM slot_claim WHERE unit_id = $2", closed.Unit.Value, twin.Unit.Value);
        fixture.Database.Execute("UPDATE closing_booking SET outcome = 'Open' WHERE cause = $1", closing.Value);
        await Deliver();
        await Tell(closing);

        Assert.Equal([(EndangeredOutcome.Moved, (UnitId?)twin.Unit)], await Outcomes(closing));
        Assert.Empty(fixture.ClaimsOf(closed.Unit));
        Assert.Single(fixture.ClaimsOf(twin.Unit));
    }

    [Fact]
    public async Task A_closed_site_closes_all_its_lockers_until_it_is_opened_again()
    {
        var (one, other) = NewTwins();
        var closing = Closing.Begin(new(SiteOf(one), null, "Inondation", fixture.Now, null), fixture.Now).Value();
        closing = (await Closings.Save(closing, Note("ClosingBegun"))).Value();
        await Deliver();

        foreach (var locker in new[] { one, other })
            Assert.IsType<LockerClosed>((await fixture.Locker(locker.Locker).Hold(fixture.AHold(fixture.SlotIn(1)))).Refusal());

        await Closings.Save(closing.End(closing.Version, fixture.Now).Value(), Note("ClosingEnded"));
        await Deliver();
        foreach (var locker in new[] { one, other }) (await fixture.Locker(locker.Locker).Hold(fixture.AHold(fixture.SlotIn(1)))).Value();
    }

    [Fact]
    public async Task What_is_booked_is_not_moved_into_a_locker_that_is_closed_then()
    {
        var (one, _) = NewTwins();
        var empty = fixture.Database.AddEmptyLocker(beside: one.Locker);
        await Booked(one, fixture.SlotIn(1));
        var closing = await Close((empty, default), until: null);

        Assert.IsType<LockerClosed>((await fixture.Locker(one.Locker).MoveTo(empty)).Refusal());
        (await fixture.Locker(one.Locker).TakeOut()).Value();
        Assert.IsType<LockerClosed>((await fixture.Locker(empty).Place(one.Unit)).Refusal());

        await Closings.Save((await Closings.Find(closing))!.End(1, fixture.Now).Value(), Note("ClosingEnded"));
        (await fixture.Locker(empty).Place(one.Unit)).Value();
    }

    [Fact]
    public async Task What_is_held_is_not_moved_into_a_locker_that_is_closed_then_while_it_is_held()
    {
        var (one, _) = NewTwins();
        var empty = fixture.Database.AddEmptyLocker(beside: one.Locker);
        await fixture.Locker(one.Locker).Hold(fixture.AHold(fixture.SlotIn(1)));
        await Close((empty, default), until: null);

        Assert.IsType<LockerClosed>((await fixture.Locker(one.Locker).MoveTo(empty)).Refusal());
        fixture.Clock.Advance(TimeSpan.FromMinutes(15));
        (await fixture.Locker(one.Locker).MoveTo(empty)).Value();
    }

    [Fact]
    public async Task A_locker_that_is_closed_after_it_was_looked_at_takes_no_unit_that_is_booked_then()
    {
        var (one, _) = NewTwins();
        var empty = fixture.Database.AddEmptyLocker(beside: one.Locker);
        await Booked(one, fixture.SlotIn(1));
        var (units, lockers) = (fixture.Silo.Services.GetRequiredService<UnitStore>(), fixture.Silo.Services.GetRequiredService<LockerStore>());
        var seen = (await units.Load(one.Unit))!;
        Assert.Null(await units.Endangers(empty, one.Unit, fixture.Now));
        var closing = await Close((empty, default), until: null);

        var placed = new UnitPlaced(one.Unit, one.Locker, empty, fixture.Now);
        Assert.False(await lockers.Append(one.Locker, placed, seen.Version + 1, "system"));

        await Closings.Save((await Closings.Find(closing))!.End(1, fixture.Now).Value(), Note("ClosingEnded"));
        Assert.True(await lockers.Append(one.Locker, placed, seen.Version + 1, "system"));
    }

    [Fact]
    public async Task A_unit_out_of_service_is_promised_to_nobody_until_it_is_back()
    {
        var (locker, unit) = fixture.NewLocker();
        (await locker.Get()).Value();
        var units = fixture.Silo.Services.GetRequiredService<UnitPassportStore>();

        foreach (var (state, isRentable) in new[] { (UnitState.Quarantined, false), (UnitState.InService, true) })
        {
            var passport = (await units.Find(unit))!.Passport;
            await units.Save(passport.Become(state, passport.Version).Value(), null, Note("UnitStateChanged"));
            await Deliver();
            Assert.Equal(isRentable, (await locker.Hold(fixture.AHold(fixture.SlotIn(1)))).Succeeded(out _, out _));
        }
    }

    /// <summary>Two lockers of one site with units of one tool.</summary>
    private ((LockerId Locker, UnitId Unit) Closed, (LockerId Locker, UnitId Unit) Twin) NewTwins()
    {
        var wall = fixture.Database.AddWall(2);
        return (wall[0], wall[1]);
    }

    private async Task<HoldSlot> Booked((LockerId Locker, UnitId Unit) at, Slot slot)
    {
        var hold = fixture.AHold(slot);
        (await fixture.Locker(at.Locker).Hold(hold)).Value();
        (await fixture.Locker(at.Locker).Confirm(hold.Rental)).Value();
        return hold;
    }

    private async Task<ClosingId> Close((LockerId Locker, UnitId Unit) at, DateTimeOffset? until, DateTimeOffset? from = null)
    {
        var saved = (await Closings.Save(AClosing(at, from ?? fixture.Now, until), Note("ClosingBegun"))).Value();
        await Deliver();
        return saved.Id;
    }

    private Closing AClosing((LockerId Locker, UnitId Unit) at, DateTimeOffset from, DateTimeOffset? until) =>
        Closing.Begin(new(SiteOf(at), at.Locker, "Serrure cassée", from, until), fixture.Now).Value();

    /// <summary>How many bookings a closing would endanger, before there is one.</summary>
    private async Task<int> Foreseen((LockerId Locker, UnitId Unit) at, DateTimeOffset from) =>
        (await fixture.Silo.Services.GetRequiredService<ClosingTrials>().AtRisk(AClosing(at, from, until: null), fixture.Now)).Count;

    private async Task<List<(EndangeredOutcome Outcome, UnitId? MovedTo)>> Outcomes(ClosingId closing) =>
        [.. (await Closings.Endangered(closing, fixture.Now)).Select(booking => (booking.Outcome, booking.MovedTo))];

    private SiteId SiteOf((LockerId Locker, UnitId Unit) at) =>
        new(fixture.Database.Scalar<Guid>("SELECT site_id FROM locker WHERE id = $1", at.Locker.Value));

    private ChangeNote Note(string what) => new(what, "system", fixture.Now);

    /// <summary>Sends what waits for the lockers.</summary>
    private async Task Deliver()
    {
        var (outbox, channel) = (fixture.Silo.Services.GetRequiredService<OutboxStore>(), Channel);
        foreach (var message in await outbox.Claim([channel.Name], 100, TimeSpan.FromMinutes(1), fixture.Now, CancellationToken.None))
        {
            await channel.Deliver(message, CancellationToken.None);
            await outbox.Sent(message);
        }
    }

    private Task Tell(ClosingId closing) => Channel.Deliver(
        new(0, Channel.Name, closing.Value, "ClosingBegun", $$"""{"closing":"{{closing.Value}}"}""", fixture.Now, 1), CancellationToken.None);

    private IOutboxChannel Channel => fixture.Silo.Services.GetServices<IOutboxChannel>().Single(channel => channel.Name == "lockers");
}

file static class Slots
{
    /// <summary>Without the turnaround of these walls.</summary>
    public static Slot Shortened(this Slot during) => new(during.Start, during.End - TimeSpan.FromMinutes(30));
}
