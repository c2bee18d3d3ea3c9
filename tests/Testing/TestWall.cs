using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Testing;

/// <summary>Sites, lockers and units, put into a test database by rows.</summary>
public static class TestWall
{
    /// <summary>That of all tools of these walls.</summary>
    public static readonly CategoryId Category = new(new Guid("0195524f-0000-7000-8000-000000000001"));

    private const string NewUnits =
        "INSERT INTO tool_unit SELECT unit, $3, upper(right(unit::text, 12)), locker FROM unnest($1, $2) AS stands (unit, locker)";

    /// <summary>As many lockers of one site as asked for, each with a unit of one tool whose turnaround is 30 minutes.</summary>
    public static IReadOnlyList<(LockerId Locker, UnitId Unit)> AddWall(this TestDatabase database, int lockers)
    {
        var (site, tool) = (database.AddSite(), database.AddTool());
        var wall = Enumerable.Range(0, lockers)
            .Select(_ => (Locker: new LockerId(Guid.CreateVersion7()), Unit: new UnitId(Guid.CreateVersion7())))
            .ToList();
        database.Execute(
            "INSERT INTO locker SELECT id, $2, id::text, 'M', 500, 400, 300 FROM unnest($1) AS id",
            wall.Select(one => one.Locker.Value).ToArray(), site.Value);
        database.Execute(
            NewUnits, wall.Select(one => one.Unit.Value).ToArray(), wall.Select(one => one.Locker.Value).ToArray(), tool);
        return wall;
    }

    /// <summary>A locker with nothing in it, beside another of the same site.</summary>
    public static LockerId AddEmptyLocker(this TestDatabase database, LockerId beside, int width = 500) =>
        database.AddEmptyLocker(
            new SiteId(database.Scalar<Guid>("SELECT site_id FROM locker WHERE id = $1", beside.Value)), width);

    /// <inheritdoc cref="AddEmptyLocker(TestDatabase, LockerId, int)" />
    public static LockerId AddEmptyLocker(this TestDatabase database, SiteId site, int width = 500)
    {
        var locker = new LockerId(Guid.CreateVersion7());
        database.Execute(
            "INSERT INTO locker VALUES ($1, $2, $1::text, 'M', $3, 400, 300)", locker.Value, site.Value, width);
        return locker;
    }

    /// <summary>A unit in the workshop, of a tool of its own.</summary>
    public static UnitId AddUnit(this TestDatabase database)
    {
        var unit = new UnitId(Guid.CreateVersion7());
        database.Execute(NewUnits, (Guid[])[unit.Value], (Guid?[])[null], database.AddTool());
        return unit;
    }

    public static SiteId AddSite(this TestDatabase database)
    {
        var site = new SiteId(Guid.CreateVersion7());
        database.Execute("INSERT INTO site VALUES ($1, $1::text, 'Place', '69003', 'Lyon', 'Europe/Paris')", site.Value);
        return site;
    }

    private static Guid AddTool(this TestDatabase database)
    {
        var tool = Guid.CreateVersion7();
        database.Execute("INSERT INTO category VALUES ($1, 1, 'Perçage', 10, 1) ON CONFLICT DO NOTHING", Category.Value);
        database.Execute(
            """
            INSERT INTO tool (
                id, name, category_id, synonyms, description, drawing, width_mm, height_mm, depth_mm, replacement_value_cents, turnaround)
            VALUES ($1, $1::text, $2, '{}', 'Perce.', 'perforateur', 300, 200, 100, 30000, interval '30 minutes')
            """,
            tool, Category.Value);
        return tool;
    }
}
