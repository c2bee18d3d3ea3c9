using System.Text.Json;
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

    [Fact]
    [Trait("story", "T24-203")]
    public async Task Packs_come_by_what_a_quote_of_them_says_too_and_those_that_cost_more_than_the_highest_are_left_out()
    {
        const string Packs =
            """
            query ($filter: PackFilterInput!, $site: ID, $slot: SlotInput) {
              packs(filter: $filter, order: PRICE) { totalCount nodes { id price(site: $site, slot: $slot) { withVat { cents } } } }
            }
            """;
        var (site, cheap, usual, dear) = await NewShelf();
        var slot = Customer.Of(api.SlotIn(24, lasting: 2));
        var (by, other) = (api.Database.AddPack($"Aménagement {cheap.Value:n}", cheap, usual).Value, api.Database.AddPack($"Bardage {dear.Value:n}", usual, dear).Value);

        Assert.Equal([(by, 23_40), (other, 32_40)], await Ask(new { site = site.Value, slot }, slot));
        Assert.Equal([(other, 58_50), (by, 67_50)], await Ask(new { site = site.Value }, slot: null));
        Assert.Equal([(by, 23_40)], await Ask(new { site = site.Value, slot, maxPrice = 32_39 }, slot));
        Assert.Equal([(other, 58_50)], await Ask(new { site = site.Value, maxPrice = 58_50 }, slot: null));
        Assert.Equal(23_40, await Quoted(new { site = site.Value, slot, items = new[] { new { pack = by } } }));

        async Task<List<(Guid, int)>> Ask(object filter, object? slot) => Priced(await api.NewBrowser().Do(Packs, new { filter, site = site.Value, slot }));
    }

    private async Task<List<(Guid Tool, int Cents)>> Ask(object filter, SiteId site, object? slot)
    {
        return Priced(await api.NewBrowser().Do(Query, new { filter, site = site.Value, slot }));
    }

    private static List<(Guid Id, int Cents)> Priced(JsonElement data) =>
    [
        .. data.GetProperty("nodes").EnumerateArray().Select(node => (
            node.GetProperty("id").GetGuid(), node.GetProperty("price").GetProperty("withVat").GetProperty("cents").GetInt32())),
    ];

    private Task<int> Quoted(SiteId site, Guid tool, object slot) => Quoted(new { site = site.Value, slot, items = new[] { new { tool } } });

    private async Task<int> Quoted(object input) => (await api.NewBrowser().Do(
        "query ($input: QuoteInput!) { quote(input: $input) { quote { total { cents } } } }", new { input }))
        .GetProperty("quote").GetProperty("total").GetProperty("cents").GetInt32();

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
