using Toolbox24.Api.Tests.Accounts;
using Toolbox24.Api.Tests.Settings;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Rentals;

/// <summary>Tools by what they cost, as any client of the API looks for them.</summary>
[Trait("story", "T24-206")]
[Trait("story", "T24-303")]
public sealed class PriceStories(BookingFixture api) : IClassFixture<BookingFixture>, IAsyncLifetime
{
    private const string Query =
        """
        query ($filter: ToolFilterInput!, $site: ID, $slot: SlotInput) {
          tools(filter: $filter, order: PRICE) { totalCount nodes { id price(site: $site, slot: $slot) { withVat { cents } } } }
        }
        """;

    public Task InitializeAsync() => api.ForgetSettings();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Tools_come_by_the_price_a_quote_of_them_says_for_the_slot_or_else_by_the_day()
    {
        var (site, cheap, usual, dear) = await NewShelf();
        var slot = Customer.Of(api.SlotIn(24, lasting: 2));

        var forSlot = await Ask(new { site = site.Value, slot }, site, slot);
        var byDay = await Ask(new { site = site.Value }, site, slot: null);

        Assert.Equal([(cheap.Value, 10_00), (usual.Value, 16_00), (dear.Value, 20_00)], forSlot);
        Assert.Equal([(dear.Value, 30_00), (usual.Value, 35_00), (cheap.Value, 40_00)], byDay);
        foreach (var (tool, cents) in forSlot) Assert.Equal(cents, await Quoted(site, tool, slot));
    }

    [Fact]
    public async Task A_highest_price_leaves_out_what_costs_more_and_a_slots_price_is_a_sites()
    {
        var (site, cheap, usual, dear) = await NewShelf();
        var slot = Customer.Of(api.SlotIn(24, lasting: 2));

        Assert.Equal([cheap.Value, usual.Value], (await Ask(new { site = site.Value, slot, maxPrice = 16_00 }, site, slot)).Select(one => one.Tool));
        Assert.Equal([cheap.Value], (await Ask(new { site = site.Value, slot, maxPrice = 15_99 }, site, slot)).Select(one => one.Tool));
        Assert.Equal([dear.Value], (await Ask(new { site = site.Value, maxPrice = 30_00 }, site, slot: null)).Select(one => one.Tool));
        var elsewhere = await api.NewBrowser().Ask(
            "query ($filter: ToolFilterInput!) { tools(filter: $filter, order: PRICE) { totalCount } }", new { filter = new { slot } });
        Assert.StartsWith("Prices for a slot", elsewhere.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private async Task<List<(Guid Tool, int Cents)>> Ask(object filter, SiteId site, object? slot)
    {
        var data = await api.NewBrowser().Do(Query, new { filter, site = site.Value, slot });
        return
        [
            .. data.GetProperty("nodes").EnumerateArray().Select(node => (
                node.GetProperty("id").GetGuid(), node.GetProperty("price").GetProperty("withVat").GetProperty("cents").GetInt32())),
        ];
    }

    private async Task<int> Quoted(SiteId site, Guid tool, object slot) => (await api.NewBrowser().Do(
        "query ($input: QuoteInput!) { quote(input: $input) { quote { total { cents } } } }",
        new { input = new { site = site.Value, slot, items = new[] { new { tool } } } })).GetProperty("quote").GetProperty("total").GetProperty("cents").GetInt32();

    /// <summary>A site with three tools: one is cheap by the hour, one as all are, one cheap by the day.</summary>
    private async Task<(SiteId Site, ToolId Cheap, ToolId Usual, ToolId Dear)> NewShelf()
    {
        var (site, name) = (api.Database.AddSite(), Guid.NewGuid().ToString("n"));
        string[] kinds = ["Ponceuse", "Scie", "Tarière"];
        var tools = kinds.Select(kind => api.Database.AddTool($"{kind} {name}", name)).ToArray();
        foreach (var tool in tools) api.Database.AddUnit(site, tool);
        await (await api.NewStaff(Role.Administrator)).PublishedPrices(
            from: null, Line(8_00, 35_00), Line(5_00, 40_00, tools[0].Value), Line(10_00, 30_00, tools[2].Value));
        return (site, tools[0], tools[1], tools[2]);
    }

    private static object Line(int hour, int day, Guid? tool = null) =>
        new { target = new { tool, audience = "EVERYONE" }, rates = new { hour = new { cents = hour }, day = new { cents = day } } };
}
