using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Toolbox24.Silo.Health;

/// <summary>Shows each check as a metric, so that alerts see what <c>/health/ready</c> says.</summary>
internal sealed class HealthGauge : IHealthCheckPublisher, IDisposable
{
    private readonly Meter meter = new("Toolbox24.Silo");
    private readonly ConcurrentDictionary<string, double> latest = [];

    public HealthGauge() => meter.CreateObservableGauge(
        "toolbox24.health",
        () => latest.Select(check => new Measurement<double>(check.Value, new TagList { { "check", check.Key } })),
        description: "1 healthy, 0.5 degraded, 0 unhealthy");

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (var (name, check) in report.Entries)
            latest[name] = (double)check.Status / (double)HealthStatus.Healthy;
        return Task.CompletedTask;
    }

    public void Dispose() => meter.Dispose();
}
