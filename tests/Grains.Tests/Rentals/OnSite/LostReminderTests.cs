using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.OnSite;

/// <summary>With all reminders lost, each deadline of a rental is met within a minute: the sweeper is behind them.</summary>
[Trait("story", "T24-306")]
public sealed class LostReminderTests(LostReminderFixture fixture) : IClassFixture<LostReminderFixture>
{
    [Fact]
    public async Task A_hold_is_warned_of_and_ends()
    {
        var held = await fixture.Held();

        await fixture.LiveOn(held);

        Happened(held, nameof(HoldEnding), nameof(RentalExpired));
    }

    [Fact]
    public async Task Who_does_not_come_is_sent_a_pin_and_is_absent()
    {
        var booked = await fixture.Booked(await fixture.Held());

        await fixture.LiveOn(booked);

        Happened(booked, nameof(RentalPinIssued), nameof(RentalNotFetched));
    }

    [Fact]
    public async Task A_deposit_is_tried_as_often_as_it_is_to_be_and_then_the_booking_is_given_up()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(24 * 10)));

        await fixture.LiveOn(booked, isDeclined: true);

        Assert.Equal(BookingRules.Default.DepositTries.Length, fixture.EventsOf(booked.Id).Count(type => type == nameof(DepositDeclined)));
        Happened(booked, nameof(RentalCancelled));
    }

    [Fact]
    public async Task Tools_that_never_come_back_are_metered_late_chased_and_lost()
    {
        var rental = await fixture.Come();
        await fixture.Grain(rental.Id).PickUp(rental.Customer, isNoticeRead: true);
        await fixture.OpenAll();
        await fixture.Shut(rental.Items[0].Unit);

        await fixture.LiveOn(rental, rental.Slot.End + OnSiteRules.Default.Loss);

        Happened(
            rental, nameof(MeterStarted), nameof(PickUpEnded), nameof(RentalPinIssued), nameof(RentalOverdue), nameof(RentalChased), nameof(RentalLost));
    }

    [Fact]
    public async Task What_is_found_and_does_not_come_back_is_lost_again()
    {
        var rental = await fixture.Leave(await fixture.Come());
        await fixture.LiveOn(rental, rental.Slot.End + OnSiteRules.Default.Loss);
        (await fixture.Grain(rental.Id).ReportFound()).Value();

        await fixture.LiveOn(rental, fixture.Now + OnSiteRules.Default.FoundReturn);

        Assert.Equal(2, fixture.EventsOf(rental.Id).Count(type => type == nameof(RentalLost)));
    }

    [Fact]
    public async Task Who_does_not_choose_what_to_do_about_a_locker_that_stays_shut_has_no_rental()
    {
        var rental = await fixture.Come();
        await fixture.Grain(rental.Id).PickUp(rental.Customer, isNoticeRead: true);
        foreach (var order in await fixture.Orders()) await fixture.Say(order.Door, new CommandRefused(order.Command, "jammed", fixture.Now));

        await fixture.LiveOn(rental);

        Happened(rental, nameof(LockerStuck), nameof(RentalFailed));
    }

    [Fact]
    public async Task More_time_that_is_not_paid_is_dropped()
    {
        var rental = await fixture.Leave(await fixture.Come());
        var until = rental.Slot.End.AddHours(2);
        (await fixture.Grain(rental.Id).Extend(rental.Customer, new(until, rental.ExtensionPrice(until)))).Value();

        await fixture.LiveOn(rental, rental.Slot.End);

        Happened(rental, nameof(ExtensionDropped));
    }

    [Fact]
    public async Task A_deposit_that_dies_during_a_rental_is_renewed()
    {
        var (site, tool) = fixture.NewSite();
        var slot = fixture.SlotIn(48, lasting: 24 * 9);
        var booked = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), site, slot, tool));
        await fixture.LiveOn(booked, slot.Start);
        var rental = await fixture.Leave(booked);

        await fixture.LiveOn(rental, slot.End);

        Assert.Equal(2, (await fixture.Read(rental)).Payments.Count(payment => payment is { Purpose: PaymentPurpose.Deposit, CaptureBefore: not null }));
    }

    [Fact]
    public async Task What_nobody_decides_is_decided_by_silence()
    {
        var rental = await fixture.BringBack(await fixture.Leave(await fixture.Come()));
        await fixture.Deliver();

        await fixture.LiveOn(rental);

        Happened(rental, nameof(DecisionOverdue), nameof(ItemDecided), nameof(RentalClosed));
    }

    [Fact]
    public async Task What_is_announced_is_taken_when_the_notice_ends()
    {
        var rental = await fixture.BringBack(await fixture.Leave(await fixture.Come()));
        await fixture.Deliver();
        var scratch = new DamageClaim("carter", IsQuote: false, new Domain.Euros(50_00), Wear: 0.8m);
        (await fixture.Grain(rental.Id).DecideReturn(new(
            rental.Items[0].Unit, DecisionKind.PartialCapture, scratch, "Carter fendu", new AccountId(Guid.NewGuid()), IsAdministrator: false))).Value();

        await fixture.LiveOn(rental);

        Happened(rental, nameof(ItemDecided), nameof(RentalClosed));
        Assert.Equal(scratch.Amount, (await fixture.Read(rental)).OnSite!.Items[0].Captured);
    }

    private void Happened(Rental rental, params string[] types) => Assert.Empty(types.Except(fixture.EventsOf(rental.Id)));
}
