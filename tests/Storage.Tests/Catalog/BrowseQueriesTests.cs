using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Catalog;

[Trait("story", "T24-206")]
public sealed class BrowseQueriesTests : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Now = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Slot Wish = new(Now.AddHours(10), Now.AddHours(12));

    private readonly TestDatabase database;
    private readonly BrowseQueries catalogue;
    private readonly string name = Guid.NewGuid().ToString();
    private readonly CategoryId category;

    public BrowseQueriesTests(TestDatabase database)
    {
        (this.database, catalogue) = (database, new BrowseQueries(database.Source));
        category = database.AddCategory(name);
    }

    [Fact]
    public async Task What_is_not_searched_for_is_shown_by_name_within_its_category()
    {
        var second = Add("Zébu");
        var first = Add("Abeille");
        database.AddTool(Guid.NewGuid().ToString(), "another");

        Assert.Equal([first, second], await Find(new()));
    }

    [Fact]
    public async Task What_is_searched_for_may_be_shown_by_name()
    {
        var (better, worse) = (Add("Lustreuse zinguée"), Add("Abrasif pour lustreuse"));

        Assert.Equal([worse, better], await Find(new() { Search = "lustreuses", Order = CatalogueOrder.Name }));
        Assert.Equal(new HashSet<ToolId> { better, worse }, [.. await Find(new() { Search = "lustreuses" })]);
    }

    [Fact]
    public async Task What_stands_at_a_site_is_shown_even_where_all_of_it_is_taken()
    {
        var (site, tool) = (database.AddSite(), Add("Perceuse A"));
        Add("Perceuse B");
        database.AddClaim(database.AddUnit(site, tool).Unit, Wish);

        Assert.Equal([tool], await Find(new() { Site = site }));
    }

    [Fact]
    public async Task Of_what_is_wanted_for_a_slot_only_what_is_free_is_shown()
    {
        var (site, taken, free) = (database.AddSite(), Add("Prise"), Add("Libre"));
        var unit = database.AddUnit(site, taken).Unit;
        database.AddClaim(unit, Wish);
        database.AddClaim(database.AddUnit(site, free).Unit, Wish);
        database.AddUnit(site, free);

        Assert.Equal([free], await Find(new() { Site = site, Slot = Wish }));
        Assert.Equal([free], await Find(new() { Slot = new Slot(Wish.Start.AddHours(-3), Wish.Start.AddMinutes(-15)) }));
        Assert.Equal([free, taken], await Find(new() { Slot = new Slot(Wish.Start.AddHours(-3), Wish.Start.AddMinutes(-30)) }));

        database.AddUnit(database.AddSite(), taken);
        Assert.Equal([free, taken], await Find(new() { Slot = Wish }));
        Assert.Equal([free], await Find(new() { Site = site, Slot = Wish }));
    }

    [Fact]
    public async Task A_hold_that_has_expired_takes_nothing()
    {
        var (site, tool) = (database.AddSite(), Add("Tenue"));
        database.AddClaim(database.AddUnit(site, tool).Unit, Wish, expiresAt: Now);

        Assert.Equal([tool], await Find(new() { Site = site, Slot = Wish }));
    }

    [Fact]
    public async Task What_is_written_anew_is_found_by_its_new_words_only()
    {
        var tool = Add("Bouvet");

        database.Execute("UPDATE tool SET name = 'Guillaume', synonyms = '{rainureuse}' WHERE id = $1", tool.Value);

        Assert.Empty(await Find(new() { Search = "bouvets" }));
        Assert.Equal([tool], await Find(new() { Search = "guillaume" }));
        Assert.Equal([tool], await Find(new() { Search = "rainurreuses" }));
    }

    [Fact]
    public async Task What_is_retired_is_neither_shown_nor_found_nor_proposed()
    {
        var tool = Add("Quillonneuse");
        Assert.Equal("quillonneuse", await catalogue.DidYouMean("quilloneusse"));

        database.Execute("UPDATE tool SET retired_at = $2 WHERE id = $1", tool.Value, Now);

        Assert.Empty(await Find(new()));
        Assert.Empty(await Find(new() { Search = "quillonneuse" }));
        Assert.Null(await catalogue.DidYouMean("quilloneusse"));
    }

    [Fact]
    public async Task What_is_found_by_its_category_is_so_by_its_new_name()
    {
        var tool = Add("Abc");

        database.Execute("UPDATE category SET name = $2 WHERE id = $1", category.Value, $"Vitrerie {name}");

        Assert.Equal([tool], await Find(new() { Search = "vitreries" }));
    }

    [Fact]
    public async Task A_pack_is_shown_where_all_its_tools_stand_and_are_free_together()
    {
        var (here, there, one, other) = (database.AddSite(), database.AddSite(), Add("Un"), Add("Deux"));
        var pack = database.AddPack(Guid.NewGuid().ToString(), one, other);
        database.AddClaim(database.AddUnit(here, one).Unit, Wish);
        database.AddUnit(here, other);
        database.AddUnit(there, one);

        Assert.Contains(pack, await catalogue.Packs(new(), Now));
        Assert.Equal([pack], await catalogue.Packs(new() { Site = here }, Now));
        Assert.Empty(await catalogue.Packs(new() { Site = there }, Now));
        Assert.Empty(await catalogue.Packs(new() { Site = here, Slot = Wish }, Now));
        Assert.Equal([pack], await catalogue.Packs(new() { Site = here, Slot = new Slot(Wish.Start.AddHours(3), Wish.End.AddHours(3)) }, Now));

        database.Execute("UPDATE pack_item SET quantity = 2 WHERE pack_id = $1 AND tool_id = $2", pack.Value, other.Value);
        Assert.Empty(await catalogue.Packs(new() { Site = here }, Now));
    }

    [Fact]
    public async Task A_pack_is_found_by_its_name_and_by_those_of_its_tools()
    {
        var tool = Add("Strapontineuse");
        var pack = database.AddPack($"Gradinage {Guid.NewGuid():n}", tool, Add("Autre"));

        Assert.Equal([pack], await catalogue.Packs(new() { Search = "gradinages" }, Now));
        Assert.Equal([pack], await catalogue.Packs(new() { Search = "strapontineuses" }, Now));

        database.Execute("UPDATE tool SET name = $2 WHERE id = $1", tool.Value, $"Tabouretteuse {Guid.NewGuid():n}");
        Assert.Equal([pack], await catalogue.Packs(new() { Search = "tabouretteuse" }, Now));
        Assert.Empty(await catalogue.Packs(new() { Search = "strapontineuses" }, Now));

        database.Execute("UPDATE pack SET retired_at = $2 WHERE id = $1", pack.Value, Now);
        Assert.Empty(await catalogue.Packs(new() { Search = "gradinages" }, Now));
    }

    private ToolId Add(string called) => database.AddTool($"{called} {Guid.NewGuid():n}", name);

    private Task<List<ToolId>> Find(Browse wanted) =>
        catalogue.Tools(wanted with { Category = category }, Now);
}
