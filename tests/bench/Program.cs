using System.Globalization;
using System.Runtime.InteropServices;
using Toolbox24.Bench;

if (args is [GraphQLClient.Argument, var what, var url, var count])
{
    await GraphQLClient.Run(what, new Uri(url), int.Parse(count, CultureInfo.InvariantCulture));
    return;
}

if (args is [KioskClient.Argument, var server, var sites])
{
    await KioskClient.Run(new Uri(server), sites);
    return;
}

// What is measured here are hosts, each of which would keep these from ending the process.
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Environment.Exit(143));

// Arguments: the file to write the figures to, and the parts to run (all of them when none is named).
var file = args.FirstOrDefault() ?? "artifacts/bench/results.json";
(string Name, Func<IAsyncEnumerable<Figure>> Run)[] parts =
[
    ("holds", HoldBenchmarks.Run),
    ("http-holds", HttpHoldBenchmarks.Run),
    ("bookings", BookingBenchmarks.Run),
    ("availability", AvailabilityBenchmark.Run),
    ("engine", EngineBenchmarks.Run),
    ("states", StateBenchmarks.Run),
    ("reminders", ReminderBenchmarks.Run),
    ("graphql", GraphQLBenchmarks.Run),
    ("dashboards", DashboardBenchmark.Run),
    ("scans", ScanBenchmark.Run),
    ("heartbeats", HeartbeatBenchmark.Run),
    ("door-events", DoorEventsBenchmark.Run),
    ("permissions", PermissionBenchmark.Run),
    ("prices", PricingBenchmark.Run),
    ("sign-in", SignInBenchmark.Run),
    ("takeover", TakeOverBenchmark.Run),
];

var figures = new List<Figure>();
Report.Header();
foreach (var (_, run) in parts.Where(part => args.Length < 2 || args.Skip(1).Contains(part.Name)))
{
    await foreach (var figure in run())
    {
        Report.Line(figure);
        figures.Add(figure);
    }
}

Report.Write(figures, file);
Report.Footer(figures);
