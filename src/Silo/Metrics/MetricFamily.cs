using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Toolbox24.Silo.Metrics;

/// <summary>One metric with all its series, one per set of labels.</summary>
internal sealed class MetricFamily
{
    // A label that takes too many values must cost a warning in the figures, not the memory of the process.
    private const int MostSeries = 2_000;

    private readonly ConcurrentDictionary<TagSet, Series> all = new(TagSet.Comparer);
    private readonly Func<Series> make;
    private readonly bool isObserved;

    private MetricFamily(string name, string help, MetricKind kind, bool isObserved, Func<Series> make)
    {
        (Name, Help, Kind) = (name, help, kind);
        (this.isObserved, this.make) = (isObserved, make);
    }

    public string Name { get; }

    public string Help { get; }

    public MetricKind Kind { get; }

    public IEnumerable<(TagSet Tags, Series Series)> AllSeries => all.Select(pair => (pair.Key, pair.Value));

    public static MetricFamily? For(Instrument instrument)
    {
        var type = instrument.GetType().Name;
        var isObserved = instrument.IsObservable;

        (MetricKind Kind, Func<Series> Make)? known = type[..type.IndexOf('`')] switch
        {
            "Counter" => (MetricKind.Counter, () => new SumSeries()),
            "ObservableCounter" => (MetricKind.Counter, () => new LastSeries()),
            "UpDownCounter" => (MetricKind.Gauge, () => new SumSeries()),
            "Gauge" or "ObservableGauge" or "ObservableUpDownCounter" => (MetricKind.Gauge, () => new LastSeries()),
            "Histogram" => (MetricKind.Histogram, () => new HistogramSeries(Buckets.For(instrument))),
            _ => null,
        };
        if (known is not { } found) return null;

        var name = PrometheusName.For(instrument, found.Kind);
        return new(name, instrument.Description ?? "", found.Kind, isObserved, found.Make);
    }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var byTags = all.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
        if (!byTags.TryGetValue(tags, out var series))
        {
            if (all.Count >= MostSeries) return;
            series = all.GetOrAdd(new TagSet([.. tags]), _ => make());
        }

        series.Record(value);
    }

    public void ForgetObserved()
    {
        if (isObserved) all.Clear();
    }
}
