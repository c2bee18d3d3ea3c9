using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Toolbox24.Domain;
using Toolbox24.Domain.Passes;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Passes;

/// <summary>
/// Sees what is shown and typed at kiosks and let nobody in: each is a line in the log, of ids only, and counts. What nobody shows by
/// mistake is a warning.
/// </summary>
public sealed partial class KioskWatch : IHostedService, IDisposable
{
    private readonly Meter meter = new("Toolbox24.Passes");
    private readonly ILogger<KioskWatch> log;
    private long forged;
    private long wrongPins;
    private long locks;

    public KioskWatch(ILogger<KioskWatch> log)
    {
        this.log = log;
        meter.CreateObservableCounter(
            "toolbox24.kiosk.forged_passes", () => Interlocked.Read(ref forged), description: "Codes that we never signed, and such that were shown before");
        meter.CreateObservableCounter("toolbox24.kiosk.wrong_pins", () => Interlocked.Read(ref wrongPins), description: "PINs that open nothing");
        meter.CreateObservableCounter(
            "toolbox24.kiosk.pin_locks", () => Interlocked.Read(ref locks), description: "PINs that were not compared, for too many were wrong before");
    }

    /// <summary>A code let nobody in.</summary>
    /// <param name="kiosk">Where it was shown.</param>
    /// <param name="why">Why not.</param>
    /// <param name="pass">Of which pass it says to be; null where it says nothing.</param>
    public void Refused(Device kiosk, Refusal why, Guid? pass)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        ArgumentNullException.ThrowIfNull(why);
        if (why is not (ForgedPass or PassCodeUsed))
        {
            PassRefused(kiosk.Id.Value, kiosk.Site.Value, why.GetType().Name, pass);
            return;
        }

        Interlocked.Increment(ref forged);
        PassForged(kiosk.Id.Value, kiosk.Site.Value, why.GetType().Name, pass);
    }

    /// <summary>A PIN let nobody in.</summary>
    public void WrongPin(Device kiosk)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        Interlocked.Increment(ref wrongPins);
        PinRefused(kiosk.Id.Value, kiosk.Site.Value);
    }

    /// <summary>A PIN was not compared: the pad is locked.</summary>
    public void Locked(Device kiosk, TimeSpan wait)
    {
        ArgumentNullException.ThrowIfNull(kiosk);
        Interlocked.Increment(ref locks);
        PadLocked(kiosk.Id.Value, kiosk.Site.Value, wait);
    }

    // Hosted only to be there, and its metrics with it, from the start on.
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => meter.Dispose();

    [LoggerMessage(LogLevel.Information, "Kiosk {Kiosk} at site {Site} let nobody in: {Refusal}, pass {Pass}")]
    private partial void PassRefused(Guid kiosk, Guid site, string refusal, Guid? pass);

    [LoggerMessage(LogLevel.Warning, "Kiosk {Kiosk} at site {Site} was shown what nobody shows by mistake: {Refusal}, pass {Pass}")]
    private partial void PassForged(Guid kiosk, Guid site, string refusal, Guid? pass);

    [LoggerMessage(LogLevel.Information, "Kiosk {Kiosk} at site {Site}: a PIN opens nothing")]
    private partial void PinRefused(Guid kiosk, Guid site);

    [LoggerMessage(LogLevel.Warning, "Kiosk {Kiosk} at site {Site}: PINs are not compared for {Wait}, too many were wrong")]
    private partial void PadLocked(Guid kiosk, Guid site, TimeSpan wait);
}
