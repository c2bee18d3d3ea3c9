using System.Diagnostics;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Doors;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>
/// What bridges say of their doors, each report answered once it is durable, until all doors have heard of it: contacts that are
/// lost and found again, so that each report changes its door.
/// </summary>
internal static class DoorEventBenchmark
{
    private const int Sites = 64;
    private const int Runs = 3;
    private const int WarmUp = 2_000;
    private const int Reports = 4_000;

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var database = new TestDatabase();
        var shops = ShopData.Add(database, Sites);
        database.AddDevices(DeviceKind.Bridge);
        await using var server = await BookingServer.Start(database);
        var bridges = new List<BenchBridge>();
        foreach (var site in shops.Sites) bridges.Add(await BenchBridge.Connect(server.Silo.Address, new(site)));
        var (said, doors) = (new int[Sites], shops.Sites.Select(site => database.Column<Guid>("SELECT id FROM locker WHERE site_id = $1", site)).ToList());

        async Task Say(int bridge)
        {
            var number = said[bridge]++;
            var at = server.Silo.Clock.GetUtcNow();
            await bridges[bridge].Say(doors[bridge][number % ShopData.Lockers], number / ShopData.Lockers % 2 == 0 ? "DoorWentShut" : "DoorRead", at);
        }

        await Loop.Rate(Sites, WarmUp, Say);
        var (taken, heard, before) = (new List<double>(), new List<double>(), Cpu.Of(database));
        for (var run = 0; run < Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            taken.Add(await Loop.Rate(Sites, Reports, Say));
            while (database.Scalar<bool>("SELECT EXISTS (SELECT FROM outbox WHERE channel = $1)", DeviceReportStore.Channel)) await Task.Delay(20);
            heard.Add(Reports / watch.Elapsed.TotalSeconds);
        }

        var cpu = Cpu.Of(database) - before;
        foreach (var bridge in bridges) bridge.Dispose();
        yield return new Figure($"door events of {Sites} bridges, kept", Loop.Median(taken), "/s");
        yield return new Figure("  and heard by their doors", Loop.Median(heard), "/s");
        yield return new Figure("  one of them, CPU of this process, its bridge with it", cpu.Process.TotalMilliseconds / (Runs * Reports), "ms");
        yield return new Figure("  one of them, CPU of PostgreSQL", cpu.PostgreSql.TotalMilliseconds / (Runs * Reports), "ms");
    }
}
