using System.Text.Json;
using Toolbox24.Api.Tests.Availability;
using Toolbox24.Testing;

namespace Toolbox24.Api.Tests.Catalog;

/// <summary>The catalogue as visitors go through it.</summary>
[Trait("story", "T24-206")]
public sealed class BrowseTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Visitors_find_a_tool_however_they_write_it()
    {
        var tool = api.Database.AddTool("Gélivure à rainurer", synonyms: ["Bouvet Fœrst"]);

        foreach (var written in (string[])["gelivures", "GÉLIVURE", "gelivurre", "bouvets", "foerst"])
        {
            var data = await api.Data($$"""{ tools(search: "{{written}}") { nodes { id } totalCount } }""");
            Assert.Equal((written, tool.Value), (written, Assert.Single(Ids(data))));
        }

        var meant = await api.Data("""{ wrong: didYouMean(search: "gelivurre") right: didYouMean(search: "gelivures") }""");
        Assert.Equal("""{"wrong":"gélivure","right":null}""", meant.GetRawText());
    }

    [Fact]
    public async Task What_is_no_letter_is_a_blank_to_who_searches()
    {
        var tool = api.Database.AddTool("Zingueuse à plier");
        var data = await api.Data(
            """
            {
                tools(search: "zingueuse\u0000plier") { nodes { id } } packs(search: "zingueuse\u0000plier") { nodes { id } }
                all: tools(search: "\u0000\u0007", first: 1) { nodes { id } }
                wrong: didYouMean(search: "zinguese\u0000") none: didYouMean(search: "\u0000")
            }
            """);

        Assert.Equal(tool.Value, Assert.Single(Ids(data)));
        Assert.Single(data.GetProperty("all").GetProperty("nodes").EnumerateArray());
        Assert.Equal(("zingueuse", null), (data.GetProperty("wrong").GetString(), data.GetProperty("none").GetString()));
    }

    [Fact]
    public async Task Visitors_see_only_what_they_can_have_where_and_when_they_want_it()
    {
        var (shop, slot) = (new Shop(api), Shop.Hours(24, 26));
        var twin = shop.AddTwin();
        await shop.Hold(shop.AddUnit(), slot);
        shop.AddUnit(twin);

        var here = await api.Data($$"""{ tools(filter: { site: "{{shop.Site.Value}}" }) { nodes { id } } }""");
        Assert.Equal([twin.Value, shop.Tool.Value], Ids(here));

        var free = await api.Data($$"""{ tools(filter: { site: "{{shop.Site.Value}}", slot: {{Shop.Text(slot)}} }) { nodes { id } } }""");
        Assert.Equal([twin.Value], Ids(free));
    }

    [Fact]
    public async Task The_list_goes_on_where_a_page_ends()
    {
        var name = Guid.NewGuid().ToString();
        var category = api.Database.AddCategory(name).Value;
        var tools = Enumerable.Range(1, 5).Select(number => api.Database.AddTool($"Outil {number} {name}", name).Value).ToList();

        var (seen, after) = (new List<Guid>(), "");
        for (var page = 0; page < 3; page++)
        {
            var data = await api.Data(
                $$"""{ tools(filter: { category: "{{category}}" }, first: 2{{after}}) { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }""");
            seen.AddRange(Ids(data));
            var info = data.GetProperty("tools").GetProperty("pageInfo");
            Assert.Equal((5, page < 2), (data.GetProperty("tools").GetProperty("totalCount").GetInt32(), info.GetProperty("hasNextPage").GetBoolean()));
            after = $", after: \"{info.GetProperty("endCursor").GetString()}\"";
        }

        Assert.Equal(tools, seen);
        Assert.Empty(Ids(await api.Data($$"""{ tools(filter: { category: "{{category}}" }, after: "99.{{Guid.Empty:N}}") { nodes { id } } }""")));
    }

    [Fact]
    public async Task The_list_goes_on_after_what_was_shown_last_whatever_came_and_went_before_it()
    {
        var name = Guid.NewGuid().ToString();
        var category = api.Database.AddCategory(name).Value;
        var tools = Enumerable.Range(1, 4).Select(number => api.Database.AddTool($"Outil {number} {name}", name).Value).ToList();
        var first = await api.Data($$"""{ tools(filter: { category: "{{category}}" }, first: 2) { nodes { id } pageInfo { endCursor } } }""");
        var cursor = first.GetProperty("tools").GetProperty("pageInfo").GetProperty("endCursor").GetString();

        var earlier = api.Database.AddTool($"Outil 0 {name}", name).Value;
        Assert.Equal(tools[2..], Ids(await After(cursor)));
        foreach (var gone in new[] { earlier, tools[1] }) api.Database.Execute("UPDATE tool SET retired_at = '2026-01-01Z' WHERE id = $1", gone);
        Assert.Equal(tools[2..], Ids(await After(cursor)));

        Task<JsonElement> After(string? cursor) => api.Data($$"""{ tools(filter: { category: "{{category}}" }, after: "{{cursor}}") { nodes { id } } }""");
    }

    [Fact]
    public async Task Visitors_find_packs_as_they_find_tools()
    {
        var (shop, slot) = (new Shop(api), Shop.Hours(24, 26));
        var other = shop.AddTwin();
        var pack = api.Database.AddPack($"Dallage jardinier {Guid.NewGuid():n}", shop.Tool, other).Value;
        shop.AddUnit();
        await shop.Hold(shop.AddUnit(other), slot);

        var found = await api.Data(
            $$"""
            {
                search: packs(search: "dalages") { nodes { id name items { tool { id } quantity } } totalCount }
                here: packs(filter: { site: "{{shop.Site.Value}}" }) { nodes { id } }
                free: packs(filter: { site: "{{shop.Site.Value}}", slot: {{Shop.Text(slot)}} }) { nodes { id } }
            }
            """);

        Assert.Equal(pack, Assert.Single(found.GetProperty("search").GetProperty("nodes").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Equal(pack, Assert.Single(found.GetProperty("here").GetProperty("nodes").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Empty(found.GetProperty("free").GetProperty("nodes").EnumerateArray());
    }

    [Theory]
    [InlineData("last: 2", "The list is read from its start")]
    [InlineData("after: \"x\"", "is no cursor of this list")]
    [InlineData("filter: { slot: { start: \"2026-03-01T10:00:00Z\", end: \"2026-03-01T12:00:00Z\" } }", "This slot has already begun")]
    [InlineData("filter: { slot: { start: \"2026-03-03T12:00:00Z\", end: \"2026-03-03T12:00:00Z\" } }", "A slot must end after it starts")]
    public async Task What_makes_no_sense_is_an_error(string arguments, string says)
    {
        var answer = await api.Ask($$"""{ tools({{arguments}}) { nodes { id } } }""");

        Assert.Contains(says, answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_is_free_at_a_site_only()
    {
        var answer = await api.Ask($$"""{ packs(filter: { slot: {{Shop.Text(Shop.Hours(1, 2))}} }) { nodes { id } } }""");

        Assert.Contains("Say the site", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_searches_for_a_whole_book()
    {
        var answer = await api.Ask($$"""{ tools(search: "{{new string('a', 101)}}") { nodes { id } } }""");

        Assert.Contains("100 characters at most", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static List<Guid> Ids(JsonElement data) =>
        [.. data.GetProperty("tools").GetProperty("nodes").EnumerateArray().Select(tool => tool.GetProperty("id").GetGuid())];
}
