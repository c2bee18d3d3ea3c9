using System.Globalization;
using Toolbox24.Testing;

namespace Toolbox24.Bench;

/// <summary>The processor time taken so far: by this process, and by PostgreSQL for one database, where it runs on this machine.</summary>
internal readonly record struct Cpu(TimeSpan Process, TimeSpan PostgreSql)
{
    private const double TicksPerSecond = 100;

    public static Cpu Of(TestDatabase database) => new(
        Environment.CpuUsage.TotalTime,
        database.Column<int>("SELECT pid FROM pg_stat_activity WHERE datname = current_database() OR backend_type = 'walwriter'")
            .Aggregate(TimeSpan.Zero, (sum, process) => sum + Taken(process)));

    public static Cpu operator -(Cpu later, Cpu before) => new(later.Process - before.Process, later.PostgreSql - before.PostgreSql);

    /// <summary>User and system time of a process; nothing where the system does not tell, or it has ended.</summary>
    private static TimeSpan Taken(int process)
    {
        try
        {
            // The name, in brackets, may hold spaces: fields are counted from behind it.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
        }
        catch (IOException)
        {
            return TimeSpan.Zero;
        }
    }

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);
}
