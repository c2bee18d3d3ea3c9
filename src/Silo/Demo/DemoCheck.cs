using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Toolbox24.Silo.Demo;

/// <summary>The demo's sites and tools are there.</summary>
internal sealed class DemoCheck(DemoWorker worker) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(worker.IsDone ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("being filled"));
}
