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
    private readonly ConcurrentDictionary<string, Thing> things = new();

    public Wall? Of(Guid site) => walls.GetValueOrDefault(site);

    /// <summary>What bears a plate, known or not.</summary>
    public Thing Thing(string plate) => things.GetValueOrDefault(plate) ?? new(plate, Walls.Thing.Unknown);

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
                var homes = await Homes(stoppingToken);
                var now = (await clock.Read(stoppingToken)).Now;
                foreach (var (site, doors, controller) in await Sites(stoppingToken))
                {
                    var isNew = !walls.ContainsKey(site);
                    var wall = walls.GetOrAdd(site, new Wall(site));
                    wall.Hang(doors);
                    wall.Stock(homes, now);
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

    /// <summary>What lies in each locker by the catalogue, and whether a customer has it now. A tool is as heavy as it is large.</summary>
    private async Task<Dictionary<Guid, (Thing, bool)>> Homes(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            SELECT u.code, greatest(100, t.width_mm::bigint * t.height_mm * t.depth_mm / 2500)::integer, u.locker_id,
                   EXISTS (SELECT FROM rental_item i WHERE i.unit_id = u.id AND i.is_out)
            FROM tool_unit u JOIN tool t ON t.id = u.tool_id
            """);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        Dictionary<Guid, (Thing, bool)> found = [];
        while (await rows.ReadAsync(cancellationToken))
        {
            var thing = things[rows.GetString(0)] = new(rows.GetString(0), rows.GetInt32(1));
            if (!rows.IsDBNull(2)) found[rows.GetGuid(2)] = (thing, rows.GetBoolean(3));
        }

        return found;
    }
}
