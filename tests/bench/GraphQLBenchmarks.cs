using System.Diagnostics;
using System.Globalization;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>
/// What GraphQL costs the server beside a plain endpoint that answers the same, and what live subscribers cost it. The
/// client is another process.
/// </summary>
internal static class GraphQLBenchmarks
{
    private const int Runs = 5;
    private const int Requests = 20_000;
    private const int Subscribers = 5_000;

    public static async IAsyncEnumerable<Figure> Run()
    {
        await using var server = await GraphQLServer.Start();
        var (ours, plain) = (new List<Cost>(), new List<Cost>());

        // A first run of each warms what is compiled and kept.
        for (var run = 0; run <= Runs; run++)
        {
            plain.Add(await Ask(server, "plain"));
            ours.Add(await Ask(server, "graphql"));
        }

        yield return Figure.AtMost("CPU of a query, 10 items of 5 fields", Median(ours, cost => cost.Time), "µs", Median(plain, cost => cost.Time), 1.25);
        yield return Figure.AtMost("memory allocated for it", Median(ours, cost => cost.Bytes), "bytes", Median(plain, cost => cost.Bytes));
        await foreach (var figure in Subscribe(server)) yield return figure;
    }

    private static async Task<Cost> Ask(GraphQLServer server, string path)
    {
        var (time, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        await using var client = Client("post", $"{server.Address}/{path}", Requests);
        await client.Line("posted");
        return new(
            (Environment.CpuUsage.TotalTime - time).TotalMicroseconds / Requests,
            (GC.GetTotalAllocatedBytes() - bytes) / (double)Requests);
    }

    private static async IAsyncEnumerable<Figure> Subscribe(GraphQLServer server)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var client = Client("subscribe", $"{server.Address.Replace("http", "ws", StringComparison.Ordinal)}/graphql", Subscribers);
        await client.Line("subscribed");
        yield return new Figure(
            "memory per live subscriber", (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Subscribers, "bytes");

        var times = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            var watch = Stopwatch.StartNew();
            await server.Publish();
            await client.Line("heard");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        yield return new Figure($"one event to {Subscribers} subscribers, until the last", Loop.Median(times.Skip(1)), "ms");
    }

    private static double Median(List<Cost> costs, Func<Cost, double> part) => Loop.Median(costs.Skip(1).Select(part));

    private static ChildProcess Client(string what, string url, int count) => ChildProcess.Dotnet(
        typeof(GraphQLClient).Assembly.Location, [], GraphQLClient.Argument, what, url, count.ToString(CultureInfo.InvariantCulture));

    private sealed record Cost(double Time, double Bytes);
}
