using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>What came of a load.</summary>
/// <param name="Rate">How many a second.</param>
/// <param name="Times">What each took, in milliseconds.</param>
/// <param name="Cpu">The processor time of all of it, the callers' with it.</param>
internal sealed record Load(double Rate, IReadOnlyList<double> Times, Cpu Cpu)
{
    public double P50 => Loop.Percentile(Times, 50);

    public double P99 => Loop.Percentile(Times, 99);

    /// <summary>What one of them took of this process's processor time, in milliseconds.</summary>
    public double OfProcess => Cpu.Process.TotalMilliseconds / Times.Count;

    /// <summary>What one of them took of PostgreSQL's processor time, in milliseconds.</summary>
    public double OfPostgreSql => Cpu.PostgreSql.TotalMilliseconds / Times.Count;

    /// <summary>Several runs of two loads, turn and turn about; of each the one whose rate is the median.</summary>
    public static async Task<(Load First, Load Second)> Medians(int runs, Func<Task<Load>> first, Func<Task<Load>> second)
    {
        var (ones, twos) = (new List<Load>(), new List<Load>());
        for (var run = 0; run < runs; run++)
        {
            twos.Add(await second());
            ones.Add(await first());
        }

        return (Median(ones), Median(twos));
    }

    /// <summary>How it compares: the rate, how long one took, and what one cost.</summary>
    public IEnumerable<Figure> Beside(Load plain, string name, double atLeast) =>
    [
        Figure.Against(name, Rate, "/s", plain.Rate, atLeast),
        Figure.Against("  one of them, p50", P50, "ms", plain.P50),
        Figure.Against("  one of them, p99", P99, "ms", plain.P99),
        Figure.Against("  one of them, CPU of this process, its caller with it", OfProcess, "ms", plain.OfProcess),
        Figure.Against("  one of them, CPU of PostgreSQL", OfPostgreSql, "ms", plain.OfPostgreSql),
    ];

    private static Load Median(List<Load> loads) => loads.OrderBy(load => load.Rate).ElementAt(loads.Count / 2);
}

/// <summary>So many callers over HTTP, each with a connection, who wait for an answer before they ask again.</summary>
internal sealed class LoadGenerator(int callers, TestDatabase database) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = callers });

    /// <summary>Asks as often as said; what is asked is told by its number.</summary>
    public async Task<Load> Run(int total, Func<int, Task> ask)
    {
        var (times, next, before) = (new double[total], -1, Cpu.Of(database));
        var rate = await Loop.Rate(callers, total, async _ =>
        {
            var (number, began) = (Interlocked.Increment(ref next), Stopwatch.GetTimestamp());
            await ask(number);
            times[number] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        });
        return new(rate, times, Cpu.Of(database) - before);
    }

    /// <summary>Posts JSON, and reads what comes back.</summary>
    public async Task<JsonElement> Post(Uri url, object body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var answer = await http.SendAsync(request);
        return JsonSerializer.Deserialize<JsonElement>(await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => http.Dispose();
}
