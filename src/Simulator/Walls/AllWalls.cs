using System.Collections.Concurrent;
using Npgsql;
using Toolbox24.Simulator.Clock;

namespace Toolbox24.Simulator.Walls;

/// <summary>The walls of all sites there are, as sites and lockers are added.</summary>
internal sealed class AllWalls(NpgsqlDataSource database, IConfiguration configuration, ClockStore clock) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, Wall> walls = new();

    public Wall? Of(Guid site) => walls.GetValueOrDefault(site);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration["Silo:Url"] is not { Length: > 0 } silo) return;

        var server = new UriBuilder(silo) { Scheme = "ws", Path = "/bridge" }.Uri;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var (site, doors) in await Sites(stoppingToken))
                {
                    var isNew = !walls.ContainsKey(site);
                    var wall = walls.GetOrAdd(site, new Wall(site));
                    wall.Hang(doors);
                    if (isNew) _ = new WallLine(wall, server, clock).Run(stoppingToken);
                }
            }
            catch (NpgsqlException)
            {
                // The database is not there yet, or has no sites yet.
            }

            await Task.Delay(Look, stoppingToken);
        }
    }

    /// <summary>The doors of each site, its entrance first. A site without lockers waits for them.</summary>
    private async Task<List<(Guid Site, Guid[] Doors)>> Sites(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT site_id, array_agg(id ORDER BY name) FROM locker GROUP BY site_id");
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        List<(Guid, Guid[])> found = [];
        while (await rows.ReadAsync(cancellationToken)) found.Add((rows.GetGuid(0), [rows.GetGuid(0), .. rows.GetFieldValue<Guid[]>(1)]));
        return found;
    }
}
