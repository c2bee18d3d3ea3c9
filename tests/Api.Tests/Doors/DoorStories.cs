using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests.Doors;

/// <summary>Staff open doors; locks do it and say so, or do not.</summary>
[Trait("story", "T24-909")]
[Trait("story", "T24-004")]
public sealed class DoorStories(DoorFixture api) : IClassFixture<DoorFixture>
{
    private const string Open =
        """
        mutation ($door: ID!, $reason: String!, $command: ID) {
          openDoor(input: { door: $door, reason: $reason, command: $command }) {
            door { id position command { id purpose status } } refusal { code }
          }
        }
        """;

    [Fact]
    public async Task Whoever_gives_a_reason_opens_a_door_and_sees_what_becomes_of_it()
    {
        var (site, locker, _) = api.NewSite();
        using var bridge = await api.NewBridge(site);
        await bridge.Say(locker.Value, "DoorWentShut", api.Clock.GetUtcNow());
        await api.Deliver();
        var staff = await api.NewStaff(Role.Operator);

        var asked = (await staff.Do(Open, new { door = locker.Value, reason = "Outil coincé" })).GetProperty("door");
        Assert.Equal(("SHUT", "REQUESTED", "STAFF"), (asked.GetProperty("position").GetString(), Status(asked), asked.GetProperty("command").GetProperty("purpose").GetString()));
        await api.Deliver();
        var (command, door) = await bridge.Order();
        Assert.Equal((asked.GetProperty("command").GetProperty("id").GetGuid(), locker.Value), (command, door));

        var seen = new List<string?>();
        foreach (var (kind, named) in ((string, Guid?)[])[("CommandAcknowledged", command), ("DoorWentOpen", command), ("DoorWentShut", null)])
        {
            await bridge.Say(door, kind, api.Clock.GetUtcNow(), named);
            await api.Deliver();
            seen.Add(Status(await Door(staff, site, locker.Value)));
        }

        Assert.Equal(["ACKNOWLEDGED", "OPENED", "CLOSED"], seen);
        Assert.Equal(1, api.Database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE action = 'DoorOpeningAsked' AND object_id = $1", locker.Value));
    }

    [Fact]
    public async Task Asked_twice_the_lock_is_told_once()
    {
        var (site, locker, _) = api.NewSite();
        using var bridge = await api.NewBridge(site);
        await bridge.Say(locker.Value, "DoorWentShut", api.Clock.GetUtcNow());
        var (staff, command) = (await api.NewStaff(Role.Operator), Guid.NewGuid());

        foreach (var named in (Guid?[])[command, command, null])
        {
            var asked = (await staff.Do(Open, new { door = locker.Value, reason = "Outil coincé", command = named })).GetProperty("door");
            Assert.Equal(command, asked.GetProperty("command").GetProperty("id").GetGuid());
        }

        await api.Deliver();
        Assert.Equal(command, (await bridge.Order()).Command);
        await bridge.Say(locker.Value, "CommandAcknowledged", api.Clock.GetUtcNow(), command);
        Assert.False(bridge.HasOrder);
    }

    [Fact]
    public async Task A_lock_that_is_jammed_says_so_and_one_that_nobody_reaches_is_told_nothing_once_it_is_too_late()
    {
        var (site, jammed, silent) = api.NewSite();
        var staff = await api.NewStaff(Role.Operator);
        await staff.Do(Open, new { door = silent.Value, reason = "Outil coincé" });
        await api.Deliver();
        api.Clock.Advance(TimeSpan.FromSeconds(5));
        await api.Sweep();
        Assert.Equal("UNKNOWN", Status(await Door(staff, site, silent.Value)));

        using var bridge = await api.NewBridge(site);
        await bridge.Say(jammed.Value, "DoorWentShut", api.Clock.GetUtcNow());
        await api.Deliver();
        await staff.Do(Open, new { door = jammed.Value, reason = "Outil coincé" });
        await api.Deliver();
        var (command, door) = await bridge.Order();
        Assert.Equal(jammed.Value, door);
        await bridge.Say(jammed.Value, "CommandRefused", api.Clock.GetUtcNow(), command, "jammed");
        await api.Deliver();

        Assert.Equal("REFUSED", Status(await Door(staff, site, jammed.Value)));
        Assert.False(bridge.HasOrder);
    }

    [Fact]
    [Trait("story", "T24-408")]
    public async Task What_a_device_says_twice_counts_once_and_what_nobody_understands_is_set_aside()
    {
        var (site, locker, _) = api.NewSite();
        var (device, credential) = await api.NewCredential(site);
        using var bridge = await TestBridge.Connect(new Uri(api.Url, "/bridge"), credential);
        var opened = Frame(1, locker.Value, "DoorWentOpen", 0);

        List<long> answered =
        [
            await bridge.SayAsItIs(opened),
            await bridge.SayAsItIs(opened),
            await bridge.SayAsItIs("""{"number":2,"door":"A01","report":{"$type":"DoorWentUp"}}"""),
            await bridge.SayAsItIs(Frame(3, Guid.NewGuid(), "DoorWentShut", 0)),
            await bridge.SayAsItIs(Frame(4, locker.Value, "CommandRefused\",\"command\":\"" + device + "\",\"fault\":\"\\u0000", 1)),
            await bridge.SayAsItIs(Frame(5, locker.Value, "DoorWentShut", 1)),
        ];
        Assert.Equal([1, 1, 2, 3, 4, 5], answered);
        await api.Deliver();

        Assert.Equal("SHUT", (await Door(await api.NewStaff(Role.Operator), site, locker.Value)).GetProperty("position").GetString());
        Assert.Equal(
            ["DeviceReported", "ReportSetAside", "ReportSetAside", "ReportSetAside", "DeviceReported"],
            api.Database.Column<string>("SELECT type FROM event WHERE stream = device_stream($1) ORDER BY version", device));
        using var again = await TestBridge.Connect(new Uri(api.Url, "/bridge"), credential);
        Assert.Equal(6, again.Next);
    }

    [Fact]
    [Trait("story", "T24-408")]
    public async Task Numbers_that_are_missing_hold_up_nothing_that_comes_after_them()
    {
        var (site, locker, _) = api.NewSite();
        var (_, credential) = await api.NewCredential(site);
        using var bridge = await TestBridge.Connect(new Uri(api.Url, "/bridge"), credential);

        Assert.Equal(1, await bridge.SayAsItIs(Frame(1, locker.Value, "DoorWentOpen", 0)));
        Assert.Equal(4, await bridge.SayAsItIs(Frame(4, locker.Value, "DoorWentShut", 1)));
        await api.Deliver();

        Assert.Equal("SHUT", (await Door(await api.NewStaff(Role.Operator), site, locker.Value)).GetProperty("position").GetString());
        using var again = await TestBridge.Connect(new Uri(api.Url, "/bridge"), credential);
        Assert.Equal(5, again.Next);
    }

    [Fact]
    [Trait("story", "T24-408")]
    public async Task A_bridge_that_says_it_is_there_keeps_its_site_from_being_taken_for_silent()
    {
        var (site, locker, _) = api.NewSite();
        var (_, credential) = await api.NewCredential(site);
        using var bridge = await TestBridge.Connect(new Uri(api.Url, "/bridge"), credential);
        var staff = await api.NewStaff(Role.FieldAgent);
        Assert.Equal("UNWATCHED", await Health(staff, site));

        for (var quarter = 0; quarter < 6; quarter++)
        {
            await bridge.Beat(locker.Value, api.Clock.GetUtcNow());
            Assert.Equal("ANSWERS", await Health(staff, site));
            api.Clock.Advance(TimeSpan.FromSeconds(15));
            await api.Sweep();
        }

        api.Clock.Advance(TimeSpan.FromSeconds(45));
        await api.Sweep();
        Assert.Equal("DEGRADED", await Health(staff, site));

        await bridge.Beat(locker.Value, api.Clock.GetUtcNow());
        Assert.Equal("ANSWERS", await Health(staff, site));
    }

    [Fact]
    [Trait("story", "T24-408")]
    public async Task A_line_that_says_nothing_for_a_minute_is_cut_and_a_jump_of_the_clock_cuts_none()
    {
        var (site, locker, _) = api.NewSite();
        var (_, credential) = await api.NewCredential(site);
        using var bridge = await TestBridge.Connect(new Uri(api.Url, "/bridge"), credential);

        api.Clock.Advance(TimeSpan.FromHours(1));
        await bridge.Beat(locker.Value, api.Clock.GetUtcNow());
        api.Stopwatch.Advance(TimeSpan.FromSeconds(59));
        await bridge.Beat(locker.Value, api.Clock.GetUtcNow());
        api.Stopwatch.Advance(TimeSpan.FromSeconds(60));

        await Assert.ThrowsAnyAsync<Exception>(() => bridge.Closed);
    }

    [Fact]
    [Trait("story", "T24-104")]
    public async Task Nobody_but_a_bridge_is_let_in_and_one_whose_credential_ends_is_let_go()
    {
        var (site, _, _) = api.NewSite();
        var (device, credential) = await api.NewCredential(site);
        using var bridge = await TestBridge.Connect(new Uri(api.Url, "/bridge"), credential);

        Assert.Null(await (await api.NewStaff(Role.Administrator)).Refusal(DeviceDocuments.Revoke, new { id = device }));
        await api.Services.GetRequiredService<LiveConnections>().Check();

        await bridge.Closed;
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => TestBridge.Connect(new Uri(api.Url, "/bridge"), credential));
        var kiosk = (await (await api.NewStaff(Role.Administrator)).NewDevice(site.Value)).Credential;
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => TestBridge.Connect(new Uri(api.Url, "/bridge"), kiosk));
    }

    private static string Frame(long number, Guid door, string kind, int second) =>
        $$$"""{"number":{{{number}}},"door":"{{{door}}}","report":{"$type":"{{{kind}}}","at":"2026-03-02T12:00:0{{{second}}}Z"}}""";

    private static string? Status(JsonElement door) => door.GetProperty("command").GetProperty("status").GetString();

    private static async Task<string?> Health(Browser staff, SiteId site) =>
        (await staff.Do("query ($site: ID!) { siteHealth(site: $site) { status } }", new { site = site.Value })).GetProperty("status").GetString();

    private static async Task<JsonElement> Door(Browser staff, SiteId site, Guid door) =>
        (await staff.Do("query ($site: ID!) { doors(site: $site) { id position command { status } locker { id } } }", new { site = site.Value }))
            .EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == door);
}
