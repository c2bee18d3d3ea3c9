using Toolbox24.Domain;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Tests.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Sites;

/// <summary>What follows for customers from a site that does not answer.</summary>
[Trait("story", "T24-408")]
public sealed class DegradedSiteTests(HealthFixture fixture) : IClassFixture<HealthFixture>
{
    [Fact]
    public async Task Nothing_is_sold_there_before_it_answers_and_what_is_booked_stays_booked()
    {
        var (site, device) = await fixture.NewSite();
        var booked = await fixture.Booked(site, fixture.Rentals.SlotIn(24));
        await fixture.FallSilent(site, device);
        var (customer, tool, later) = (await fixture.Rentals.NewCustomer(), booked.Items[0].Tool, fixture.Rentals.SlotIn(48));
        var since = fixture.Now.AddMinutes(-1);

        var refused = await fixture.Rentals.Grain(RentalId.New(fixture.Now)).Hold(RentalFixture.Wish(customer, site, later, tool));
        var unchanged = await fixture.Rentals.Grain(booked.Id).Change(booked.Customer, new(later, null, booked.Price.Deposit));

        Assert.Equal([new SiteDoesNotAnswer(site, since), new SiteDoesNotAnswer(site, since)], [refused.Refusal(), unchanged.Refusal()]);
        Assert.Equal(RentalStatus.Confirmed, (await fixture.Rental(booked.Id)).Status);
        await fixture.Site(site).Heartbeat(device);
        Assert.Equal(RentalStatus.Held, (await fixture.Rentals.Held(customer, site, later, tool)).Status);
    }

    [Fact]
    [Trait("story", "T24-306")]
    public async Task A_no_show_is_put_off_by_what_the_site_was_degraded_meanwhile()
    {
        var (site, device) = await fixture.NewSite();
        var booked = await fixture.Booked(site, fixture.Rentals.SlotIn(1, lasting: 4));
        await Until(booked.Slot.Start.AddMinutes(10), site, device);
        await fixture.FallSilent(site, device);
        await fixture.Pass(TimeSpan.FromMinutes(14));
        await fixture.PassHearing(TimeSpan.FromMinutes(35), site, device);

        // An hour after the start: on time for a customer who lost 15 minutes and a heartbeat.
        await fixture.PassHearing(TimeSpan.FromMinutes(1), site, device);
        var putOff = await fixture.Rental(booked.Id);
        Assert.Equal((RentalStatus.Confirmed, TimeSpan.FromSeconds((15 * 60) + 15)), (putOff.Status, putOff.PutOff));
        await fixture.PassHearing(TimeSpan.FromMinutes(14), site, device);
        Assert.Equal(RentalStatus.Confirmed, (await fixture.Rental(booked.Id)).Status);
        await fixture.PassHearing(TimeSpan.FromSeconds(15), site, device);
        Assert.Equal(RentalStatus.NoShow, (await fixture.Rental(booked.Id)).Status);
    }

    [Fact]
    [Trait("story", "T24-306")]
    public async Task While_the_site_is_silent_nobody_is_absent_and_once_it_answers_the_clock_goes_on()
    {
        var (site, device) = await fixture.NewSite();
        var booked = await fixture.Booked(site, fixture.Rentals.SlotIn(1, lasting: 6));
        await Until(booked.Slot.Start.AddMinutes(50), site, device);
        await fixture.FallSilent(site, device);
        await fixture.Pass(TimeSpan.FromHours(3));
        Assert.Equal((RentalStatus.Confirmed, true), await fixture.Rental(booked.Id) is var stopped ? (stopped.Status, stopped.IsClockStopped) : default);

        await fixture.Site(site).Heartbeat(device);
        await fixture.Deliver();
        Assert.Equal(fixture.Now.AddMinutes(10), (await fixture.Rental(booked.Id)).NextDeadline(BookingRules.Default));
        await fixture.PassHearing(TimeSpan.FromMinutes(10), site, device);

        Assert.Equal(RentalStatus.NoShow, (await fixture.Rental(booked.Id)).Status);
    }

