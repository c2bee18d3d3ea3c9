using System.Diagnostics;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Doors;
using Toolbox24.Storage.Journal;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>
/// What lockers say of themselves, over a WebSocket for each site, each bridge waiting until what it said is kept before it says the
/// next; beside as many connections that each insert a row with the same number and the same words. Then until every locker has heard it.
/// </summary>
internal static class DoorEventsBenchmark
{
    private const int Bridges = 64;
    private const int Runs = 3;
    private const int WarmUp = 5_000;
    private const int Events = 10_000;

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var database = new TestDatabase();
        var shops = ShopData.Add(database, Bridges);
        database.AddDevices(DeviceKind.Bridge);
        database.Execute("CREATE TABLE plain_report (device uuid, number bigint, report jsonb NOT NULL, PRIMARY KEY (device, number))");
        await using var server = await BookingServer.Start(database);
        var (clock, sites) = (server.Silo.Clock, new List<Site>());
        foreach (var site in shops.Sites)
        {
            var lockers = database.Column<Guid>("SELECT id FROM locker WHERE site_id = $1", site);
            sites.Add(new(lockers, await BenchBridge.Connect(server.Silo.Address, new(site))));
        }

        Task<double> Told(int total) => Loop.Rate(Bridges, total, caller =>
        {
            var (site, said) = (sites[caller], sites[caller].Said++);
            return site.Bridge.Say(
                site.Lockers[said % site.Lockers.Count], "CompartmentRead", clock.GetUtcNow(),
                ("isOccupied", said / site.Lockers.Count % 2 == 0));
        });

        var numbers = new int[Bridges];
        Task<double> Inserted(int total) => Loop.Rate(Bridges, total, caller => Insert(database, shops.Sites[caller], ++numbers[caller]));

        await Inserted(WarmUp);
        await Told(WarmUp);
        await Heard(database, sites);
        var (told, plain) = await Loop.Medians(Runs, () => Told(Events), () => Inserted(Events));
        yield return Figure.Against("door events accepted durably", told, "/s", plain);

        await Heard(database, sites);
        var watch = Stopwatch.StartNew();
        await Told(Events);
        await Heard(database, sites);
        yield return new Figure("  … and heard by their doors", Events / watch.Elapsed.TotalSeconds, "/s");
        foreach (var site in sites) site.Bridge.Dispose();
    }

    private static async Task Insert(TestDatabase database, Guid device, long number)
    {
        await using var insert = database.Source.CreateCommand("INSERT INTO plain_report VALUES ($1, $2, $3::jsonb)");
        insert.Parameters.AddWithValue(device);
        insert.Parameters.AddWithValue(number);
        insert.Parameters.AddWithValue(
            EventJson.Write(new DeviceReported(new(device), new(device), new CompartmentRead(DateTimeOffset.UtcNow, IsOccupied: true))));
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until nothing that was said is still on its way.</summary>
    private static async Task Heard(TestDatabase database, List<Site> sites)
    {
        while (database.Scalar<long>("SELECT count(*) FROM outbox WHERE channel = $1", DeviceReportStore.Channel) > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
            foreach (var site in sites) await site.Bridge.BeatWhereDue();
        }
    }

    private sealed class Site(List<Guid> lockers, BenchBridge bridge)
    {
        public List<Guid> Lockers => lockers;

        public BenchBridge Bridge => bridge;

        public int Said { get; set; }
    }
}
