using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Tests.Doors;

/// <summary>Machines are put up at a site, tried, replaced and shut out.</summary>
[Trait("story", "T24-004")]
[Trait("story", "T24-408")]
public sealed class InstallationStories(DoorFixture api) : IClassFixture<DoorFixture>
{
    private const string Create =
        """
        mutation ($site: ID!, $kind: DeviceKind!) {
          createPairingCode(input: { site: $site, kind: $kind, name: "Borne de l’entrée" }) { code { code expiresAt } refusal { code } }
        }
        """;

    private const string Replace = "mutation ($id: ID!) { replaceDevice(id: $id) { code { code } refusal { code } } }";
    private const string Pair = "mutation ($code: String!) { pairDevice(code: $code) { credential refusal { code } } }";

    [Fact]
    public async Task A_machine_is_paired_by_a_code_once_and_within_ten_minutes()
    {
        var (staff, site) = (await api.NewStaff(Role.Operator), api.NewSite().Site);
        var code = await Code(staff, Create, new { site = site.Value, kind = "KIOSK" });
        Assert.Matches("^[A-HJ-NP-Z2-9]{8}$", code);

        var credential = await Paired($" {code[..4].ToLowerInvariant()}-{code[4..]} ");
        Assert.Equal(site.Value, await Site(credential));
        Assert.Equal("WRONG_PAIRING_CODE", await api.NewBrowser().Refusal(Pair, new { code }));
        Assert.Equal("WRONG_PAIRING_CODE", await api.NewBrowser().Refusal(Pair, new { code = "AAAAAAAA" }));
        Assert.Equal(0, api.Database.Scalar<long>("SELECT count(*) FROM pairing WHERE site_id = $1", site.Value));

        // Its name is taken, and nobody else may make a code.
        var late = await Code(staff, Create, new { site = site.Value, kind = "BRIDGE" });
        Assert.Equal("DEVICE_NAME_TAKEN", await api.NewBrowser().Refusal(Pair, new { code = late }));
        Assert.Equal("UNKNOWN_SITE", await staff.Refusal(Create, new { site = Guid.NewGuid(), kind = "KIOSK" }));
        var over = await Code(staff, Create, new { site = api.NewSite().Site.Value, kind = "KIOSK" });
        api.Clock.Advance(Pairing.Lasts);
        Assert.Equal("WRONG_PAIRING_CODE", await api.NewBrowser().Refusal(Pair, new { code = over }));
    }

    [Fact]
    public async Task Whoever_tries_codes_is_made_to_wait()
    {
        var machine = api.NewBrowser();
        var refused = "WRONG_PAIRING_CODE";
        for (var tries = 0; tries < 100 && refused == "WRONG_PAIRING_CODE"; tries++) refused = await machine.Refusal(Pair, new { code = $"AAAA{tries:D4}" });

        Assert.Equal("TOO_MANY_TRIES", refused);
    }

    [Fact]
    public async Task One_that_is_replaced_is_the_same_device_and_one_that_is_stolen_is_shut_out()
    {
        var (staff, site) = (await api.NewStaff(Role.Administrator), api.NewSite().Site);
        var (id, broken) = await staff.NewDevice(site.Value);
        var code = await Code(staff, Replace, new { id });
        Assert.Equal(site.Value, await Site(broken));

        var credential = await Paired(code);
        Assert.Equal(site.Value, await Site(credential));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await Status(broken));
        Assert.Equal(id, api.Database.Scalar<Guid>("SELECT id FROM device WHERE site_id = $1", site.Value));

        var another = await Code(staff, Replace, new { id });
        Assert.Null(await staff.Refusal(DeviceDocuments.Revoke, new { id }));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await Status(credential));
        Assert.Equal("DEVICE_REVOKED", await api.NewBrowser().Refusal(Pair, new { code = another }));
        Assert.Equal("DEVICE_REVOKED", await staff.Refusal(Replace, new { id }));
        Assert.Equal("UNKNOWN_DEVICE", await staff.Refusal(Replace, new { id = Guid.NewGuid() }));
    }

    [Fact]
    public async Task Each_door_is_opened_to_see_that_it_is_the_one_and_that_it_is_known_once_the_line_was_cut()
    {
        var (site, first, second) = api.NewSite();
        var staff = await api.NewStaff(Role.Operator);
        var credential = await Paired(await Code(staff, Create, new { site = site.Value, kind = "BRIDGE" }));
        Guid[] doors = [site.Value, first.Value, second.Value];
        using (var bridge = await TestBridge.Connect(new Uri(api.Url, "/bridge"), credential))
        {
            foreach (var door in doors) await bridge.Say(door, "DoorWentShut", api.Clock.GetUtcNow());
            await api.Deliver();
            foreach (var door in doors)
            {
                Assert.Null(await staff.Refusal(
                    "mutation ($door: ID!) { openDoor(input: { door: $door, reason: \"Mise en service\" }) { refusal { code } } }", new { door }));
                await api.Deliver();
                var (command, told) = await bridge.Order();
                Assert.Equal(door, told);
                await bridge.Say(door, "DoorWentOpen", api.Clock.GetUtcNow(), command);
                await api.Deliver();
                Assert.Equal([door], await Standing(staff, site, "OPEN"));
                await bridge.Say(door, "DoorWentShut", api.Clock.GetUtcNow());
                await api.Deliver();
            }
        }

        // What happened without a line is known when it is back.
        using var again = await TestBridge.Connect(new Uri(api.Url, "/bridge"), credential);
        await again.Say(second.Value, "DoorWentOpen", api.Clock.GetUtcNow());
        await api.Deliver();
        Assert.Equal([second.Value], await Standing(staff, site, "OPEN"));
    }

    private static async Task<string> Code(Browser staff, string document, object variables) =>
        (await staff.Do(document, variables)).GetProperty("code").GetProperty("code").GetString()!;

    private static async Task<List<Guid>> Standing(Browser staff, SiteId site, string position) =>
        [.. (await staff.Do("query ($site: ID!) { doors(site: $site) { id position } }", new { site = site.Value })).EnumerateArray()
            .Where(door => door.GetProperty("position").GetString() == position).Select(door => door.GetProperty("id").GetGuid())];

    private async Task<string> Paired(string code) => (await api.NewBrowser().Do(Pair, new { code })).GetProperty("credential").GetString()!;

    private async Task<Guid> Site(string credential) =>
        (await Machine(credential).Do("{ thisDevice { site { id } } }")).GetProperty("site").GetProperty("id").GetGuid();

    private async Task<System.Net.HttpStatusCode> Status(string credential)
    {
        using var answer = await Machine(credential).Post("{ thisDevice { id } }");
        return answer.StatusCode;
    }

    private Browser Machine(string credential)
    {
        var machine = api.NewBrowser();
        machine.Bearer = credential;
        return machine;
    }
}