    [Fact]
    [Trait("story", "T24-306")]
    public async Task The_clock_goes_on_too_where_it_is_in_doubt_once_more_whether_the_site_answers()
    {
        var (site, device) = await fixture.NewSite();
        var booked = await fixture.Booked(site, fixture.Rentals.SlotIn(1, lasting: 6));
        await Until(booked.Slot.Start.AddMinutes(50), site, device);
        await fixture.FallSilent(site, device);
        await fixture.Pass(TimeSpan.FromHours(3));
        await fixture.Site(site).Heartbeat(device);

        // Told late, when the next heartbeats have not come.
        await fixture.Pass(TimeSpan.FromSeconds(40));
        await fixture.Deliver();
        await fixture.PassHearing(TimeSpan.FromMinutes(11), site, device);

        Assert.Equal(RentalStatus.NoShow, (await fixture.Rental(booked.Id)).Status);
    }

    [Fact]
    [Trait("story", "T24-306")]
    public async Task Where_nothing_is_left_of_the_slot_all_goes_back_and_we_owe_amends()
    {
        var (site, device) = await fixture.NewSite();
        var booked = await fixture.Booked(site, fixture.Rentals.SlotIn(1, lasting: 2));
        await Until(booked.Slot.Start, site, device);
        await fixture.FallSilent(site, device);
        await fixture.Pass(booked.Slot.End - fixture.Now);
        await fixture.Site(site).Heartbeat(device);
        await fixture.Deliver();

        var ended = await fixture.Rental(booked.Id);

        Assert.Equal((RentalStatus.CancelledByUs, Euros.Zero), (ended.Status, ended.Due));
        Assert.True(ended.Amends > Euros.Zero);
    }

    [Fact]
    public async Task Customers_of_the_next_hours_are_told_after_ten_minutes_and_once_it_is_over()
    {
        var (site, device) = await fixture.NewSite();
        var soon = await fixture.Booked(site, fixture.Rentals.SlotIn(2));
        var later = await fixture.Booked(site, fixture.Rentals.SlotIn(7));
        var farOff = await fixture.Booked(site, fixture.Rentals.SlotIn(48));
        await fixture.FallSilent(site, device);

        await fixture.Pass(TimeSpan.FromMinutes(9).Subtract(TimeSpan.FromTicks(1)));
        await fixture.Deliver();
        Assert.Empty(Told(soon));
        await fixture.Pass(TimeSpan.FromTicks(1));
        await fixture.Deliver();
        Assert.Equal(["SiteSilent"], Told(soon));
        Assert.Equal((0, 0), (Told(later).Count, Told(farOff).Count));

        // Whose hours come while it lasts is told then.
        for (var hour = 0; hour < 2; hour++)
        {
            await fixture.Pass(TimeSpan.FromHours(1));
            await fixture.Deliver();
        }

        Assert.Equal((1, 1, 0), (Told(soon).Count, Told(later).Count, Told(farOff).Count));
        await fixture.Site(site).Heartbeat(device);
        await fixture.Deliver();
        Assert.Equal(["SiteSilent", "SiteAnswersAgain"], Told(soon));
        Assert.Equal(["SiteSilent", "SiteAnswersAgain"], Told(later));
        Assert.Empty(Told(farOff));
    }

    [Fact]
    public async Task A_short_silence_is_told_to_nobody()
    {
        var (site, device) = await fixture.NewSite();
        var soon = await fixture.Booked(site, fixture.Rentals.SlotIn(2));
        await fixture.FallSilent(site, device);
        await fixture.Pass(TimeSpan.FromMinutes(5));

        await fixture.Site(site).Heartbeat(device);
        await fixture.Deliver();

        Assert.Empty(Told(soon));
    }

    /// <summary>The device is heard just before an instant, whatever there was until then.</summary>
    private async Task Until(DateTimeOffset at, SiteId site, DeviceId device)
    {
        fixture.Rentals.Clock.Advance(at - fixture.Now);
        await fixture.Site(site).Heartbeat(device);
    }

    private List<string> Told(Rental rental) => fixture.Database.Column<string>(
        "SELECT template FROM rental_message WHERE rental_id = $1 AND channel = 'mail' AND template LIKE 'Site%' ORDER BY at", rental.Id.Value);
}
