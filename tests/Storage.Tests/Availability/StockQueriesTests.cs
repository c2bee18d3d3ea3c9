using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Settings;
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
        Assert.Equal(new Slot[] { Hours(2, 4.5), Hours(30, 32.5) }, only.Taken.ToArray());
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
        Assert.Equal([tool], (await stock.At(site, [tool], Hours(0, 2), Now)).Tools);

        database.Execute("UPDATE tool_unit SET locker_id = NULL WHERE id = $1 AND locker_id = $2", moved.Value, locker.Value);
        Assert.Equal([other], (await Read(0, 2)).Tools);
    }

    [Fact]
    public async Task While_its_locker_or_its_site_is_closed_a_unit_is_free_for_nobody()
    {
        var (locker, _) = database.AddUnit(site, tool);
        Close(locker, Hours(10, 12));
        Close(null, Hours(20, 22));
        Close(database.AddEmptyLocker(site), Hours(30, 48));

        Assert.Equal(
            new Slot[] { Hours(0, 9.5), Hours(12, 19.5), Hours(22, 48) }, (await Read(0, 48)).Free([new(tool, 1)], Hours(0, 48), SlotRules.Default).Ranges.ToArray());
    }

    [Fact]
    public async Task A_closing_that_nobody_has_ended_lasts_and_one_that_was_ended_is_over()
    {
        var (locker, _) = database.AddUnit(site, tool);
        Close(locker, Hours(2, 40), ended: Now.AddHours(4));
        database.Execute(
            "INSERT INTO closing VALUES (gen_random_uuid(), 1, $1, $2, 'Panne.', $3, NULL, NULL)", site.Value, locker.Value, Now.AddHours(20));

        Assert.Equal(
            new Slot[] { Hours(0, 1.5), Hours(4, 19.5) }, (await Read(0, 48)).Free([new(tool, 1)], Hours(0, 48), SlotRules.Default).Ranges.ToArray());
    }

    [Fact]
    public async Task A_unit_is_free_until_it_must_be_inspected_and_never_while_it_is_out_of_service()
    {
        var (due, broken) = (database.AddUnit(site, tool).Unit, database.AddUnit(site, tool).Unit);
        database.Execute("UPDATE tool_unit SET inspection_due = $2 WHERE id = $1", due.Value, Now.AddHours(24));
        database.Execute("UPDATE tool_unit SET state = 'Quarantined' WHERE id = $1", broken.Value);

        var read = await Read(0, 48);

        Assert.Equal(new Slot[] { Hours(0, 23.5) }, read.Free([new(tool, 1)], Hours(0, 48), SlotRules.Default).Ranges.ToArray());
        Assert.Equal(FreeTime.None, read.Free([new(tool, 2)], Hours(0, 48), SlotRules.Default));
        Assert.Empty((await Read(20, 23.5)).Missing([new(tool, 1)], Hours(20, 23.5)));
        Assert.Equal([tool], (await Read(20, 23.75)).Missing([new(tool, 1)], Hours(20, 23.75)));
    }

    [Fact]
    public async Task Neither_a_tool_that_is_retired_nor_a_site_that_sells_nothing_has_any_stock()
    {
        database.AddUnit(site, tool);
        var other = database.AddTool(Guid.NewGuid().ToString());
        database.AddUnit(site, other);

        database.Execute("UPDATE tool SET retired_at = $2 WHERE id = $1", tool.Value, Now);
        Assert.Equal([other], (await Read(0, 2)).Tools);

        database.Execute("UPDATE site SET is_selling = false WHERE id = $1", site.Value);
        Assert.Empty((await Read(0, 2)).Tools);
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
            .Nearest(new Wanted(site, [new(wanted, 1)], Hours(12, 14)), ParameterBook.Empty.At(Now), Now);

        Assert.Equal(
            new Alternative[]
            {
                new(AlternativeKind.OtherTime, site, Hours(14.5, 16.5), []),
                new(AlternativeKind.TwinTool, site, Hours(12, 14), [new Twin(wanted, like)]),
                new(AlternativeKind.OtherSite, elsewhere, Hours(12, 14), []),
            },
            found.ToArray());
    }

    [Fact]
    public async Task Of_other_sites_the_nearest_comes_first_and_those_nobody_has_put_on_a_map_last()
    {
        var (unplaced, far, near) = (database.AddSite(), database.AddSite(), database.AddSite());
        foreach (var other in (SiteId[])[unplaced, far, near]) database.AddUnit(other, tool);
        Place(site, 45.76, 4.86);
        Place(near, 45.77, 4.88);
        Place(far, 48.85, 2.35);

        var found = await new AlternativeQueries(database.Source, stock)
            .Nearest(new Wanted(site, [new(tool, 1)], Hours(12, 14)), ParameterBook.Empty.At(Now), Now);

        Assert.Equal([near, far, unplaced], found.Select(alternative => alternative.Site));
    }

    private void Place(SiteId at, double latitude, double longitude) =>
        database.Execute("UPDATE site SET latitude = $2, longitude = $3 WHERE id = $1", at.Value, latitude, longitude);

    private void Close(LockerId? locker, Slot during, DateTimeOffset? ended = null) => database.Execute(
        "INSERT INTO closing VALUES (gen_random_uuid(), 1, $1, $2, 'Travaux.', $3, $4, $5)",
        site.Value, (object?)locker?.Value ?? DBNull.Value, during.Start, during.End, (object?)ended ?? DBNull.Value);

    private Task<Stock> Read(double from, double until) => stock.At(site, [], Hours(from, until), Now);

    private static Slot Hours(double from, double until) => new(Now.AddHours(from), Now.AddHours(until));
}
