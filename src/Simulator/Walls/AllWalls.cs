using System.Collections.Concurrent;
using Npgsql;
using Toolbox24.Simulator.Clock;
using Toolbox24.Simulator.Kasier;

namespace Toolbox24.Simulator.Walls;

/// <summary>The walls of all sites there are, as sites and lockers are added.</summary>
internal sealed class AllWalls(NpgsqlDataSource database, IConfiguration configuration, ClockStore clock) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, Wall> walls = new();
    private readonly ConcurrentDictionary<Guid, KasierLine> controllers = new();

    public Wall? Of(Guid site) => walls.GetValueOrDefault(site);

    public Wall? WithDoor(Guid door) => walls.Values.FirstOrDefault(wall => wall.Doors.Any(one => one.Id == door));

    public KasierLine? OfKasier(Guid controller) => controllers.GetValueOrDefault(controller);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration["Silo:Url"] is not { Length: > 0 } silo) return;

        using var http = new HttpClient { BaseAddress = new Uri(silo) };
        var server = new UriBuilder(silo) { Scheme = "ws", Path = "/bridge" }.Uri;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var (site, doors, controller) in await Sites(stoppingToken))
                {
                    var isNew = !walls.ContainsKey(site);
                    var wall = walls.GetOrAdd(site, new Wall(site));
                    wall.Hang(doors);
                    if (controller is { } kasier) ByKasier(wall, kasier, http, stoppingToken);
                    else if (isNew) _ = new WallLine(wall, server, clock).Run(stoppingToken);
                }
            }
            catch (NpgsqlException)
            {
                // The database is not there yet, or has no sites yet.
            }

            await Task.Delay(Look, stoppingToken);
        }
    }

    /// <summary>From now on its locks are Kasier's.</summary>
    private void ByKasier(Wall wall, Guid controller, HttpClient silo, CancellationToken stoppingToken)
    {
        if (controllers.ContainsKey(controller)) return;

        wall.Controller = controller;
        _ = (controllers[controller] = new KasierLine(wall, controller, silo, database, clock)).Run(stoppingToken);
    }

    /// <summary>The doors of each site, its entrance first, and its controller of Kasier's. A site without lockers waits for them.</summary>
    private async Task<List<(Guid Site, Guid[] Doors, Guid? Controller)>> Sites(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            SELECT l.site_id, array_agg(l.id ORDER BY l.name), (
                SELECT d.id FROM device d WHERE d.site_id = l.site_id AND d.kind = 'Kasier' AND d.revoked_at IS NULL ORDER BY d.id DESC LIMIT 1)
            FROM locker l GROUP BY l.site_id
            """);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        List<(Guid, Guid[], Guid?)> found = [];
        while (await rows.ReadAsync(cancellationToken))
            found.Add((rows.GetGuid(0), [rows.GetGuid(0), .. rows.GetFieldValue<Guid[]>(1)], rows.IsDBNull(2) ? null : rows.GetGuid(2)));
        return found;
    }
}
