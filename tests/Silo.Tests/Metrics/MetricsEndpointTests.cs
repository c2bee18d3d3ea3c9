using System.Text.RegularExpressions;
using Toolbox24.Silo.Tests.Health;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Metrics;

public sealed partial class MetricsEndpointTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    [Fact]
    public async Task What_the_silo_shows_is_strictly_Prometheus_text()
    {
        await silo.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative));

        using var answer = await silo.Http.GetAsync(new Uri("/metrics", UriKind.Relative));
        var families = StrictParser.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains(families["http_server_request_duration_seconds"].Samples, sample => sample.Labels["http_route"] == "/health/ready");
    }

    [Fact]
    public async Task Every_alert_watches_a_metric_that_exists()
    {
        var shown = StrictParser.Parse(await silo.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative)));
        var names = shown.Values.SelectMany(family => family.Type == "histogram"
            ? new[] { $"{family.Name}_bucket", $"{family.Name}_sum", $"{family.Name}_count" }
            : [family.Name]).ToHashSet();
        var rules = await File.ReadAllTextAsync(Path.Combine(Built.Root, "docs/alerts.yml"));

        var watched = MetricName().Matches(rules).Select(match => match.Value).ToHashSet();

        Assert.NotEmpty(watched);
        Assert.Empty(watched.Except(names));
    }

    [GeneratedRegex(@"\b(toolbox24|http_server|db_client|dotnet|kestrel|aspnetcore)_[a-z0-9_]+\b")]
    private static partial Regex MetricName();
}
