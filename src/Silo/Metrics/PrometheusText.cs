using System.Globalization;
using System.Text;

namespace Toolbox24.Silo.Metrics;

/// <summary>Prometheus' text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (var family in families) Write(text, family);
        return text.ToString();
    }

    private static void Write(StringBuilder text, MetricFamily family)
    {
        if (family.Help != "") text.Append($"# HELP {family.Name} {Escaped(family.Help)}\n");
        text.Append($"# TYPE {family.Name} {TypeName(family.Kind)}\n");

        // Two sets of tags may come to the same labels ("1" and 1): a scraper takes each label set once.
        var written = new HashSet<string>();
        foreach (var (tags, series) in family.AllSeries)
        {
            var labels = Labels(tags);
            if (written.Add(labels)) Write(text, family.Name, labels, series);
        }
    }

    private static void Write(StringBuilder text, string name, string labels, Series series)
    {
        if (series is HistogramSeries histogram) WriteHistogram(text, name, labels, histogram);
        else Sample(text, name, labels, series is SumSeries sum ? sum.Value : ((LastSeries)series).Value);
    }

    private static void WriteHistogram(StringBuilder text, string name, string labels, HistogramSeries histogram)
    {
        var (counts, sum) = histogram.Read();
        var below = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            below += counts[i];
            var bound = i < histogram.Bounds.Count ? Number(histogram.Bounds[i]) : "+Inf";
            Sample(text, $"{name}_bucket", $"{labels}{(labels == "" ? "" : ",")}le=\"{bound}\"", below);
        }

        Sample(text, $"{name}_sum", labels, sum);
        Sample(text, $"{name}_count", labels, below);
    }

    private static void Sample(StringBuilder text, string name, string labels, double value) =>
        text.Append(name).Append(labels == "" ? "" : $"{{{labels}}}").Append(' ').Append(Number(value)).Append('\n');

    // Names that come out the same share one label, as OpenTelemetry has it; an empty label is no label.
    private static string Labels(TagSet tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags.Tags)
        {
            var told = Convert.ToString(value, CultureInfo.InvariantCulture);
            if (string.IsNullOrEmpty(told)) continue;
            var name = PrometheusName.Label(key);
            labels[name] = labels.TryGetValue(name, out var other) ? $"{other};{told}" : told;
        }

        return string.Join(',', labels.Select(label => $"{label.Key}=\"{Quoted(label.Value)}\""));
    }

    private static string Quoted(string text) => Escaped(text).Replace("\"", "\\\"");

    private static string Escaped(string text) => text.Replace("\\", "\\\\").Replace("\n", "\\n");

    private static string TypeName(MetricKind kind) => kind switch
    {
        MetricKind.Counter => "counter",
        MetricKind.Gauge => "gauge",
        MetricKind.Histogram => "histogram",
    };

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);
}
