using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Toolbox24.Silo.Telemetry;

namespace Toolbox24.Silo.Metrics;

/// <summary>Listens to our meters from the start of the process and keeps what a scrape will show.</summary>
internal sealed class MetricCollector : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<string, MetricFamily> families = [];
    private readonly MeterListener listener = new();
    private readonly Lock scrape = new();

    public MetricCollector() : this(Sources.Include)
    {
    }

    public MetricCollector(Func<string, bool> includes)
    {
        listener.InstrumentPublished = (instrument, mine) =>
        {
            if (!includes(instrument.Meter.Name) || Family(instrument) is not { } family) return;
            mine.EnableMeasurementEvents(instrument, family);
        };
        Listen<byte>(value => value);
        Listen<short>(value => value);
        Listen<int>(value => value);
        Listen<long>(value => value);
        Listen<float>(value => value);
        Listen<double>(value => value);
        Listen<decimal>(value => (double)value);
        listener.Start();
    }

    /// <summary>Reads every metric once; what is observed is observed now.</summary>
    public IReadOnlyList<MetricFamily> Read()
    {
        lock (scrape)
        {
            foreach (var family in families.Values) family.ForgetObserved();
            listener.RecordObservableInstruments();
            return [.. families.Values.OrderBy(family => family.Name, StringComparer.Ordinal)];
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => listener.Dispose();

    private void Listen<T>(Func<T, double> number) where T : struct =>
        listener.SetMeasurementEventCallback<T>((_, value, tags, family) =>
            ((MetricFamily)family!).Record(number(value), tags));

    // Two meters may own an instrument of one name: one metric if it is of one kind, else the first keeps the name.
    private MetricFamily? Family(Instrument instrument)
    {
        var made = MetricFamily.For(instrument);
        if (made is null) return null;

        var kept = families.GetOrAdd(made.Name, made);
        return kept.Kind == made.Kind ? kept : null;
    }
}
