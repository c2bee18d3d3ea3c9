using Toolbox24.Api.Tests.Passes;
using Toolbox24.Domain;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>Who comes before the start.</summary>
[Trait("story", "T24-404")]
[Trait("story", "T24-403")]
public sealed class EarlyStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    private const string PickUp = "mutation ($input: PickUpInput!) { pickUp(input: $input) { refusal { code } } }";

    [Fact]
    public async Task A_quarter_of_an_hour_before_the_start_tools_that_are_free_are_fetched_by_pin_as_by_phone()
    {
        var ((site, tool), booker, slot) = (api.NewShop(), await api.NewBooker(), api.SlotIn(24));
        var rental = await booker.Book(site, slot, tool);
        await api.At(slot.Start.AddMinutes(-30));
        var (kiosk, digits) = (await api.NewKiosk(site), Assert.Single(await api.Pins(booker, rental)));
        using var visit = new Visit(api, booker, rental, await api.NewBridge(site), kiosk, site, slot);
        await api.At(slot.Start.AddMinutes(-15).AddSeconds(-1));
        Assert.Equal("PASS_TOO_EARLY", (await visit.Show()).Code());
        Assert.Null((await kiosk.Type($"5678{digits}")).Code());
        await visit.Open(1);
        Assert.Equal("TOO_EARLY_TO_PICK_UP", await kiosk.Refusal(PickUp, new { input = new { rental, noticeRead = true } }));

        await api.At(slot.Start.AddMinutes(-15));
        Assert.Null(await kiosk.Refusal(PickUp, new { input = new { rental, noticeRead = true } }));
        await visit.Open(1);
        await visit.Shut((await visit.Units())[0]);
        await visit.Say("finishPickUp");

        Assert.Equal("ACTIVE", await visit.Status());
    }

    [Fact]
    public async Task But_not_while_the_customer_before_has_them()
    {
        using var before = await api.NewVisit();
        await before.Leave();
        await before.Go();
        var tool = api.Database.Scalar<Guid>("SELECT tool_id FROM tool_unit WHERE id = $1", (await before.Units())[0]);
        var (booker, slot) = (await api.NewBooker(), new Slot(before.Slot.End.AddMinutes(30), before.Slot.End.AddHours(3)));
        var rental = await booker.Book(before.Site, slot, new(tool));
        await api.At(slot.Start.AddMinutes(-15));
        using var visit = new Visit(api, booker, rental, before.Bridge, before.Kiosk, before.Site, slot);
        await visit.Enter();
        Assert.Equal("NOT_FREE_YET", (await visit.Do("pickUp", new { noticeRead = true })).Code());
        await visit.Go();

        api.Clock.Advance(TimeSpan.FromSeconds(11));
        await before.ComeBack();
        await before.BringBack();
        await before.Judge(VerdictColour.Green);
        await before.Go();
        api.Clock.Advance(TimeSpan.FromSeconds(80));
        await visit.Enter();

        Assert.Null((await visit.Do("pickUp", new { noticeRead = true })).Code());
    }
}
