using System.Diagnostics;

namespace Toolbox24.Bench;

/// <summary>Ways to drive load and to read it.</summary>
internal static class Loop
{
    /// <summary>Callers that each wait for an answer before asking again, until all is done together.</summary>
    /// <returns>How many a second.</returns>
    public static async Task<double> Rate(int callers, int total, Func<int, Task> ask)
    {
        var begun = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref begun) <= total) await ask(caller);
        })));
        return total / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Several runs of two things, turn and turn about, so that a busy machine is unfair to neither.</summary>
    /// <returns>The median of each.</returns>
    public static async Task<(double First, double Second)> Medians(int runs, Func<Task<double>> first, Func<Task<double>> second)
    {
        var (ones, twos) = (new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            twos.Add(await second());
            ones.Add(await first());
        }

        return (Median(ones), Median(twos));
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    public static double Percentile(IEnumerable<double> values, double percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * percent / 100))];
    }
}
