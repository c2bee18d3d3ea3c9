using System.Globalization;
using Toolbox24.Testing.Crashes;

namespace Toolbox24.CrashHost;

/// <summary>
/// Runs one transition of a booking on several databases, on each to another point: after the first commit or effect, after the
/// second… Each engine stands still there while the next one runs; then all of them are killed with the process.
/// </summary>
internal static class BookingVictim
{
    /// <summary>Arguments: the scenario, the simulator, the start, the points, whether to die there at once, a database for each point.</summary>
    public static async Task Run(string[] arguments)
    {
        // Each engine that stands still keeps threads of its own.
        ThreadPool.SetMinThreads(256, 256);
        var scenario = BookingScenario.All.Single(one => one.Name == arguments[0]);
        var (simulator, start) = (new Uri(arguments[1]), DateTimeOffset.Parse(arguments[2], CultureInfo.InvariantCulture));
        var (points, isDeadly) = (arguments[3].Split(','), bool.Parse(arguments[4]));
        foreach (var (after, database) in points.Zip(arguments[5..]))
        {
            var point = new StopPoint();
            var bed = await BookingBed.Open(database, simulator, start, point);
            await scenario.Before(bed);
            point.Arm(int.Parse(after, CultureInfo.InvariantCulture), isDeadly);

            var run = Task.Run(() => scenario.Run(bed));
            if (await Task.WhenAny(run, point.Reached) == run) await run;
            Console.WriteLine($"{(point.Reached.IsCompleted ? "stopped" : "ended")} {bed.Now:O}");
        }

        await Task.Delay(Timeout.Infinite);
    }
}
