using System.Globalization;
using Toolbox24.CrashHost;
using Toolbox24.Domain.Sites;
using Toolbox24.Silo.Engine;
using Toolbox24.Storage;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

if (args[0] == "payments")
{
    await PaymentCaller.Run(args[1], new Uri(args[2]));
    return;
}

if (args[0] == "booking")
{
    await BookingVictim.Run(args[1..]);
    return;
}

if (args[0] == "parent")
{
    await using var child = ChildProcess.Start("flock", [], "--no-fork", args[1], "sh", "-c", "echo held; exec sleep infinity");
    Console.WriteLine(await child.Line("held"));
    await Task.Delay(Timeout.Infinite);
}

// Arguments: connection string, seed, then the lockers to book. Ends after a minute by itself, or by SIGKILL before.
var lockers = args[2..].Select(id => new LockerId(Guid.Parse(id))).ToArray();
var seed = int.Parse(args[1], CultureInfo.InvariantCulture);
var clock = new MovableClock(TimeProvider.System);

await using var silo = await TestSilo.Start(
    args[0], clock, EngineMode.Standby, builder => builder.Services.AddStorageWorkers().AddNobodyOutside());
var shop = await Shop.Open(silo.Services, lockers);
using var minute = new CancellationTokenSource(TimeSpan.FromMinutes(1));
Console.WriteLine("ready");
await Task.WhenAll(Enumerable.Range(0, 24).Select(caller =>
    new Customer(silo.Grains, shop, clock, new Random(seed + caller)).BookUntil(minute.Token)));
