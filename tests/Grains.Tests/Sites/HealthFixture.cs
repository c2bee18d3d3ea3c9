using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Sites;
using Toolbox24.Grains.Tests.Rentals;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Sites;

/// <summary>Rentals at sites with a device, which is heard when a test says so.</summary>
public sealed class HealthFixture : IAsyncLifetime
{
    public RentalFixture Rentals { get; } = new();

    public DateTimeOffset Now => Rentals.Now;

    public TestDatabase Database => Rentals.Database;

    public Task InitializeAsync() => Rentals.InitializeAsync();

    public Task DisposeAsync() => Rentals.DisposeAsync();

    /// <summary>A site and a device of it.</summary>
    public async Task<(SiteId Site, DeviceId Device)> NewSite()
    {
        var (site, _) = Rentals.NewSite();
        return (site, await NewDevice(site));
    }

    public async Task<DeviceId> NewDevice(SiteId site)
    {
        var device = Device.Register(new(site, DeviceKind.Bridge, $"Bridge {Guid.NewGuid()}"), Now).Value();
        return (await Devices.Save(device, Guid.NewGuid().ToByteArray(), new("DeviceRegistered", "system"))).Value().Id;
    }

    public async Task Revoke(DeviceId id) =>
        (await Devices.Save((await Devices.Load(id))!.Revoke(Now).Value(), credentialHash: null, new("DeviceRevoked", "system"))).Value();

    public ISiteGrain Site(SiteId site, TestSilo? silo = null) => (silo ?? Rentals.Silo).Grains.GetGrain<ISiteGrain>(site.Value);

    /// <summary>Lets time go by; the sweeper sees it.</summary>
    public async Task Pass(TimeSpan time, TestSilo? silo = null)
    {
        Rentals.Clock.Advance(time);
        await (silo ?? Rentals.Silo).Sweep();
    }

    /// <summary>Lets time go by in which some devices are heard every 15 seconds.</summary>
    public async Task PassHearing(TimeSpan time, SiteId site, params DeviceId[] devices)
    {
        for (var left = time; left > TimeSpan.Zero; left -= HealthRules.Heartbeat)
        {
            Rentals.Clock.Advance(HealthRules.Heartbeat);
            foreach (var device in devices) await Site(site).Heartbeat(device);
            await Rentals.Silo.Sweep();
        }
    }

    /// <summary>Lets the site be silent from now on, until a minute later it is degraded.</summary>
    public async Task FallSilent(SiteId site, DeviceId device)
    {
        await Site(site).Heartbeat(device);
        await Pass(TimeSpan.FromMinutes(1));
        Assert.NotNull((await Site(site).Health()).DegradedSince);
    }

    /// <summary>Tells what is to be told of silences.</summary>
    public async Task Deliver()
    {
        var dispatcher = ActivatorUtilities.CreateInstance<OutboxDispatcher>(Rentals.Silo.Services);
        while (await dispatcher.SendDue() > 0)
        {
        }
    }

    public List<string> EventsOf(SiteId site) =>
        Database.Column<string>("SELECT type FROM event WHERE stream = site_health_stream($1) ORDER BY version", site.Value);

    /// <summary>How long the site's degraded times lasted, in seconds; -1 of one that lasts.</summary>
    public List<int> SpellsOf(SiteId site) => Database.Column<int>(
        "SELECT coalesce(extract(epoch FROM ends_at - starts_at), -1)::int FROM degraded_spell WHERE site_id = $1 ORDER BY starts_at", site.Value);

    /// <summary>A rental of the site's only tool, booked.</summary>
    public async Task<Rental> Booked(SiteId site, Slot slot)
    {
        var tool = new Domain.Catalog.ToolId(Database.Scalar<Guid>(
            "SELECT u.tool_id FROM tool_unit u JOIN locker l ON l.id = u.locker_id WHERE l.site_id = $1 LIMIT 1", site.Value));
        return await Rentals.Booked(await Rentals.Held(await Rentals.NewCustomer(), site, slot, tool));
    }

    public async Task<Rental> Rental(RentalId id) => (await Rentals.Grain(id).Get()).Value();

    private DeviceStore Devices => Rentals.Silo.Services.GetRequiredService<DeviceStore>();
}
