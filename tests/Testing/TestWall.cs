using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Testing;

/// <summary>Lockers with a unit in each, put into a test database by rows.</summary>
public static class TestWall
{
    /// <summary>As many lockers of one site as asked for, each with a unit of one tool whose turnaround is 30 minutes.</summary>
    public static IReadOnlyList<(LockerId Locker, UnitId Unit)> AddWall(this TestDatabase database, int lockers)
    {
        var (site, tool) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        database.Execute("INSERT INTO site VALUES ($1, $2, 'Place', '69003', 'Lyon', 'Europe/Paris')", site, $"{site}");
        database.Execute(
            "INSERT INTO tool VALUES ($1, $2, 'Perçage', '{}', 'Perce.', 'perforateur', 300, 200, 100, 30000, interval '30 minutes')",
            tool, $"{tool}");

        var wall = Enumerable.Range(0, lockers)
            .Select(_ => (Locker: new LockerId(Guid.CreateVersion7()), Unit: new UnitId(Guid.CreateVersion7())))
            .ToList();
        database.Execute(
            "INSERT INTO locker SELECT id, $2, id::text, 'M', 500, 400, 300 FROM unnest($1) AS id",
            wall.Select(one => one.Locker.Value).ToArray(), site);
        database.Execute(
            "INSERT INTO tool_unit SELECT unit, $3, upper(right(unit::text, 12)), locker FROM unnest($1, $2) AS stands (unit, locker)",
            wall.Select(one => one.Unit.Value).ToArray(), wall.Select(one => one.Locker.Value).ToArray(), tool);
        return wall;
    }

    /// <summary>A locker with nothing in it, beside another of the same site.</summary>
    public static LockerId AddEmptyLocker(this TestDatabase database, LockerId beside, int width = 500)
    {
        var locker = new LockerId(Guid.CreateVersion7());
        database.Execute(
            "INSERT INTO locker SELECT $1, site_id, $1::text, 'M', $3, 400, 300 FROM locker WHERE id = $2",
            locker.Value, beside.Value, width);
        return locker;
    }
}
