using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>Sites of 100 lockers, each with a unit in it, of 50 tools: two of each tool at each site.</summary>
internal sealed class ShopData(IReadOnlyList<Guid> sites, IReadOnlyList<Guid> tools)
{
    public const int Tools = 50;
    public const int Lockers = 100;

    public static ShopData Add(TestDatabase database, int sites)
    {
        for (var tool = 1; tool <= Tools; tool++) database.AddTool($"Outil {tool}");
        database.Execute(
            """
            INSERT INTO site (id, name, street, postal_code, city, time_zone)
            SELECT gen_random_uuid(), 'Site ' || n, 'Place', '69003', 'Lyon', 'Europe/Paris' FROM generate_series(1, $1) AS n
            """,
            sites);
        database.Execute(
            """
            INSERT INTO locker (id, site_id, name, size, width_mm, height_mm, depth_mm)
            SELECT gen_random_uuid(), s.id, 'L' || n, 'M', 500, 400, 300 FROM site s, generate_series(1, $1) AS n
            """,
            Lockers);
        database.Execute(
            """
            INSERT INTO tool_unit (id, tool_id, code, locker_id)
            SELECT gen_random_uuid(), t.id, 'U' || row_number() OVER (), l.id
            FROM locker l JOIN (SELECT id, row_number() OVER () AS number FROM tool) t ON t.number = 1 + substr(l.name, 2)::int % $1
            """,
            Tools);
        database.Execute("ANALYZE site, tool, locker, tool_unit");
        return new ShopData(database.Column<Guid>("SELECT id FROM site ORDER BY id"), database.Column<Guid>("SELECT id FROM tool ORDER BY id"));
    }

    public IReadOnlyList<Guid> Sites => sites;

    /// <summary>The wishes that can all be granted for one slot by one unit of each tool.</summary>
    public int OneOfEach => sites.Count * tools.Count;

    /// <summary>One tool for two hours: any <see cref="OneOfEach" /> wishes in a row are for different units.</summary>
    public RentalWish Wish(int number, DateTimeOffset start)
    {
        var (site, tool) = (new SiteId(sites[number % sites.Count]), new ToolId(tools[number / sites.Count % tools.Count]));
        return new(site, [new WishedItem(tool, null)], new Slot(start, start.AddHours(2)));
    }
}
