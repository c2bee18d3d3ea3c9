using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Doors;
using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains;
using Toolbox24.Grains.Rentals;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Bookings at sites that have a bridge, whose doors do what the tests say.</summary>
public sealed class OnSiteFixture : BookingFixture
{
    /// <summary>The bridge of a site, registered and connected.</summary>
    public async Task<TestBridge> NewBridge(SiteId site)
    {
        var (_, credential) = await (await this.NewStaff(Role.Administrator)).NewDevice(site.Value, "BRIDGE");
        return await TestBridge.Connect(new Uri(Url, "/bridge"), credential);
    }

    /// <summary>A booking of some units of one tool whose slot begins now, by a customer who stands before the wall.</summary>
    public async Task<Visit> NewVisit(int units = 1, int more = 0, Slot? during = null, string card = "ok")
    {
        var (site, tool) = NewShop(units + more);
        var (booker, slot) = (await NewBooker(), during ?? SlotIn(24, 4));
        var rental = (await booker.Hold(site, slot, [.. Enumerable.Repeat(tool, units)])).GetProperty("rental").GetProperty("id").GetGuid();
        await booker.Pay(rental, card, units * 150_00);
        await Deliver();
        await At(slot.Start);
        var visit = new Visit(this, booker, rental, await NewBridge(site), await this.NewKiosk(site), site, slot);
        await visit.Enter();
        return visit;
    }

    protected override void Add(IServiceCollection services)
    {
        base.Add(services);
        services.AddDoorChannels().AddEvidenceChannel();
    }

    public Guid DoorOf(Guid unit) => Database.Scalar<Guid>("SELECT locker_id FROM tool_unit WHERE id = $1", unit);

    /// <summary>As the upload of a photo does, once it is there.</summary>
    public Task Photograph(Guid rental, Guid unit) => Services.GetRequiredService<IGrainFactory>().GetGrain<IRentalGrain>(rental)
        .AddEvidence(new UnitId(unit), EvidenceId.New(Clock.GetUtcNow()), EvidenceKind.Photo);
}

/// <summary>A customer before the lockers of their site.</summary>
public sealed record Visit(
    OnSiteFixture Api, Customer Booker, Guid Rental, TestBridge Bridge, Browser Kiosk, SiteId Site, Slot Slot) : IDisposable
{
    private readonly TestPhone phone = new();
    private string? id;

    private const string Fields =
        """
        id status slot { start end } rentNow { cents } payments { purpose status }
        items { unit status isLockerOpen isLate takenAt pickupReport tool { name } locker { name } deposit { cents } evidenceAtPickup { photos } }
        onSite { begunAt meterSince leftAt overdueSince stuck { unit chooseUntil } extending { wanted { until rent { cents } } } }
        """;

    /// <summary>Shows the phone at the kiosk: the entrance opens, and shuts.</summary>
    public async Task Enter(string purpose = "PICK_UP")
    {
        var shown = await Show(purpose);
        Assert.Null(shown.Code());
        await Api.Deliver();
        var (command, door) = await Bridge.Order();
        Assert.Equal(Site.Value, door);
        await Bridge.Say(door, "DoorWentOpen", Api.Clock.GetUtcNow(), command);
        await Bridge.Say(door, "DoorWentShut", Api.Clock.GetUtcNow());
        await Api.Deliver();
        id = shown.VisitOf();
    }

    /// <summary>Shows the phone at the kiosk, and says what that answers.</summary>
    public async Task<JsonElement> Show(string purpose = "PICK_UP", Browser? at = null) =>
        await (at ?? Kiosk).Show(phone.Show(await Booker.Bind(Rental, phone, purpose), Api.Clock.GetUtcNow()), purpose);

    /// <summary>What the sensors of the site say, under the name of its entrance, or of a door.</summary>
    public async Task Sense(string kind, Guid? door = null, params (string Name, object Value)[] facts)
    {
        await Bridge.Tell(door ?? Site.Value, kind, Api.Clock.GetUtcNow(), facts);
        await Api.Deliver();
    }

    /// <summary>Says at the kiosk to have done.</summary>
    public Task Go() => Kiosk.End(id);

    public async Task<JsonElement> Look() => await Booker.Browser.Do($"query ($id: ID!) {{ rental(id: $id) {{ {Fields} }} }}", new { id = Rental });

    public async Task<List<Guid>> Units() => [.. (await Look()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("unit").GetGuid())];

    public async Task<string?> Status() => (await Look()).GetProperty("status").GetString();

    public async Task<List<string?>> ItemStatuses() => [.. (await Look()).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("status").GetString())];

    /// <summary>A mutation on this rental; what else its input has.</summary>
    public Task<JsonElement> Do(string mutation, object? input = null)
    {
        var all = new Dictionary<string, object?> { ["rental"] = Rental };
        foreach (var property in input?.GetType().GetProperties() ?? []) all[property.Name] = property.GetValue(input);
        return Booker.Browser.Do(
            $"mutation ($input: {TypeOf(mutation)}!) {{ {mutation}(input: $input) {{ rental {{ {Fields} }} refusal {{ __typename code }} }} }}",
            new { input = all });
    }

    /// <summary>A mutation that takes nothing but the rental.</summary>
    public Task<JsonElement> Say(string mutation) => Booker.Browser.Do(
        $"mutation ($rental: ID!) {{ {mutation}(rental: $rental) {{ rental {{ {Fields} }} refusal {{ __typename code }} }} }}", new { rental = Rental });

    /// <summary>The next lockers that are told to open do.</summary>
    public async Task Open(int doors)
    {
        await Api.Deliver();
        for (var door = 0; door < doors; door++)
        {
            var (command, at) = await Bridge.Order();
            await Bridge.Say(at, "DoorWentOpen", Api.Clock.GetUtcNow(), command);
        }

        await Api.Deliver();
    }

    public async Task Shut(Guid unit)
    {
        await Bridge.Say(Api.DoorOf(unit), "DoorWentShut", Api.Clock.GetUtcNow());
        await Api.Deliver();
    }

    /// <summary>All tools out with their photos, and gone.</summary>
    public async Task Leave()
    {
        await Do("pickUp", new { noticeRead = true });
        var units = await Units();
        await Open(units.Count);
        foreach (var unit in units)
        {
            await Shut(unit);
            await Api.Photograph(Rental, unit);
            await Api.Photograph(Rental, unit);
        }

        await Say("finishPickUp");
        await Api.Deliver();
    }

    public void Dispose()
    {
        phone.Dispose();
        Bridge.Dispose();
    }

    private static string TypeOf(string mutation) => mutation switch
    {
        "openLockerAgain" or "leaveTool" or "takeTwin" or "unlockForReturn" or "reportLockerFull" or "reopenLocker" => "RentalUnitInput",
        _ => $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input",
    };
}
