namespace Toolbox24.Silo.Metrics;

/// <summary>The kinds of metric a scraper knows.</summary>
internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}
