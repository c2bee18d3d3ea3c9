using Npgsql;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Consumables;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Silo.Demo;

/// <summary>What of the demo is in the database already, by the names people know it under.</summary>
internal sealed class DemoInventory(NpgsqlDataSource database)
{
    public async Task<Known> Read(CancellationToken cancellationToken)
    {
        var known = new Known([], [], [], [], [], [], [], [], []);
        await Each("SELECT id, name FROM tool", row => known.Tools[row.GetString(1)] = new(row.GetGuid(0)), cancellationToken);
        await Each("SELECT id, name FROM category", row => known.Categories[row.GetString(1)] = new(row.GetGuid(0)), cancellationToken);
        await Each("SELECT DISTINCT tool_id FROM tool_photo", row => known.Pictured.Add(new(row.GetGuid(0))), cancellationToken);
        await Each("SELECT name FROM pack", row => known.Packs.Add(row.GetString(0)), cancellationToken);
        await Each("SELECT id, name FROM consumable", row => known.Consumables[row.GetString(1)] = new(row.GetGuid(0)), cancellationToken);
        await Each("SELECT id, name FROM site", row => known.Sites[row.GetString(1)] = new(row.GetGuid(0)), cancellationToken);
        await Each(
            "SELECT l.id, s.name, l.name FROM locker l JOIN site s ON s.id = l.site_id",
            row => known.Lockers[(row.GetString(1), row.GetString(2))] = new(row.GetGuid(0)), cancellationToken);
        await Each(
            "SELECT id, code FROM tool_unit", row => known.Units[row.GetString(1)] = new(row.GetGuid(0)), cancellationToken);

        // A unit somebody has moved since stays where it was moved to.
        await Each(
            "SELECT id FROM tool_unit WHERE locker_id IS NOT NULL", row => known.Placed.Add(new(row.GetGuid(0))), cancellationToken);
        return known;
    }

    private async Task Each(string sql, Action<NpgsqlDataReader> read, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) read(rows);
    }

    public sealed record Known(
        Dictionary<string, ToolId> Tools,
        Dictionary<string, SiteId> Sites,
        Dictionary<(string Site, string Name), LockerId> Lockers,
        Dictionary<string, UnitId> Units,
        HashSet<UnitId> Placed,
        Dictionary<string, CategoryId> Categories,
        HashSet<ToolId> Pictured,
        HashSet<string> Packs,
        Dictionary<string, ConsumableId> Consumables);
}
