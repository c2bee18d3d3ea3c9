using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Toolbox24.Storage.Accounts;

/// <summary>
/// Sees what no counter of one account or address can: many failures spread thinly over all of them. It stops nobody; it
/// shows two metrics and says in the log, once a minute, that there are more than there should be.
/// </summary>
public sealed partial class AttackWatch : IHostedService, IDisposable
{
    /// <summary>Failures in one minute, in this process, that are no accident.</summary>
    public const int Unusual = 100;

    private readonly Meter meter = new("Toolbox24.Accounts");
    private readonly ILogger<AttackWatch> log;
    private readonly Lock gate = new();
    private long failed;
    private long refused;
    private long minute;
    private int thisMinute;

    public AttackWatch(ILogger<AttackWatch> log)
    {
        this.log = log;
        meter.CreateObservableCounter(
            "toolbox24.sign_in.failures", () => Interlocked.Read(ref failed),
            description: "Wrong passwords and codes, of any account");
        meter.CreateObservableCounter(
            "toolbox24.sign_in.refusals", () => Interlocked.Read(ref refused),
            description: "Tries that were told to wait, and reached nothing");
    }

    public void Refused() => Interlocked.Increment(ref refused);

    public void Failed(DateTimeOffset at)
    {
        Interlocked.Increment(ref failed);
        if (CountIn(at.ToUnixTimeSeconds() / 60) == Unusual) UnusuallyMany(Unusual);
    }

    // Hosted only to be there, and its metrics with it, from the start on.
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => meter.Dispose();

    private int CountIn(long instant)
    {
        lock (gate)
        {
            if (instant > minute) (minute, thisMinute) = (instant, 0);
            return ++thisMinute;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Sign-in is under attack: {Failures} failures within a minute")]
    private partial void UnusuallyMany(int failures);
}
