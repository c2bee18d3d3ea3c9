using System.Net;
using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests.Doors;

/// <summary>Doors whose locks are Kasier's: over HTTP to servers that speak as docs/kasier.md supposes, and back.</summary>
[Trait("story", "T24-004")]
public sealed class KasierStories(KasierFixture api) : IClassFixture<KasierFixture>
{
    [Fact]
    public async Task A_door_opens_and_tells_as_one_of_a_bridge_does()
    {
        var (site, door, other, controller) = await api.NewKasierSite();
        var staff = await api.NewStaff(Role.Operator);
        Assert.Equal("SHUT", Position(await Door(staff, site, door)));

        await Open(staff, door);
        await Opens(controller);
        Assert.Equal(("OPEN", "OPENED"), (Position(await Door(staff, site, door)), Status(await Door(staff, site, door))));
        Assert.Equal("SHUT", Position(await Door(staff, site, other)));
        await api.Wall(site, $"doors/{door}/shut", new { });
        await KasierFixture.Until(() => api.Heard(controller).Contains("DoorWentShut"));
        await api.Deliver();

        Assert.Equal(("SHUT", "CLOSED"), (Position(await Door(staff, site, door)), Status(await Door(staff, site, door))));
        Assert.Equal(["DoorRead", "DoorRead", "DoorRead", "CommandAcknowledged", "DoorWentOpen", "DoorWentShut"], api.Heard(controller));
    }

    [Theory]
    [InlineData("lostAcknowledgement", "OPENED", "DoorWentOpen")]
    [InlineData("duplicate", "OPENED", "CommandAcknowledged", "CommandAcknowledged", "DoorWentOpen", "DoorWentOpen")]
    [InlineData("skew", "OPENED", "CommandAcknowledged", "DoorWentOpen")]
    [InlineData("garbled", "OPENED", "unreadable", "CommandAcknowledged", "unreadable", "DoorWentOpen")]
    [InlineData("jammed", "REFUSED", "CommandRefused")]
    public async Task A_lock_that_fails_is_taken_for_what_it_is(string fault, string status, params string[] said)
    {
        var (site, door, _, controller) = await api.NewKasierSite();
        var staff = await api.NewStaff(Role.Operator);
        await api.Wall(site, $"doors/{door}/fault", new { fault });

        await Open(staff, door);
        await KasierFixture.Until(() => api.Heard(controller).Count == 3 + said.Length);
        await api.Deliver();

        Assert.Equal(said, api.Heard(controller).Skip(3));
        var seen = await Door(staff, site, door);
        Assert.Equal(status, Status(seen));
        if (fault == "skew") Assert.True(seen.GetProperty("openSince").GetDateTimeOffset() <= api.Clock.GetUtcNow());
    }

    [Fact]
    public async Task What_a_call_was_lost_for_is_asked_for_and_a_call_that_comes_twice_counts_once()
    {
        var (site, door, other, controller) = await api.NewKasierSite();
        await api.Wall(site, "calls", new { calls = "lost" });
        await api.Wall(site, $"doors/{door}/open", new { });
        await api.Wall(site, $"doors/{door}/shut", new { });
        await api.Wall(site, "calls", new { calls = "twice" });
        await api.Wall(site, $"doors/{other}/open", new { });
        await KasierFixture.Until(() => api.Heard(controller).Count == 6);
        await api.Deliver();

        Assert.Equal(["DoorWentOpen", "DoorWentShut", "DoorWentOpen"], api.Heard(controller).Skip(3));
        var staff = await api.NewStaff(Role.Operator);
        Assert.Equal(("SHUT", "OPEN"), (Position(await Door(staff, site, door)), Position(await Door(staff, site, other))));
    }

    [Fact]
    public async Task What_is_not_to_be_had_any_more_has_the_doors_read_anew()
    {
        var (site, _, _, controller) = await api.NewKasierSite();
        await api.Wall(site, "calls", new { calls = "lost" });

        // As if all between were lost: nobody has it.
        Assert.Equal(HttpStatusCode.NoContent, await api.Call(new { controller, sequence = 9, type = "controller.alive", deviceTime = api.Clock.GetUtcNow() }));
        await api.Lists(controller, after: 3, count: 3);
        await api.Wall(site, "calls", new { calls = "once" });
        Assert.Equal(HttpStatusCode.NoContent, await api.Call(new { controller, sequence = 6, type = "controller.alive", deviceTime = api.Clock.GetUtcNow() }));

        Assert.Equal(["DoorRead", "DoorRead", "DoorRead", "DoorRead", "DoorRead", "DoorRead"], api.Heard(controller));
    }

    [Fact]
    public async Task What_Kasier_did_not_sign_or_signed_long_ago_or_is_not_ours_changes_nothing()
    {
        var (_, door, _, controller) = await api.NewKasierSite();
        object Opened(Guid of, long sequence = 4) => new { controller = of, sequence, type = "door.opened", door, deviceTime = api.Clock.GetUtcNow() };

        Assert.Equal(HttpStatusCode.Unauthorized, await api.Call(Opened(controller), key: "somebody else's key"));
        Assert.Equal(HttpStatusCode.Unauthorized, await api.Call(Opened(controller), ago: TimeSpan.FromMinutes(6)));
        Assert.Equal(HttpStatusCode.NotFound, await api.Call(Opened(Guid.NewGuid())));
        Assert.Equal(HttpStatusCode.BadRequest, await api.Call("{\"controller\":\"" + controller + "\"}"));
        Assert.Equal(HttpStatusCode.BadRequest, await api.Call("no JSON"));
        Assert.Equal(HttpStatusCode.BadRequest, await api.Call(Opened(controller, 10_000_000)));
        Assert.Equal(3, api.Heard(controller).Count);

        // Somebody else's door is set aside, and what comes after is taken.
        Assert.Equal(HttpStatusCode.NoContent, await api.Call(new { controller, sequence = 4, type = "door.opened", door = Guid.NewGuid(), deviceTime = api.Clock.GetUtcNow() }));
        Assert.Equal(HttpStatusCode.NoContent, await api.Call(Opened(controller, 5)));
        Assert.Equal(["unknown-door", "DoorWentOpen"], api.Heard(controller).Skip(3));
    }

    private static string? Position(JsonElement door) => door.GetProperty("position").GetString();

    private static string? Status(JsonElement door) => door.GetProperty("command").GetProperty("status").GetString();

    private static async Task<JsonElement> Door(Browser staff, SiteId site, Guid door) =>
        (await staff.Do("query ($site: ID!) { doors(site: $site) { id position openSince command { status } } }", new { site = site.Value }))
            .EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == door);

    private async Task Open(Browser staff, Guid door)
    {
        api.Synchronise();
        Assert.Null(await staff.Refusal(
            "mutation ($door: ID!) { openDoor(input: { door: $door, reason: \"Outil coincé\" }) { refusal { code } } }", new { door }));
        await api.Deliver();
    }

    private async Task Opens(Guid controller)
    {
        await KasierFixture.Until(() => api.Heard(controller).Contains("DoorWentOpen"));
        await api.Deliver();
    }
}
