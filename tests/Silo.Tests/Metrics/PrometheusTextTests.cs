using System.Diagnostics.Metrics;
using Toolbox24.Silo.Metrics;

namespace Toolbox24.Silo.Tests.Metrics;

public sealed class PrometheusTextTests : IDisposable
{
    private readonly Meter meter = new($"Test.{Guid.NewGuid():N}");
    private readonly MetricCollector metrics;

    public PrometheusTextTests() => metrics = new MetricCollector(name => name == meter.Name);

    public void Dispose()
    {
        metrics.Dispose();
        meter.Dispose();
    }

    [Fact]
    public void A_counter_adds_up_per_label()
    {
        var counter = meter.CreateCounter<long>("holds.made", "{hold}", "Holds made");
        counter.Add(2, new KeyValuePair<string, object?>("site", "lyon"));
        counter.Add(3, new KeyValuePair<string, object?>("site", "lyon"));
        counter.Add(1, new KeyValuePair<string, object?>("site", "villeurbanne"));

        var family = Read()["holds_made_total"];

        Assert.Equal("counter", family.Type);
        Assert.Equal([5, 1], family.Samples.OrderBy(sample => sample.Labels["site"]).Select(sample => sample.Value));
    }

    [Fact]
    public void An_up_down_counter_is_a_gauge_that_goes_down_again()
    {
        var queue = meter.CreateUpDownCounter<int>("queue.length");
        queue.Add(5);
        queue.Add(-7);

        var family = Read()["queue_length"];

        Assert.Equal(("gauge", -2), (family.Type, family.Samples.Single().Value));
    }

    [Fact]
    public void A_gauge_shows_its_last_value()
    {
        var gauge = meter.CreateGauge<double>("temperature");
        gauge.Record(21.5);
        gauge.Record(double.NegativeInfinity);

        Assert.Equal(double.NegativeInfinity, Read()["temperature"].Samples.Single().Value);
    }

    [Fact]
    public void What_is_observed_is_read_at_each_scrape_and_gone_when_no_longer_told()
    {
        var lags = new List<Measurement<double>> { new(1.5, new KeyValuePair<string, object?>("channel", "mail")) };
        meter.CreateObservableGauge("outbox.lag", () => lags, "s");

        Assert.Equal(1.5, Read()["outbox_lag_seconds"].Samples.Single().Value);
        lags.Clear();
        Assert.Empty(Read()["outbox_lag_seconds"].Samples);
    }

    [Fact]
    public void A_histogram_counts_below_each_bound_and_its_bounds_are_inclusive()
    {
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 10] };
        var histogram = meter.CreateHistogram("wait", "s", advice: advice);
        foreach (var value in (double[])[0.5, 1, 10, 11]) histogram.Record(value);

        var samples = Read()["wait_seconds"].Samples;

        Assert.Equal(
            [("1", 2), ("10", 3), ("+Inf", 4)],
            samples.Where(sample => sample.Name == "wait_seconds_bucket").Select(sample => (sample.Labels["le"], sample.Value)));
        Assert.Equal(22.5, samples.Single(sample => sample.Name == "wait_seconds_sum").Value);
        Assert.Equal(4, samples.Single(sample => sample.Name == "wait_seconds_count").Value);
    }

    [Fact]
    public void Any_text_survives_as_a_label_and_as_help()
    {
        const string Nasty = "a \"quoted\\back\nline}\",x=\"1";
        meter.CreateCounter<int>("9 odd-näme", description: Nasty).Add(1, new KeyValuePair<string, object?>("lä bel", Nasty));

        var sample = Read()["_9_odd_n_me_total"].Samples.Single();

        Assert.Equal(Nasty, sample.Labels["l__bel"]);
    }

    [Fact]
    public void Labels_that_come_out_the_same_are_one_label_and_an_empty_one_is_none()
    {
        meter.CreateCounter<int>("c").Add(1, new("a.b", "1"), new("a_b", "2"), new("none", null));

        Assert.Equal(("a_b", "1;2"), Read()["c_total"].Samples.Single().Labels.Select(label => (label.Key, label.Value)).Single());
    }

    [Fact]
    public void Two_values_that_read_alike_are_shown_once()
    {
        var counter = meter.CreateCounter<int>("c");
        counter.Add(1, new KeyValuePair<string, object?>("n", 1));
        counter.Add(1, new KeyValuePair<string, object?>("n", "1"));

        Assert.Single(Read()["c_total"].Samples);
    }

    [Fact]
    public void A_name_taken_by_another_kind_stays_with_the_first()
    {
        meter.CreateGauge<int>("taken_total").Record(7);
        meter.CreateCounter<int>("taken").Add(1);

        Assert.Equal(7, Read()["taken_total"].Samples.Single().Value);
    }

    [Fact]
    public void A_label_with_no_end_of_values_stops_costing_memory()
    {
        var counter = meter.CreateCounter<int>("c");
        for (var i = 0; i < 5_000; i++) counter.Add(1, new KeyValuePair<string, object?>("id", i));

        Assert.Equal(2_000, metrics.Read().Single().AllSeries.Count());
    }

    [Fact]
    public async Task Nothing_is_lost_when_many_count_at_once()
    {
        var counter = meter.CreateCounter<long>("c");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 10_000; i++) counter.Add(1, new KeyValuePair<string, object?>("even", i % 2 == 0));
        })));

        Assert.Equal([40_000, 40_000], Read()["c_total"].Samples.Select(sample => sample.Value));
    }

    private Dictionary<string, ParsedFamily> Read() => StrictParser.Parse(PrometheusText.Write(metrics.Read()));
}
