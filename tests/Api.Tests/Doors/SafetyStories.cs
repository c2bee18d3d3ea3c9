using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests.Doors;

/// <summary>People first: who is inside and in trouble reaches a person, without account or telephone.</summary>
[Trait("story", "T24-004")]
[Trait("story", "T24-908")]
public sealed class SafetyStories(DoorFixture api) : IClassFixture<DoorFixture>
{
    private const string Alerts = "query ($site: ID!) { siteAlerts(site: $site) { id kind severity told site { id } } }";

    private const string Inside = "query ($site: ID!) { premises(site: $site) { inside occupiedSince helpCalledAt alarms { alarm since } site { id } } }";

    [Fact]
    public async Task Whoever_presses_the_help_button_reaches_whoever_is_on_call_and_those_who_watch()
    {
        // While nobody is on the rota, administrators are told.
        var onCall = (await (await api.NewStaff(Role.Administrator)).Do("{ me { email } }")).GetProperty("email").GetString()!;
        var (site, bridge, staff) = await Watched();
        using var _ = bridge;
        using var socket = await ApiSocket.Connect(api.Url, staff.Cookies["__Host-session"]);
        await socket.Subscribe("alerts", "subscription ($site: ID!) { siteAlert(siteId: $site) { id kind severity } }", new { site = site.Value });

        await Tell(bridge, site, "HelpCalled");
        await Tell(bridge, site, "HelpCalled");

        var told = (await socket.Hear()).GetProperty("payload").GetProperty("data").GetProperty("siteAlert");
        Assert.Equal(("HELP_CALLED", "URGENT"), (told.GetProperty("kind").GetString(), told.GetProperty("severity").GetString()));
        var id = told.GetProperty("id").GetGuid();
        await api.Sweep();
        Assert.NotEqual(0, Assert.Single(await Open(staff, site)).GetProperty("told").GetArrayLength());
        Assert.Equal(id.ToString(), api.Fact(onCall, "OnCallAlert", "incident"));

        // A person closes it, and whoever presses again is heard again.
        Assert.Null(await staff.Refusal("mutation ($id: ID!) { closeIncident(incident: $id, report: \"Client raccompagné\") { refusal { code } } }", new { id }));
        Assert.Empty(await Open(staff, site));
        api.Clock.Advance(TimeSpan.FromSeconds(30));
        await Tell(bridge, site, "HelpCalled");
        Assert.Equal(["HELP_CALLED"], await Kinds(staff, site));
        Assert.Equal(api.Clock.GetUtcNow(), (await Look(staff, site)).GetProperty("helpCalledAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Of_a_fire_whoever_is_on_call_hears_no_door_is_opened_by_it_and_the_alert_stays_until_a_person_closes_it()
    {
        var (site, bridge, staff) = await Watched();
        using var _ = bridge;
        await Tell(bridge, site, "PersonsCounted", ("inside", 1));
        await Tell(bridge, site, "AlarmRead", ("alarm", "Fire"), ("isOn", true));

        Assert.Equal(["FIRE"], await Kinds(staff, site));
        Assert.Equal("URGENT", Assert.Single(await Open(staff, site)).GetProperty("severity").GetString());
        Assert.Equal(["FIRE"], await Alarms(staff, site));
        Assert.False(bridge.HasOrder);

        await Tell(bridge, site, "AlarmRead", ("alarm", "Fire"), ("isOn", false));
        Assert.Empty(await Alarms(staff, site));
        Assert.Equal(["FIRE"], await Kinds(staff, site));
    }

    [Fact]
    public async Task Who_begins_to_watch_hears_how_things_stand_inside_and_then_of_each_change()
    {
        var (site, bridge, staff) = await Watched();
        using var _ = bridge;
        using var before = await Watch(staff, site);
        Assert.Equal((0, 0), await Heard(before));
        await Tell(bridge, site, "PersonsCounted", ("inside", 1));
        await Tell(bridge, site, "AlarmRead", ("alarm", "Fire"), ("isOn", true));
        while (await Heard(before) != (1, 1))
        {
        }

        // All that happened has been told.
        using var after = await Watch(staff, site);
        Assert.Equal((1, 1), await Heard(after));
        await Tell(bridge, site, "PersonsCounted", ("inside", 2));
        Assert.Equal((2, 1), await Heard(after));
    }

    [Fact]
    public async Task Somebody_who_cannot_get_out_is_told_at_once_and_so_is_whoever_stays_for_more_than_twenty_minutes()
    {
        var (site, bridge, staff) = await Watched();
        using var _ = bridge;
        await Tell(bridge, site, "PersonsCounted", ("inside", 1));
        var since = api.Clock.GetUtcNow();
        Assert.Equal((1, since), ((await Look(staff, site)).GetProperty("inside").GetInt32(), (await Look(staff, site)).GetProperty("occupiedSince").GetDateTimeOffset()));
        await Tell(bridge, site, "AlarmRead", ("alarm", "Trapped"), ("isOn", true));
        Assert.Equal(["PERSON_TRAPPED"], await Kinds(staff, site));

        api.Clock.Advance(TimeSpan.FromMinutes(20) - TimeSpan.FromSeconds(1));
        await Due();
        Assert.DoesNotContain("LONG_STAY", await Kinds(staff, site));
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var again in new int[2]) await Due();

        Assert.Equal(["LONG_STAY", "PERSON_TRAPPED"], await Kinds(staff, site));
        Assert.All(await Open(staff, site), alert => Assert.Equal("URGENT", alert.GetProperty("severity").GetString()));
    }

    [Fact]
    public async Task Without_power_nobody_knows_how_doors_stand_until_they_are_read_again_and_an_open_one_was_not_forced()
    {
        var (site, open, shut) = api.NewSite();
        using var bridge = await api.NewBridge(site);
        var staff = await api.NewStaff(Role.Operator);
        await bridge.Say(shut.Value, "DoorWentShut", api.Clock.GetUtcNow());
        await staff.Do("mutation ($door: ID!) { openDoor(input: { door: $door, reason: \"Contrôle\" }) { refusal { code } } }", new { door = open.Value });
        await api.Deliver();
        await bridge.Say(open.Value, "DoorWentOpen", api.Clock.GetUtcNow(), (await bridge.Order()).Command);

        await Tell(bridge, site, "AlarmRead", ("alarm", "PowerCut"), ("isOn", true));
        foreach (var door in (Guid[])[open.Value, shut.Value]) await Say(bridge, door, "DoorRead");
        Assert.Equal(["UNKNOWN", "UNKNOWN"], await Positions(staff, site, open.Value, shut.Value));
        Assert.Equal(["POWER_CUT"], await Kinds(staff, site));
        Assert.Equal("MAJOR", Assert.Single(await Open(staff, site)).GetProperty("severity").GetString());

        await Tell(bridge, site, "AlarmRead", ("alarm", "PowerCut"), ("isOn", false));
        await Say(bridge, open.Value, "DoorRead", ("isOpen", true));
        await Say(bridge, shut.Value, "DoorRead", ("isOpen", false));

        Assert.Equal(["OPEN", "SHUT"], await Positions(staff, site, open.Value, shut.Value));
        Assert.Equal(0L, api.Database.Scalar<long>("SELECT count(*) FROM incident WHERE site_id = $1 AND kind = 'DoorForced'", site.Value));
    }

    [Fact]
    public async Task What_no_sensor_can_say_is_set_aside()
    {
        var (site, locker, _) = api.NewSite();
        var (device, credential) = await api.NewCredential(site);
        using var bridge = await TestBridge.Connect(new Uri(api.Url, "/bridge"), credential);
        var now = api.Clock.GetUtcNow();
        await bridge.Tell(locker.Value, "HelpCalled", now);
        await bridge.Tell(site.Value, "PersonsCounted", now, ("inside", -1));
        await bridge.Tell(site.Value, "AlarmRead", now, ("alarm", "Flood"), ("isOn", true));
        await bridge.Tell(site.Value, "AlarmRead", now, ("alarm", 0), ("isOn", true));
        await bridge.Tell(locker.Value, "CompartmentRead", now, ("isOccupied", true), ("grams", -1));
        await bridge.Tell(locker.Value, "CompartmentRead", now, ("isOccupied", true), ("grams", 900));
        await api.Deliver();

        Assert.Equal(
            ["unknown-door", "unreadable", "unreadable", "unreadable", "unreadable", "CompartmentRead"],
            api.Database.Column<string>("SELECT coalesce(data #>> '{report,$type}', data ->> 'why') FROM event WHERE stream = device_stream($1) ORDER BY version", device));
        var staff = await api.NewStaff(Role.FieldAgent);
        Assert.Empty(await Open(staff, site));
        var seen = (await staff.Do("query ($site: ID!) { doors(site: $site) { id compartment { isOccupied grams at } } }", new { site = site.Value }))
            .EnumerateArray().Single(door => door.GetProperty("id").GetGuid() == locker.Value).GetProperty("compartment");
        Assert.Equal((true, 900, now), (seen.GetProperty("isOccupied").GetBoolean(), seen.GetProperty("grams").GetInt32(), seen.GetProperty("at").GetDateTimeOffset()));
    }

    private async Task<(SiteId Site, TestBridge Bridge, Browser Staff)> Watched()
    {
        var site = api.NewSite().Site;
        return (site, await api.NewBridge(site), await api.NewStaff(Role.Operator));
    }

    private async Task<ApiSocket> Watch(Browser staff, SiteId site)
    {
        var socket = await ApiSocket.Connect(api.Url, staff.Cookies["__Host-session"]);
        await socket.Subscribe("inside", "subscription ($site: ID!) { premisesChanged(siteId: $site) { inside alarms { alarm } } }", new { site = site.Value });
        return socket;
    }

    /// <summary>How many are inside and how many alarms are on, as it is told next.</summary>
    private static async Task<(int Inside, int Alarms)> Heard(ApiSocket socket)
    {
        var told = (await socket.Hear()).GetProperty("payload").GetProperty("data").GetProperty("premisesChanged");
        return (told.GetProperty("inside").GetInt32(), told.GetProperty("alarms").GetArrayLength());
    }

    private Task Tell(TestBridge bridge, SiteId site, string kind, params (string, object)[] facts) => Say(bridge, site.Value, kind, facts);

    private async Task Say(TestBridge bridge, Guid door, string kind, params (string, object)[] facts)
    {
        await bridge.Tell(door, kind, api.Clock.GetUtcNow(), facts);
        await api.Deliver();
    }

    private async Task Due()
    {
        await api.Sweep();
        await api.Deliver();
    }

    private static async Task<List<JsonElement>> Open(Browser staff, SiteId site) =>
        [.. (await staff.Do(Alerts, new { site = site.Value })).EnumerateArray()];

    private static async Task<IEnumerable<string?>> Kinds(Browser staff, SiteId site) =>
        (await Open(staff, site)).Select(alert => alert.GetProperty("kind").GetString()).Order(StringComparer.Ordinal);

    private static Task<JsonElement> Look(Browser staff, SiteId site) => staff.Do(Inside, new { site = site.Value });

    private static async Task<IEnumerable<string?>> Alarms(Browser staff, SiteId site) =>
        (await Look(staff, site)).GetProperty("alarms").EnumerateArray().Select(on => on.GetProperty("alarm").GetString());

    private static async Task<IEnumerable<string?>> Positions(Browser staff, SiteId site, params Guid[] doors)
    {
        var all = (await staff.Do("query ($site: ID!) { doors(site: $site) { id position } }", new { site = site.Value })).EnumerateArray()
            .ToDictionary(door => door.GetProperty("id").GetGuid(), door => door.GetProperty("position").GetString());
        return doors.Select(door => all[door]);
    }
}
