using System.Globalization;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>The processor time taken so far: by this process, and by the PostgreSQL server where it runs on this machine and Linux tells.</summary>
internal readonly record struct Cpu(TimeSpan Process, TimeSpan PostgreSql)
{
    private const double TicksPerSecond = 100;

    public static Cpu Of(TestDatabase database)
    {
        var ours = Environment.CpuUsage.TotalTime;
        if (Stat(database.Scalar<int>("SELECT pg_backend_pid()")) is not { } backend) return new(ours, default);

        // The server with those of its processes that have ended, and those there are.
        var server = (int)backend[1];
        var all = Stat(server)![11..15].Sum() + Processes().Select(Stat).Where(stat => stat?[1] == server).Sum(stat => stat![11] + stat[12]);
        return new(ours, TimeSpan.FromSeconds(all / TicksPerSecond));
    }

    public static Cpu operator -(Cpu later, Cpu before) => new(later.Process - before.Process, later.PostgreSql - before.PostgreSql);

    private static IEnumerable<int> Processes() => Directory.GetDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) ? process : 0)
        .Where(process => process > 0);

    /// <summary>What is told of a process, from its state on: its parent is [1], its times are [11] and [12]. Null where there is none.</summary>
    private static long[]? Stat(int process)
    {
        try
        {
            // The name before it, in brackets, may hold spaces.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return [.. stat[(stat.LastIndexOf(')') + 2)..].Split(' ').Select(field => long.TryParse(field, CultureInfo.InvariantCulture, out var value) ? value : 0)];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
