using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Tests.Rentals;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Passes;

[Trait("story", "T24-402")]
public sealed class PinTests(RentalFixture fixture) : IClassFixture<RentalFixture>
{
    [Fact]
    public async Task Half_an_hour_before_the_start_the_pin_goes_by_sms_with_nobody_lifting_a_finger()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(3)));
        await At(booked.Slot.Start.AddMinutes(-30).AddSeconds(-1));
        Assert.Empty(Told(booked.Id));

        await At(booked.Slot.Start.AddMinutes(-30));
        await fixture.Silo.Sweep();

        Assert.Equal(["mail PinIssued", "push PinIssued", "sms PinIssued"], Told(booked.Id));
        Assert.Equal(1, (await fixture.Grain(booked.Id).Get()).Value().PinFor(PassPurpose.PickUp, null, fixture.Now));
    }

    [Fact]
    public async Task What_is_booked_later_has_its_pin_within_the_second()
    {
        await At(new DateTimeOffset(fixture.Now.Ticks - (fixture.Now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddMinutes(105));
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(0)));
        Assert.Equal(15, (booked.Slot.Start - fixture.Now).TotalMinutes);

        await fixture.Silo.Sweep();

        Assert.Contains("sms PinIssued", Told(booked.Id));
    }

    [Fact]
    public async Task Asked_for_again_it_goes_again_as_long_as_an_sms_may_and_by_mail_then()
    {
        var booked = await fixture.Booked(await fixture.Held(fixture.SlotIn(3)));
        await At(booked.Slot.Start.AddMinutes(-30));
        for (var time = 0; time < BookingRules.Default.PinResends; time++)
        {
            fixture.Clock.Advance(BookingRules.Default.PinResendWait);
            (await fixture.Grain(booked.Id).SendPin(booked.Customer, PassPurpose.PickUp, null)).Value();
        }

        // The confirmation was the third.
        Assert.Equal((2, 4), (Told(booked.Id).Count(told => told == "sms PinIssued"), Told(booked.Id).Count(told => told == "mail PinIssued")));
        fixture.Clock.Advance(BookingRules.Default.PinResendWait);
        Assert.False((await fixture.Grain(booked.Id).SendPin(booked.Customer, PassPurpose.PickUp, null)).Succeeded(out _, out var refusal));
        Assert.Equal(new PinSentOften(3), refusal);
    }

    [Fact]
    public async Task A_kiosk_that_is_shut_out_has_the_pins_of_its_site_sent_anew_and_of_no_other()
    {
        var (here, elsewhere) = (await fixture.Booked(await fixture.Held(fixture.SlotIn(3))), await fixture.Booked(await fixture.Held(fixture.SlotIn(3))));
        var late = await fixture.Booked(await fixture.Held(await fixture.NewCustomer(), here.Site, fixture.SlotIn(30), fixture.NewTool(here.Site)));
        await At(here.Slot.Start.AddMinutes(-30));
        var (devices, kiosk) = (fixture.Silo.Services.GetRequiredService<DeviceStore>(), Device.Register(new(here.Site, DeviceKind.Kiosk, "Borne"), fixture.Now).Value());
        kiosk = (await devices.Save(kiosk, [24], new("DeviceRegistered", "system"))).Value();

        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        (await devices.Save(kiosk.Revoke(fixture.Now).Value(), null, new("DeviceRevoked", "system"))).Value();
        var dispatcher = ActivatorUtilities.CreateInstance<OutboxDispatcher>(fixture.Silo.Services);
        while (await dispatcher.SendDue() > 0)
        {
        }

        Assert.Equal((2, 1, null), (await Pin(here), await Pin(elsewhere), await Pin(late)));
        Assert.Equal(2, (await fixture.Grain(late.Id).Get()).Value().ExpectedPin(PassPurpose.PickUp));
        Assert.Equal(2, Told(here.Id).Count(told => told == "sms PinIssued"));
    }

    private async Task<int?> Pin(Rental rental) => (await fixture.Grain(rental.Id).Get()).Value().PinFor(PassPurpose.PickUp, null, fixture.Now);

    private async Task At(DateTimeOffset instant)
    {
        fixture.Clock.Advance(instant - fixture.Now);
        await fixture.Silo.Sweep();
    }

    private List<string> Told(RentalId rental) => fixture.Database.Column<string>(
        "SELECT channel || ' ' || template FROM rental_message WHERE rental_id = $1 AND template = 'PinIssued' ORDER BY channel", rental.Value);
}
