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

    // What runs often is compiled again, better, for some while, and that is CPU of this process too.
    private const int WarmUp = 6;
    private const int Requests = 20_000;
    private const int Subscribers = 5_000;

    public static async IAsyncEnumerable<Figure> Run()
    {
        await using var server = await GraphQLServer.Start();
        var (ours, plain) = (new List<Cost>(), new List<Cost>());

        await AssertSame(server);
        for (var run = 0; run < WarmUp + Runs; run++)
        {
            ours.Add(await Ask(server, "graphql"));
            plain.Add(await Ask(server, "plain"));
        }

        yield return Figure.AtMost("CPU of a query, 10 items of 5 fields", Median(ours, cost => cost.Time), "µs", Median(plain, cost => cost.Time), 1.25);
        yield return Figure.AtMost("memory allocated for it", Median(ours, cost => cost.Bytes), "bytes", Median(plain, cost => cost.Bytes));
        await foreach (var figure in Subscribe(server)) yield return figure;
    }

    private static async Task AssertSame(GraphQLServer server)
    {
        using var http = new HttpClient();
        var (ours, plain) = (await GraphQLClient.Ask(http, Url(server, "graphql")), await GraphQLClient.Ask(http, Url(server, "plain")));
        if (ours != plain) throw new InvalidOperationException($"Not the same answer: {ours} {plain}");
    }

    private static async Task<Cost> Ask(GraphQLServer server, string path)
    {
        var (time, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        await using var client = Client("post", Url(server, path), Requests);
        await client.Line("posted");
        return new(
            (Environment.CpuUsage.TotalTime - time).TotalMicroseconds / Requests,
            (GC.GetTotalAllocatedBytes() - bytes) / (double)Requests);
    }

    private static async IAsyncEnumerable<Figure> Subscribe(GraphQLServer server)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var client = Client("subscribe", new UriBuilder(Url(server, "graphql")) { Scheme = "ws" }.Uri, Subscribers);
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

    private static double Median(List<Cost> costs, Func<Cost, double> part) => Loop.Median(costs.Skip(WarmUp).Select(part));

    private static Uri Url(GraphQLServer server, string path) => new(new Uri(server.Address), path);

    private static ChildProcess Client(string what, Uri url, int count) => ChildProcess.Dotnet(
        typeof(GraphQLClient).Assembly.Location, [], GraphQLClient.Argument, what, url.ToString(), count.ToString(CultureInfo.InvariantCulture));

    private sealed record Cost(double Time, double Bytes);
}
