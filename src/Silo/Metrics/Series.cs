namespace Toolbox24.Silo.Metrics;

/// <summary>The figures behind one set of labels. Any thread may record while another reads.</summary>
internal abstract class Series
{
    public abstract void Record(double value);
}

/// <summary>A running total.</summary>
internal sealed class SumSeries : Series
{
    private double sum;

    public double Value => Volatile.Read(ref sum);

    public override void Record(double value)
    {
        var seen = Volatile.Read(ref sum);
        while (true)
        {
            var before = Interlocked.CompareExchange(ref sum, seen + value, seen);
            if (before.Equals(seen)) return;
            seen = before;
        }
    }
}

/// <summary>The last value told.</summary>
internal sealed class LastSeries : Series
{
    private double last;

    public double Value => Volatile.Read(ref last);

    public override void Record(double value) => Volatile.Write(ref last, value);
}

/// <summary>How many values fell below each bound, their number and their sum.</summary>
internal sealed class HistogramSeries(IReadOnlyList<double> bounds) : Series
{
    private readonly long[] counts = new long[bounds.Count + 1];
    private readonly Lock gate = new();
    private double sum;

    public IReadOnlyList<double> Bounds => bounds;

    public override void Record(double value)
    {
        if (double.IsNaN(value)) return;

        var bucket = 0;
        while (bucket < bounds.Count && value > bounds[bucket]) bucket++;
        lock (gate)
        {
            counts[bucket]++;
            sum += value;
        }
    }

    public (long[] Counts, double Sum) Read()
    {
        lock (gate) return ([.. counts], sum);
    }
}
