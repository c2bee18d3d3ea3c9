using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Rentals;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Storage.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Passes;

/// <summary>Bookings at sites whose walls and bridges the delivered simulator plays, with a network that can be cut.</summary>
public sealed class AloneFixture : BookingFixture
{
    private RunningServer walls = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        walls = await RunningServer.Start(Built.Simulator, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Demo",
            ["DATABASE"] = Database.ConnectionString,
            ["Silo__Url"] = new Uri(Url, "/").AbsoluteUri,
        });
    }

    public override async Task DisposeAsync()
    {
        await walls.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>A site with some units of one tool, a kiosk, and a bridge whose line is there and which has heard of the kiosk.</summary>
    public async Task<(SiteId Site, ToolId Tool, Browser Kiosk)> NewShopWithBridge(int units)
    {
        var (site, tool) = NewShop(units);
        var kiosk = await this.NewKiosk(site);
        var bridge = Device.Register(new(site, DeviceKind.Bridge, "Passerelle"), Clock.GetUtcNow()).Value();
        (await Services.GetRequiredService<DeviceStore>().Save(bridge, Secrets.Hash($"t24d_demo-bridge-{site.Value:n}"), new("DeviceRegistered", "system"))).Value();
        await Until(() => Said(site).Contains("AlarmRead"));
        return (site, tool, kiosk);
    }

    /// <summary>The same instant for us and for the simulator.</summary>
    public async Task Both(DateTimeOffset instant)
    {
        await At(instant);
        Database.Execute("UPDATE clock SET offset_ms = $1", (long)(Clock.GetUtcNow() - DateTimeOffset.UtcNow).TotalMilliseconds);
    }

    public Task Cut(SiteId site) => Do(site, "network", new { isOn = false });

    /// <summary>The line comes back, and the bridge has said all that it had kept.</summary>
    public async Task Restore(SiteId site)
    {
        var before = Alarms(site);
        await Do(site, "network", new { isOn = true });
        await Until(() => Alarms(site) >= before + 3);
        await Deliver();
    }

    /// <summary>Does something to a wall that works.</summary>
    public async Task<JsonElement> Do(SiteId site, string path, object body)
    {
        using var answer = await walls.Http.PostAsJsonAsync($"walls/{site.Value}/{path}", body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Why incidents were raised at a site.</summary>
    public async Task<List<string>> Incidents(SiteId site) =>
    [
        .. (await (await this.NewStaff(Role.Operator)).Do("query ($site: ID!) { incidents(filter: { site: $site }) { kind } }", new { site = site.Value }))
            .EnumerateArray().Select(each => each.GetProperty("kind").GetString()!),
    ];

    /// <summary>What happened to the doors of a site.</summary>
    public List<string> AtDoors(SiteId site) => Database.Column<string>(
        "SELECT e.type FROM event e JOIN door d ON door_stream(d.id) = e.stream WHERE d.site_id = $1 ORDER BY e.position", site.Value);

    public Guid DoorOf(Guid unit) => Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", unit);

    /// <summary>They come in, handle all tools, and go.</summary>
    internal async Task ComeAndGo(LonelyKiosk kiosk)
    {
        Assert.Null(await kiosk.Open(kiosk.Entrance));
        await Do(new(kiosk.Entrance), $"doors/{kiosk.Entrance}/shut", new { });
        await kiosk.Handle();
        kiosk.Leave();
    }

    /// <summary>Every opening was told of, also where it took long.</summary>
    internal async Task NothingWasForced(SiteId site, int doors)
    {
        await Both(Clock.GetUtcNow().AddMinutes(16));
        for (var time = 0; time < doors; time++) await Sweep();
        await Deliver();

        var happened = AtDoors(site);
        Assert.Equal((doors, doors), (happened.Count(type => type == "DoorOpened"), happened.Count(type => type == "DoorAccounted")));
        Assert.DoesNotContain("DOOR_FORCED", await Incidents(site));
    }

    internal async Task<(Customer Customer, Guid Rental, Slot Slot, LonelyKiosk Kiosk, SiteId Site)> Booked(int units, int more = 0)
    {
        var ((site, tool, kiosk), customer, slot) = (await NewShopWithBridge(units + more), await NewBooker(), SlotIn(3));
        var rental = (await customer.Hold(site, slot, [.. Enumerable.Repeat(tool, units)])).GetProperty("rental").GetProperty("id").GetGuid();
        await customer.Pay(rental, deposit: units * 150_00);
        await Deliver();
        return (customer, rental, slot, new LonelyKiosk(this, kiosk, site), site);
    }

    internal static async Task<Guid[]> Units(Customer customer, Guid rental) =>
        [.. (await customer.Browser.Do("query ($id: ID!) { rental(id: $id) { items { unit } } }", new { id = rental })).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("unit").GetGuid())];

    public static async Task Until(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (!isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    protected override void Add(IServiceCollection services)
    {
        base.Add(services);
        services.AddDoorChannels().AddEvidenceChannel();
    }

    /// <summary>How often an alarm was read: whenever a line opens all three are, after everything else.</summary>
    private int Alarms(SiteId site) => Said(site).Count(kind => kind == "AlarmRead");

    private List<string> Said(SiteId site) => Database.Column<string>(
        """
        SELECT coalesce(e.data #>> '{report,$type}', e.data ->> 'why') FROM event e JOIN device d ON device_stream(d.id) = e.stream
        WHERE d.site_id = $1 AND d.kind = 'Bridge' ORDER BY e.version
        """,
        site.Value);
}
