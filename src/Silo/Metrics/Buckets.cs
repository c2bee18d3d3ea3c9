using System.Diagnostics.Metrics;
using System.Numerics;

namespace Toolbox24.Silo.Metrics;

/// <summary>Where a histogram's buckets end: where its instrument says, else by its unit.</summary>
internal static class Buckets
{
    // The bounds OpenTelemetry advises for durations in seconds, and by default.
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] Others =
        [1, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1_000, 2_500, 5_000, 7_500, 10_000];

    public static IReadOnlyList<double> For(Instrument instrument) =>
        Advised(instrument) is { Length: > 0 } advised ? [.. advised.Order()]
        : instrument.Unit == "s" ? Seconds
        : Others;

    private static double[]? Advised(Instrument instrument) => instrument switch
    {
        Instrument<double> histogram => Numbers(histogram.Advice),
        Instrument<float> histogram => Numbers(histogram.Advice),
        Instrument<long> histogram => Numbers(histogram.Advice),
        Instrument<int> histogram => Numbers(histogram.Advice),
        _ => null,
    };

    private static double[]? Numbers<T>(InstrumentAdvice<T>? advice) where T : struct, INumber<T> =>
        advice?.HistogramBucketBoundaries?.Select(double.CreateChecked).ToArray();
}
