using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Doors;

/// <summary>A door opens that nobody had a right to open.</summary>
[Trait("story", "T24-908")]
public sealed class ForcedDoorStories(DoorFixture api) : IClassFixture<DoorFixture>
{
    [Fact]
    public async Task It_is_urgent_told_to_whoever_is_on_call_once_and_says_which_door()
    {
        // While nobody is on the rota, administrators are told.
        var onCall = (await (await api.NewStaff(Role.Administrator)).Do("{ me { email } }")).GetProperty("email").GetString()!;
        var (site, forced, opened) = api.NewSite();
        using var bridge = await api.NewBridge(site);
        var staff = await api.NewStaff(Role.Operator);
        await bridge.Say(forced.Value, "DoorWentShut", api.Clock.GetUtcNow());
        await staff.Do("mutation ($door: ID!) { openDoor(input: { door: $door, reason: \"Contrôle\" }) { refusal { code } } }", new { door = opened.Value });
        await api.Deliver();
        await bridge.Say(opened.Value, "DoorWentOpen", api.Clock.GetUtcNow(), (await bridge.Order()).Command);

        await bridge.Say(forced.Value, "DoorWentOpen", api.Clock.GetUtcNow());
        await api.Deliver();
        await api.Sweep();

        var incident = Assert.Single((await staff.Do(
            "query ($site: ID!) { incidents(filter: { site: $site, isOpen: true }) { id kind severity door told } }", new { site = site.Value })).EnumerateArray());
        Assert.Equal(("DOOR_FORCED", "URGENT"), (incident.GetProperty("kind").GetString(), incident.GetProperty("severity").GetString()));
        Assert.Equal(forced.Value, incident.GetProperty("door").GetGuid());
        Assert.Equal(incident.GetProperty("id").GetGuid().ToString(), api.Fact(onCall, "OnCallAlert", "incident"));
    }
}
