using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Availability;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Availability;

[Trait("story", "T24-208")]
public sealed class StockQueriesTests : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Now = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database;
    private readonly StockQueries stock;
    private readonly SiteId site;
    private readonly ToolId tool;

    public StockQueriesTests(TestDatabase database)
    {
        (this.database, stock) = (database, new StockQueries(database.Source));
        (site, tool) = (database.AddSite(), database.AddTool(Guid.NewGuid().ToString()));
    }

    [Fact]
    public async Task Units_come_with_the_spans_they_are_promised_for_in_their_order()
    {
        var (_, unit) = database.AddUnit(site, tool);
        database.AddClaim(unit, Hours(30, 32));
        database.AddClaim(unit, Hours(2, 4));

        var only = Assert.Single((await Read(0, 48)).Units);

        Assert.Equal((unit, tool, TimeSpan.FromMinutes(30)), (only.Unit, only.Tool, only.Turnaround));
        Assert.Equal(new Slot[] { Hours(2, 4.5), Hours(30, 32.5) }, only.Promised.ToArray());
    }

    [Fact]
    public async Task A_hold_that_has_expired_blocks_nobody()
    {
        var (_, unit) = database.AddUnit(site, tool);
        database.AddClaim(unit, Hours(2, 4), expiresAt: Now);
        database.AddClaim(unit, Hours(6, 8), expiresAt: Now.AddTicks(10));

        Assert.Empty((await Read(0, 48)).Missing([new(tool, 1)], Hours(2, 4)));
        Assert.Equal([tool], (await Read(0, 48)).Missing([new(tool, 1)], Hours(6, 8)));
    }

    [Fact]
    public async Task A_promise_that_begins_within_the_turnaround_after_the_span_is_known()
    {
        var (_, unit) = database.AddUnit(site, tool);
        database.AddClaim(unit, Hours(10.25, 12));

        Assert.Equal([tool], (await Read(8, 10)).Missing([new(tool, 1)], Hours(8, 10)));
        Assert.Empty((await Read(8, 9.75)).Missing([new(tool, 1)], Hours(8, 9.75)));
    }

    [Fact]
    public async Task Only_units_that_stand_at_the_site_count_and_all_of_them_do()
    {
        var (locker, moved) = database.AddUnit(site, tool);
        var other = database.AddTool(Guid.NewGuid().ToString());
        database.AddUnit(site, other);
        database.AddUnit(database.AddSite(), tool);
        database.AddUnit();

        Assert.Equal(new[] { tool, other }.ToHashSet(), (await Read(0, 2)).Tools.ToHashSet());
        Assert.Equal([tool], (await stock.At([site], [tool], Hours(0, 2), Now))[0].Tools);

        database.Execute("UPDATE tool_unit SET locker_id = NULL WHERE id = $1 AND locker_id = $2", moved.Value, locker.Value);
        Assert.Equal([other], (await Read(0, 2)).Tools);
    }

    [Fact]
    public async Task Sites_come_in_the_order_in_which_they_are_asked_for()
    {
        var empty = database.AddSite();
        database.AddUnit(site, tool);

        var found = await stock.At([empty, site], [tool], Hours(0, 2), Now);

        Assert.Equal([empty, site], found.Select(one => one.Site));
        Assert.Equal([0, 1], found.Select(one => one.Units.Count()));
    }

    [Fact]
    public async Task The_nearest_alternatives_are_found_around_the_site()
    {
        var category = Guid.NewGuid().ToString();
        var wanted = database.AddTool(Guid.NewGuid().ToString(), category, cents: 20_000);
        var (dear, like) = (database.AddTool(Guid.NewGuid().ToString(), category, 90_000), database.AddTool(Guid.NewGuid().ToString(), category, 21_000));
        var (elsewhere, taken) = (database.AddSite(), database.AddSite());
        database.AddClaim(database.AddUnit(site, wanted).Unit, Hours(10, 14));
        database.AddUnit(site, dear);
        database.AddUnit(site, like);
        database.AddUnit(elsewhere, wanted);
        database.AddClaim(database.AddUnit(taken, wanted).Unit, Hours(10, 14));

        var found = await new AlternativeQueries(database.Source, stock)
            .Nearest(new Wanted(site, [new(wanted, 1)], Hours(12, 14)), SlotRules.Default, Now);

        Assert.Equal(
            new Alternative[]
            {
                new(AlternativeKind.OtherTime, site, Hours(14.5, 16.5), []),
                new(AlternativeKind.TwinTool, site, Hours(12, 14), [new Twin(wanted, like)]),
                new(AlternativeKind.OtherSite, elsewhere, Hours(12, 14), []),
            },
            found.ToArray());
    }

    private Task<Stock> Read(double from, double until) => stock.At(site, Hours(from, until), Now);

    private static Slot Hours(double from, double until) => new(Now.AddHours(from), Now.AddHours(until));
}
