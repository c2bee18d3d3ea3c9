using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>While it burns lockers stay shut, whoever asks; who is inside leaves as ever.</summary>
[Trait("story", "T24-004")]
[Trait("story", "T24-908")]
public sealed class FireStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string OpenDoor =
        "mutation ($door: ID!) { openDoor(input: { door: $door, reason: \"Aider à sortir\" }) { refusal { code } } }";

    [Fact]
    public async Task No_locker_opens_for_a_customer_who_asks_and_once_it_is_over_it_does()
    {
        using var visit = await api.NewVisit();
        await Burn(visit, isOn: true);

        Assert.Equal("SITE_EVACUATED", (await visit.Do("pickUp", new { noticeRead = true })).GetProperty("refusal").GetProperty("code").GetString());
        await api.Deliver();
        Assert.False(visit.Bridge.HasOrder);
        Assert.Equal("CONFIRMED", await visit.Status());

        await Burn(visit, isOn: false);
        await visit.Leave();
        Assert.Equal("ACTIVE", await visit.Status());
    }

    [Fact]
    public async Task Whoever_is_inside_with_their_tools_is_held_by_nothing_and_brings_back_once_it_is_over()
    {
        using var visit = await api.NewVisit();
        await visit.Do("pickUp", new { noticeRead = true });
        var unit = (await visit.Units())[0];
        await visit.Open(1);
        await visit.Shut(unit);
        await Burn(visit, isOn: true);

        Assert.Null(await Refusal(visit, "finishPickUp"));
        Assert.Equal("ACTIVE", await visit.Status());
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        Assert.Equal("SITE_EVACUATED", (await visit.Do("unlockForReturn", new { unit })).GetProperty("refusal").GetProperty("code").GetString());

        await Burn(visit, isOn: false);
        await visit.Do("unlockForReturn", new { unit });
        await visit.Open(1);
        await visit.Shut(unit);
        Assert.Equal("PENDING_VALIDATION", await visit.Status());
    }

    [Fact]
    public async Task What_was_asked_for_before_it_burned_does_not_reach_the_lock()
    {
        using var visit = await api.NewVisit();
        await visit.Do("pickUp", new { noticeRead = true });
        await api.Deliver("rental-lockers");
        await visit.Bridge.Tell(visit.Site.Value, "AlarmRead", api.Clock.GetUtcNow(), ("alarm", "Fire"), ("isOn", true));
        await api.Deliver("devices");

        await api.Deliver();

        Assert.Equal(1L, api.Database.Scalar<long>("SELECT count(*) FROM event WHERE type = 'DoorOpeningAsked' AND data ->> 'door' = $1::text", api.DoorOf((await visit.Units())[0])));
        Assert.False(visit.Bridge.HasOrder);
    }

    [Fact]
    public async Task The_staff_opens_no_locker_either_but_lets_in_whoever_helps()
    {
        using var visit = await api.NewVisit();
        await Burn(visit, isOn: true);
        var staff = await api.NewStaff(Role.Operator);

        Assert.Equal("SITE_EVACUATED", await staff.Refusal(OpenDoor, new { door = api.DoorOf((await visit.Units())[0]) }));
        Assert.Null(await staff.Refusal(OpenDoor, new { door = visit.Site.Value }));

        await api.Deliver();
        Assert.Equal(visit.Site.Value, (await visit.Bridge.Order()).Door);
        Assert.False(visit.Bridge.HasOrder);
    }

    private static Task Burn(Visit visit, bool isOn) => visit.Sense("AlarmRead", null, ("alarm", "Fire"), ("isOn", isOn));

    private static async Task<string?> Refusal(Visit visit, string mutation) =>
        (await visit.Say(mutation)).GetProperty("refusal") is { ValueKind: System.Text.Json.JsonValueKind.Object } refusal ? refusal.GetProperty("code").GetString() : null;
}
