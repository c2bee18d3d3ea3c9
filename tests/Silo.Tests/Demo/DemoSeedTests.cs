using System.Text.Json;
using Toolbox24.Domain.Settings;
using Toolbox24.Silo.Tests.Processes;
using Toolbox24.Storage.Journal;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Demo;

public sealed class DemoSeedTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_seed_that_was_cut_goes_on_where_it_was()
    {
        Assert.Equal(48, await ToolsOnTheWall());
        database.Execute(
            """
            DELETE FROM stock_movement;
            DELETE FROM stock;
            DELETE FROM pack_item;
            DELETE FROM pack;
            DELETE FROM tool_unit WHERE code >= 'T24-0020';
            DELETE FROM device d USING site s WHERE s.id = d.site_id AND s.name = 'Villeurbanne';
            DELETE FROM locker l USING site s WHERE s.id = l.site_id AND s.name = 'Villeurbanne';
            DELETE FROM site WHERE name = 'Villeurbanne';
            UPDATE tool_unit SET locker_id = NULL WHERE code = 'T24-0007';
            """);

        Assert.Equal(48, await ToolsOnTheWall());

        // Prices and deposits are published once, and nothing of them looks like a mistake.
        var published = database.Column<string>("SELECT content::text FROM grid_version WHERE status = 'Published' ORDER BY kind")
            .ConvertAll(content => JsonSerializer.Deserialize<GridContent>(content, EventJson.Options)!);
        Assert.Equal([GridKind.Deposits, GridKind.Prices], published.Select(content => content.Kind));
        Assert.Empty(published.SelectMany(content => content.Warnings(GridsInForce.BuiltIn)));
    }

    private async Task<int> ToolsOnTheWall()
    {
        await using var silo = await RunningServer.StartDemo(new() { ["DATABASE"] = database.ConnectionString });
        var wall = JsonDocument.Parse(await silo.Http.GetStringAsync(new Uri("/demo/wall.json", UriKind.Relative))).RootElement;
        return wall.GetProperty("sites").EnumerateArray()
            .SelectMany(site => site.GetProperty("lockers").EnumerateArray())
            .Count(locker => locker.GetProperty("tool").ValueKind == JsonValueKind.Object);
    }
}
