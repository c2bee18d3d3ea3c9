using System.Diagnostics.Metrics;

namespace Orleans.Embedded;

/// <summary>What the engine tells about itself, under the real engine's meter.</summary>
internal sealed class EngineCounters : IDisposable
{
    private readonly Meter meter = new("Microsoft.Orleans");
    private readonly Counter<long> timedOut;
    private readonly Counter<long> overloaded;

    public EngineCounters(Engine engine)
    {
        meter.CreateObservableGauge("orleans-catalog-activations", () => engine.Directory.Count);
        meter.CreateObservableCounter("orleans-app-requests", () => engine.Directory.CallCount);
        timedOut = meter.CreateCounter<long>("orleans-app-requests-timedout");
        overloaded = meter.CreateCounter<long>("orleans-app-requests-overloaded");
    }

    public void TimedOut() => timedOut.Add(1);

    public void Overloaded() => overloaded.Add(1);

    public void Dispose() => meter.Dispose();
}
