using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Toolbox24.Domain.Incidents;
using Toolbox24.Storage.Incidents;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>How long it takes until the last of many dashboards shows what has happened: from the decision to write it. The dashboards are another process.</summary>
internal static class DashboardBenchmark
{
    private const int Runs = 5;
    private const int Dashboards = 2_000;

    /// <summary>What happens within half a second is told together; each run is told by itself.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<Figure> Run()
    {
        using var database = new TestDatabase();
        await using var server = await BookingServer.Start(database);
        await server.AddCustomers(Dashboards);
        database.Execute("UPDATE account SET roles = '{Administrator}'");
        database.Execute("UPDATE session SET second_factor_at = proved_at");
        await Task.Delay(Apart);

        var address = new UriBuilder(new Uri(server.Silo.Address, "graphql")) { Scheme = "ws" }.Uri;
        await using var client = ChildProcess.Dotnet(
            typeof(GraphQLClient).Assembly.Location, [], GraphQLClient.Argument, "dashboards", address.ToString(), Dashboards.ToString(CultureInfo.InvariantCulture));
        await client.Line("subscribed");

        var (incidents, times) = (server.Silo.Services.GetRequiredService<IncidentStore>(), new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            await Task.Delay(Apart);
            var watch = Stopwatch.StartNew();
            await Happen(incidents, server.Silo.Clock.GetUtcNow());
            await client.Line("heard");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        yield return new Figure($"one change to {Dashboards} dashboards, until the last", Loop.Median(times.Skip(1)), "ms");
    }

    private static Task<IncidentSaved> Happen(IncidentStore incidents, DateTimeOffset now)
    {
        var opened = new IncidentOpened(IncidentId.New(now), IncidentKind.Other, IncidentSeverity.Minor, new(), By: null, "", now);
        return incidents.Save(Incident.From(opened), opened, expected: 0);
    }
}
