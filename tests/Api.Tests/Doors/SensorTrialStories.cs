using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests.Doors;

/// <summary>Whoever has put machines up tries what they sense, with their hands, and sees it said.</summary>
[Trait("story", "T24-004")]
public sealed class SensorTrialStories(KasierFixture api) : IClassFixture<KasierFixture>
{
    [Fact]
    public async Task What_is_taken_out_of_a_compartment_and_put_in_is_seen_at_its_door_and_at_no_other()
    {
        var (site, door, other, controller) = await api.NewKasierSite();
        var staff = await api.NewStaff(Role.Operator);
        Assert.Equal(["never", "never"], await Sensed(staff, site, door, other));
        using var socket = await ApiSocket.Connect(api.Url, staff.Cookies["__Host-session"]);
        await socket.Subscribe(
            "doors", "subscription ($site: ID!) { doorChanged(siteId: $site) { id compartment { isOccupied grams } } }", new { site = site.Value });
        await Open(staff, door);
        await Heard(controller, "DoorWentOpen");

        // What lies there is taken out; then a weight that is known is put in, and taken out again.
        object weight = new { plate = "POIDS-1-KG" };
        foreach (var (what, body, sensed) in ((string, object, string)[])[("take", new { }, "False 0"), ("put", weight, "True 1000"), ("take", new { }, "False 0")])
        {
            await Do(site, controller, $"doors/{door}/{what}", body, "CompartmentRead");
            while (await Told(socket) != (door, sensed))
            {
            }

            Assert.Equal([sensed, "never"], await Sensed(staff, site, door, other));
        }

        await Do(site, controller, $"doors/{door}/shut", new { }, "DoorWentShut");
        Assert.Equal(["False 0", "never"], await Sensed(staff, site, door, other));
        Assert.Equal(0, api.Database.Scalar<long>("SELECT count(*) FROM incident WHERE site_id = $1", site.Value));
    }

    [Fact]
    public async Task A_compartment_whose_sensors_say_nothing_is_found_out()
    {
        var (site, door, other, controller) = await api.NewKasierSite();
        var staff = await api.NewStaff(Role.Operator);
        await api.Wall(site, $"doors/{door}/fault", new { fault = "silent" });
        foreach (var what in (string[])["open", "take", "shut"]) await api.Wall(site, $"doors/{door}/{what}", new { });

        // The one beside it speaks, and is heard after it.
        await Do(site, controller, $"doors/{other}/open", new { }, "DoorWentOpen");
        await Do(site, controller, $"doors/{other}/take", new { }, "CompartmentRead");

        Assert.Equal(["never", "False 0"], await Sensed(staff, site, door, other));
    }

    [Fact]
    public async Task Who_comes_in_and_leaves_is_counted()
    {
        var (site, _, _, controller) = await api.NewKasierSite();
        var staff = await api.NewStaff(Role.FieldAgent);
        await Do(site, controller, $"doors/{site.Value}/open", new { }, "DoorWentOpen");
        foreach (var (what, inside) in ((string, int)[])[("enter", 1), ("enter", 2), ("leave", 1), ("leave", 0)])
        {
            await Do(site, controller, what, new { }, "PersonsCounted");
            Assert.Equal(inside, (await staff.Do("query ($site: ID!) { premises(site: $site) { inside } }", new { site = site.Value })).GetProperty("inside").GetInt32());
        }
    }

    private async Task Open(Browser staff, Guid door)
    {
        api.Synchronise();
        Assert.Null(await staff.Refusal(
            "mutation ($door: ID!) { openDoor(input: { door: $door, reason: \"Mise en service\" }) { refusal { code } } }", new { door }));
        await api.Deliver();
    }

    /// <summary>Hands do something at the wall, and its controller says so last.</summary>
    private async Task Do(SiteId site, Guid controller, string what, object body, string said)
    {
        var before = api.Heard(controller).Count;
        await api.Wall(site, what, body);
        await KasierFixture.Until(() => api.Heard(controller).Count > before);
        await Heard(controller, said);
    }

    private async Task Heard(Guid controller, string last)
    {
        await KasierFixture.Until(() => api.Heard(controller)[^1] == last);
        await api.Deliver();
    }

    private static async Task<(Guid Door, string Sensed)> Told(ApiSocket socket)
    {
        var door = (await socket.Hear()).GetProperty("payload").GetProperty("data").GetProperty("doorChanged");
        return (door.GetProperty("id").GetGuid(), Words(door));
    }

    /// <summary>What staff sees of the sensors behind some doors.</summary>
    private static async Task<IEnumerable<string>> Sensed(Browser staff, SiteId site, params Guid[] doors)
    {
        var all = (await staff.Do("query ($site: ID!) { doors(site: $site) { id compartment { isOccupied grams } } }", new { site = site.Value })).EnumerateArray()
            .ToDictionary(door => door.GetProperty("id").GetGuid(), Words);
        return doors.Select(door => all[door]);
    }

    private static string Words(JsonElement door) => door.GetProperty("compartment") is { ValueKind: JsonValueKind.Object } said
        ? $"{said.GetProperty("isOccupied").GetBoolean()} {said.GetProperty("grams")}"
        : "never";
}
