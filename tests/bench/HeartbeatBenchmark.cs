using System.Diagnostics;
using System.Globalization;
using Toolbox24.Domain.Sites;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>
/// What it costs that kiosks say each 15 seconds that they are there: each of a site of its own, over a connection of its own. The
/// kiosks are another process. Once a minute what was heard of each site is written; the minute that is measured holds that.
/// </summary>
internal static class HeartbeatBenchmark
{
    private const int Kiosks = 5_000;
    private const int Rounds = 4;

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var database = new TestDatabase();
        database.Execute(
            """
            INSERT INTO site (id, name, street, postal_code, city, time_zone)
            SELECT gen_random_uuid(), 'Site ' || n, 'Place', '69003', 'Lyon', 'Europe/Paris' FROM generate_series(1, $1) AS n
            """,
            Kiosks);
        database.AddDevices(DeviceKind.Kiosk);
        database.Execute("ANALYZE site, device");
        await using var server = await BookingServer.Start(database);
        var memory = GC.GetTotalMemory(forceFullCollection: true);

        var sites = Path.GetTempFileName();
        await File.WriteAllLinesAsync(sites, database.Column<Guid>("SELECT id FROM site").Select(site => site.ToString()));
        await using var client = ChildProcess.Dotnet(
            typeof(KioskClient).Assembly.Location, [], KioskClient.Argument, server.Silo.Address.ToString(), sites);
        await client.Line("round 0");
        File.Delete(sites);

        var (watch, before) = (Stopwatch.StartNew(), Cpu.Of(database));
        var last = await client.Line(string.Create(CultureInfo.InvariantCulture, $"round {Rounds}"));
        var (seconds, cpu) = (watch.Elapsed.TotalSeconds, Cpu.Of(database) - before);
        if (!last.EndsWith("all heard", StringComparison.Ordinal)) throw new InvalidOperationException(last);

        yield return new Figure($"{Kiosks} kiosks with a heartbeat each 15 s: heartbeats", Kiosks * Rounds / seconds, "/s");
        yield return new Figure("  CPU of this process, of one core", 100 * cpu.Process.TotalSeconds / seconds, "%");
        yield return new Figure("  CPU of PostgreSQL, of one core", 100 * cpu.PostgreSql.TotalSeconds / seconds, "%");
        yield return new Figure("  memory of a kiosk's connection and its site", (GC.GetTotalMemory(forceFullCollection: true) - memory) / 1_024.0 / Kiosks, "KiB");
        yield return new Figure("  memory of this process, all in all", Environment.WorkingSet / 1_048_576.0, "MiB");
    }
}
