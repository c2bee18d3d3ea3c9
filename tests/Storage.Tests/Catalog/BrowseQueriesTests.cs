using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
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
    private readonly string category = Guid.NewGuid().ToString();

    public BrowseQueriesTests(TestDatabase database) => (this.database, catalogue) = (database, new BrowseQueries(database.Source));

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

    private ToolId Add(string name) => database.AddTool($"{name} {Guid.NewGuid():n}", category);

    private Task<List<ToolId>> Find(Wanted wanted) =>
        catalogue.Tools(new Browse(wanted.Search, category, wanted.Site, wanted.Slot, wanted.Order), Now);

    private sealed record Wanted
    {
        public string? Search { get; init; }

        public SiteId? Site { get; init; }

        public Slot? Slot { get; init; }

        public CatalogueOrder Order { get; init; }
    }
}
