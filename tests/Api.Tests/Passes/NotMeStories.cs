using System.Text.Json;
using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Rentals;
using Toolbox24.Api.Tests.Rentals.OnSite;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Passes;

/// <summary>"Ce n'est pas moi", said after somebody was let in, or while they wait: nothing more is fetched, and all can be brought back.</summary>
[Trait("story", "T24-908")]
public sealed class NotMeStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string PickUp = "mutation ($input: PickUpInput!) { pickUp(input: $input) { refusal { code } } }";

    [Fact]
    public async Task Who_is_inside_opens_no_locker_any_more_until_the_owner_proves_that_it_is_them()
    {
        using var visit = await api.NewVisit();
        await Block(visit.Booker);

        var input = new { input = new { rental = visit.Rental, noticeRead = true } };
        Assert.Equal("PASSES_BLOCKED", (await visit.Do("pickUp", new { noticeRead = true })).Code());
        Assert.Equal("NOT_LET_IN", (await visit.Kiosk.Do(PickUp, input)).Code());
        await api.Deliver();
        Assert.False(visit.Bridge.HasOrder);
        Assert.Equal("CONFIRMED", await visit.Status());

        await Unblock(visit.Booker);
        Assert.Null((await visit.Kiosk.Do(PickUp, input)).Code());
        await visit.Open(1);
        Assert.Equal(["UNLOCKED"], await visit.ItemStatuses());
    }

    [Fact]
    public async Task Who_has_begun_opens_nothing_more_but_what_they_put_back()
    {
        using var visit = await api.NewVisit(units: 2);
        await visit.Do("pickUp", new { noticeRead = true });
        await visit.Open(2);
        var units = await visit.Units();
        foreach (var unit in units) await visit.Shut(unit);
        await Block(visit.Booker);

        Assert.Equal("PASSES_BLOCKED", (await visit.Say("askLockers")).Code());
        Assert.Null((await visit.Do("openLockerAgain", new { unit = units[0] })).Code());
        await visit.Open(1);
        Assert.Null((await visit.Do("leaveTool", new { unit = units[0] })).Code());
        await visit.Shut(units[0]);
        Assert.Equal("PASSES_BLOCKED", (await visit.Do("openLockerAgain", new { unit = units[0] })).Code());
        Assert.Null((await visit.Say("finishPickUp")).Code());

        await visit.Go();
        await visit.ComeBack();
        await visit.Do("beginReturn", new { site = visit.Site.Value, knowsNoRefund = true });
        await visit.PutIn(units[1]);
        Assert.Equal("PENDING_VALIDATION", await visit.Status());
    }

    [Fact]
    public async Task Who_has_met_a_locker_that_is_stuck_may_have_the_money_and_no_other_tool()
    {
        using var visit = await api.NewVisit(units: 1, more: 1);
        await visit.Do("pickUp", new { noticeRead = true });
        await api.Deliver();
        var (command, door) = await visit.Bridge.Order();
        await visit.Bridge.Say(door, "CommandRefused", api.Clock.GetUtcNow(), command, "jammed");
        await api.Deliver();
        await Block(visit.Booker);

        Assert.Equal("PASSES_BLOCKED", (await visit.Do("chooseForStuckLocker", new { choice = "TWIN" })).Code());
        await api.Deliver();
        Assert.False(visit.Bridge.HasOrder);
        Assert.Null((await visit.Do("chooseForStuckLocker", new { choice = "CANCEL" })).Code());
        Assert.Equal("CANCELLED_BY_US", await visit.Status());
    }

    [Fact]
    public async Task Who_waits_is_not_let_in_when_it_is_their_turn_until_the_owner_proves_that_it_is_them()
    {
        var (site, tool) = api.NewShop(units: 2);
        var (slot, kiosk) = (api.SlotIn(3), await api.NewKiosk(site));
        var (camille, sacha) = (await api.NewBooker(), await api.NewBooker());
        var (first, second) = (await camille.Book(site, slot, tool), await sacha.Book(site, slot, tool));
        using var phone = new TestPhone();
        var (ofFirst, ofSecond) = (await camille.Bind(first, phone), await sacha.Bind(second, phone));
        await api.At(slot.Start);
        using var bridge = await api.NewBridge(site);
        var inside = (await kiosk.Show(phone.Show(ofFirst, api.Clock.GetUtcNow()))).VisitOf();
        var waits = (await kiosk.Show(phone.Show(ofSecond, api.Clock.GetUtcNow()))).VisitOf();
        await api.Deliver();
        Assert.Equal(site.Value, (await bridge.Order()).Door);
        await Block(sacha);
        await kiosk.End(inside);

        Assert.Equal("NOT_LET_IN", (await Enter(kiosk, waits)).Code());
        await api.Deliver();
        Assert.False(bridge.HasOrder);

        await Unblock(sacha);
        Assert.Null((await Enter(kiosk, waits)).Code());
        await api.Deliver();
        Assert.Equal(site.Value, (await bridge.Order()).Door);
    }

    private static Task<JsonElement> Enter(Browser kiosk, string? visit) =>
        kiosk.Do("mutation ($visit: ID!) { openEntrance(visit: $visit) { visit { id } refusal { code } } }", new { visit });

    private static async Task Block(Customer customer) => await customer.Browser.Do("mutation { blockPasses { blockedSince refusal { code } } }");

    private static async Task Unblock(Customer customer)
    {
        await customer.Browser.SignedIn(customer.Email);
        Assert.Null(await customer.Browser.Refusal("mutation { unblockPasses { refusal { code } } }"));
    }
}
