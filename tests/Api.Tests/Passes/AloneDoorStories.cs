using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Rentals;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Passes;

/// <summary>A kiosk without a line has the bridge beside it open what its briefing allows; nothing else opens without an incident.</summary>
[Trait("story", "T24-408")]
public sealed class AloneDoorStories(AloneFixture api) : IClassFixture<AloneFixture>, IDisposable
{
    private readonly TestPhone phone = new();

    public void Dispose() => phone.Dispose();

    [Theory]
    [Trait("story", "T24-404")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tools_fetched_without_a_line_are_fetched_and_no_door_was_forced(bool byPhone)
    {
        var (customer, rental, slot, kiosk, site) = await api.Booked(units: 2);
        var grant = await customer.Bind(rental, phone);
        await api.Both(slot.Start);
        await kiosk.Brief();
        await api.Cut(site);

        if (byPhone) Assert.Null(kiosk.Show(phone.Show(grant, slot.Start), PassPurpose.PickUp));
        else Assert.True(kiosk.Type($"5678{(await api.Pins(customer, rental))[^1]}", PassPurpose.PickUp));
        await api.ComeAndGo(kiosk);
        Assert.Equal("CONFIRMED", await customer.Status(rental));

        await api.Both(slot.Start.AddMinutes(20));
        await api.Restore(site);
        await kiosk.Tell();

        Assert.Equal("ACTIVE", await customer.Status(rental));
        await api.NothingWasForced(site, doors: 3);
        Assert.Single(api.Database.Column<long>("SELECT version FROM event WHERE stream = $1 AND type = 'VisitTold'", rental));
    }

    [Fact]
    [Trait("story", "T24-504")]
    public async Task Tools_brought_back_without_a_line_are_back_and_no_door_was_forced()
    {
        var (customer, rental, slot, kiosk, site) = await Fetched();
        var grant = await customer.Bind(rental, phone, "RETURN");
        await kiosk.Brief();
        await api.Cut(site);
        await api.Both(slot.Start.AddMinutes(40));

        Assert.Null(kiosk.Show(phone.Show(grant, api.Clock.GetUtcNow()), PassPurpose.Return));
        await api.ComeAndGo(kiosk);
        await api.Both(slot.Start.AddMinutes(50));
        await api.Restore(site);
        await kiosk.Tell();

        Assert.Equal("PENDING_VALIDATION", await customer.Status(rental));
        await api.NothingWasForced(site, doors: 4);
    }

    [Fact]
    [Trait("story", "T24-908")]
    public async Task What_the_kiosk_does_not_tell_of_was_forced_once_it_could_have_told()
    {
        var (customer, rental, slot, kiosk, site) = await api.Booked(units: 1);
        var grant = await customer.Bind(rental, phone);
        await api.Both(slot.Start);
        await kiosk.Beat();
        await kiosk.Brief();
        await api.Cut(site);
        kiosk.Show(phone.Show(grant, slot.Start), PassPurpose.PickUp);
        Assert.Null(await kiosk.Open(kiosk.Entrance));

        // The bridge has its line again, and the kiosk has not: it is waited for.
        await api.Both(slot.Start.AddMinutes(10));
        await api.Restore(site);
        await api.Both(slot.Start.AddMinutes(40));
        await api.Both(slot.Start.AddMinutes(41));
        Assert.DoesNotContain("DOOR_FORCED", await api.Incidents(site));

        await kiosk.Tell();
        await api.Both(slot.Start.AddMinutes(50));
        await kiosk.Beat();
        await api.Both(slot.Start.AddMinutes(57));

        Assert.Equal("CONFIRMED", await customer.Status(rental));
        Assert.Equal(["DoorOpened", "DoorLeftOpen", "DoorAccountAwaited", "DoorUnaccounted"], api.AtDoors(site).Where(type => type is not ("DoorClosed" or "CompartmentChanged")));
        Assert.Single(await api.Incidents(site), kind => kind == "DOOR_FORCED");
    }

    [Fact]
    [Trait("story", "T24-908")]
    public async Task Nothing_opens_without_a_right_to_it_and_a_door_pulled_open_is_an_incident()
    {
        var (customer, rental, slot, kiosk, site) = await api.Booked(units: 1, more: 1);
        var grant = await customer.Bind(rental, phone);
        await api.Both(slot.Start.AddMinutes(-16));
        await kiosk.Brief();
        await api.Cut(site);
        var own = api.DoorOf((await AloneFixture.Units(customer, rental))[0]);
        var other = api.Database.Scalar<Guid>("SELECT id FROM locker WHERE site_id = $1 AND id <> $2", site.Value, own);
        Assert.IsType<PassTooEarly>(kiosk.Show(phone.Show(grant, api.Clock.GetUtcNow()), PassPurpose.PickUp));

        await api.Both(slot.Start);
        Assert.Null(kiosk.Show(phone.Show(grant, slot.Start), PassPurpose.PickUp));
        Assert.Equal("otherDoor", await kiosk.Open(other));
        Assert.Null(await kiosk.Open(own));
        await api.Do(site, $"doors/{own}/shut", new { });
        Assert.Null(await kiosk.Open(own, isAgain: true));
        await Assert.ThrowsAsync<HttpRequestException>(() => api.Do(site, $"doors/{own}/shut", new { }));
        await api.Both(slot.Start.AddHours(3));
        Assert.Equal("notNow", await kiosk.Open(own));
        await api.Do(site, $"doors/{other}/open", new { });
        kiosk.Leave();
        await api.Restore(site);
        await kiosk.Tell();

        Assert.Single(await api.Incidents(site), kind => kind == "DOOR_FORCED");
    }

    [Fact]
    [Trait("story", "T24-901")]
    public async Task A_kiosk_that_is_revoked_has_nothing_opened_once_the_bridge_has_heard_of_it()
    {
        var (customer, rental, slot, kiosk, site) = await api.Booked(units: 1);
        var grant = await customer.Bind(rental, phone);
        await api.Both(slot.Start);
        await kiosk.Brief();
        await api.Cut(site);
        kiosk.Show(phone.Show(grant, slot.Start), PassPurpose.PickUp);
        var device = (await kiosk.Line.Do("{ thisDevice { id } }")).GetProperty("id").GetGuid();
        Assert.Null(await (await api.NewStaff(Role.Administrator)).Refusal(DeviceDocuments.Revoke, new { id = device }));

        await api.Restore(site);

        // Of another door the answer is another, until it has heard.
        while (await kiosk.Open(Guid.NewGuid()) == "otherDoor") await Task.Yield();
        await api.Cut(site);
        Assert.Equal("unknownKiosk", await kiosk.Open(kiosk.Entrance));
    }

    [Fact]
    [Trait("story", "T24-004")]
    public async Task A_power_cut_while_alone_opens_nothing_and_forces_nothing()
    {
        var (customer, rental, slot, kiosk, site) = await api.Booked(units: 2);
        var grant = await customer.Bind(rental, phone);
        await api.Both(slot.Start);
        await kiosk.Brief();
        await api.Cut(site);
        kiosk.Show(phone.Show(grant, slot.Start), PassPurpose.PickUp);
        var units = await AloneFixture.Units(customer, rental);
        var (first, second) = (api.DoorOf(units[0]), api.DoorOf(units[1]));
        Assert.Null(await kiosk.Open(first));
        await api.Do(site, $"doors/{first}/take", new { });

        await api.Do(site, "power", new { isOn = false });
        Assert.Equal("no-power", await kiosk.Open(second));
        await api.Do(site, $"doors/{first}/shut", new { });
        kiosk.Handled(units[0]);
        await api.Do(site, "power", new { isOn = true });
        Assert.Null(await kiosk.Open(second));
        await api.Do(site, $"doors/{second}/take", new { });
        kiosk.Handled(units[1]);
        kiosk.Leave();
        await api.Both(slot.Start.AddMinutes(2));
        await api.Restore(site);
        await kiosk.Tell();
        await api.Do(site, $"doors/{second}/shut", new { });

        Assert.Equal("ACTIVE", await customer.Status(rental));
        await api.NothingWasForced(site, doors: 2);
    }

    /// <summary>A rental whose tool was fetched without a line, and told.</summary>
    private async Task<(Customer Customer, Guid Rental, Slot Slot, LonelyKiosk Kiosk, SiteId Site)> Fetched()
    {
        var (customer, rental, slot, kiosk, site) = await api.Booked(units: 1);
        var grant = await customer.Bind(rental, phone);
        await api.Both(slot.Start);
        await kiosk.Brief();
        await api.Cut(site);
        kiosk.Show(phone.Show(grant, slot.Start), PassPurpose.PickUp);
        await api.ComeAndGo(kiosk);
        await api.Restore(site);
        await kiosk.Tell();
        return (customer, rental, slot, kiosk, site);
    }
}
