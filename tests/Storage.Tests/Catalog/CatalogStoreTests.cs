using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Schema;
using Toolbox24.Storage.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Catalog;

public sealed class CatalogStoreTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime, IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly CommitWriter writer = new(database.Source);

    private CatalogStore Catalog => new(database.Source, writer);

    private ToolQueries Tools => new(database.Source);

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    [Fact]
    public async Task A_tool_is_read_as_it_was_written()
    {
        var tool = await NewTool();

        Assert.Equivalent(tool, (await Tools.Find([tool.Id])).Single(), strict: true);
        Assert.Equal(1, tool.Version);
        Assert.Equal((1, 1), Told(tool.Id.Value, "ToolAdded"));
    }

    [Fact]
    public async Task Of_two_who_read_the_same_version_one_writes()
    {
        var tool = await NewTool();
        var (mine, theirs) = (tool with { ReplacementValue = new(1) }, tool with { ReplacementValue = new(2) });

        var answers = await Task.WhenAll(Catalog.Save(mine, Note("ToolChanged")), Catalog.Save(theirs, Note("ToolChanged")));

        Assert.Equal(new Stale(1), Assert.Single(answers, answer => !answer.Succeeded(out _, out _)).Refusal());
        Assert.Equal(2, (await Tools.Find([tool.Id])).Single().Version);
        Assert.Equal((1, 1), Told(tool.Id.Value, "ToolChanged"));
    }

    [Fact]
    public async Task A_name_that_is_taken_and_a_category_that_is_none_are_refused_and_nothing_is_told()
    {
        var (one, other) = (await NewTool(), await NewTool());
        var renamed = other with { Description = other.Description with { Name = one.Description.Name } };
        var nowhere = new CategoryId(Guid.NewGuid());

        Assert.Equal(new ToolNameTaken(one.Description.Name), (await Catalog.Save(renamed, Note("ToolChanged"))).Refusal());
        Assert.Equal(
            new UnknownCategory(nowhere),
            (await Catalog.Save(other with { Description = other.Description with { Category = nowhere } }, Note("ToolChanged"))).Refusal());
        Assert.Equal((0, 0), Told(other.Id.Value, "ToolChanged"));
    }

    [Fact]
    public async Task A_pack_keeps_its_order_and_takes_only_tools_that_are_rented_out()
    {
        var (one, other) = (await NewTool(), await NewTool());
        var pack = Pack.Add(new($"{Guid.NewGuid()}", "", 100, [new(other.Id, 2), new(one.Id, 1)]), Now).Value();

        var written = (await Catalog.Save(pack, Note("PackAdded"))).Value();
        Assert.Equal(pack.Items.ToList(), (await Catalog.Find([pack.Id])).Single().Items.ToList());

        var smaller = (await Catalog.Save(written with { Items = [new(other.Id, 3)] }, Note("PackChanged"))).Value();
        Assert.Equal([new PackItem(other.Id, 3)], (await Catalog.Find([pack.Id])).Single().Items.ToList());

        await Catalog.Save(one.Retire(one.Version, Now).Value(), Note("ToolRetired"));
        Assert.Equal(new UnknownTool(one.Id), (await Catalog.Save(smaller with { Items = pack.Items }, Note("PackChanged"))).Refusal());
    }

    [Fact]
    public async Task A_site_keeps_its_hours_and_its_place()
    {
        var site = Site.Open(
            new OpenSite($"{Guid.NewGuid()}", new PostalAddress("Place", "69003", "Lyon"), "Europe/Paris")
            {
                Position = new(45.76, 4.86),
                Opening = new([new OpenSpan(Weekday.Sunday, new(6, 30), new(22, 0))]),
                IsSelling = false,
            },
            Now).Value();

        var written = (await new SiteStore(writer).Save(site, Note("SiteOpened"))).Value();

        Assert.Equal(written, (await new SiteQueries(database.Source).Find([site.Id])).Single());
        Assert.Equal(new SiteNameTaken(site.Name), (await new SiteStore(writer).Save(site with { Id = SiteId.New(Now) }, Note("SiteOpened"))).Refusal());
    }

    [Fact]
    public async Task Names_of_categories_that_tools_had_become_categories()
    {
        using var old = TestDatabase.Empty();
        var before = new Migrator(old.Source, [.. Migration.All.Where(step => step.Number < 12)]);
        await before.Up();
        foreach (var (name, category) in new[] { ("Scie", "Sciage"), ("Perceuse", "Perçage"), ("Scie sabre", "Sciage") })
        {
            old.Execute(
                "SELECT add_tool(gen_random_uuid(), $1, $2, '{}', '', 'x', 1, 1, 1, 1, interval '30 minutes', '{}', $3, 'test')", name, category, Now);
        }

        await new Migrator(old.Source).Up();
        Assert.Equal(
            ["Perceuse Perçage", "Scie Sciage", "Scie sabre Sciage"],
            old.Column<string>("SELECT t.name || ' ' || c.name FROM tool t JOIN category c ON c.id = t.category_id ORDER BY 1"));

        await new Migrator(old.Source).Down(11);
        Assert.Equal(["Perçage", "Sciage", "Sciage"], old.Column<string>("SELECT category FROM tool ORDER BY name"));
    }

    private async Task<Tool> NewTool()
    {
        var category = (await Catalog.Save(Category.Add(new($"{Guid.NewGuid()}", 5, 1), Now).Value(), Note("CategoryAdded"))).Value();
        var tool = Tool.Add(
            new(
                new ToolDescription($"{Guid.NewGuid()}", category.Id, ["perfo", "l'outil"], "Perce.", Drawing: null) { Notice = "Deux\nlignes" },
                new Dimensions(300, 200, 100), new Euros(300_00), TimeSpan.FromHours(24)),
            Now).Value();
        return (await Catalog.Save(tool, Note("ToolAdded"))).Value();
    }

    /// <summary>How many events and audit lines there are of a change.</summary>
    private (long Events, long Audited) Told(Guid id, string what) => (
        database.Scalar<long>("SELECT count(*) FROM event WHERE stream = $1 AND type = $2", id, what),
        database.Scalar<long>("SELECT count(*) FROM audit_entry WHERE object_id = $1 AND action = $2", id, what));

    private static ChangeNote Note(string what) => new(what, "system", Now);
}
