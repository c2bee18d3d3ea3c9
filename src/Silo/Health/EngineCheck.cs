using Microsoft.Extensions.Diagnostics.HealthChecks;
using Toolbox24.Silo.Engine;

namespace Toolbox24.Silo.Health;

/// <summary>The engine is active, or stands by for the one that is (degraded: it answers, but does no work).</summary>
internal sealed class EngineCheck(IEngineState engine) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(
            engine.IsGranted ? HealthCheckResult.Healthy(engine.Name)
            : engine.IsStandby ? HealthCheckResult.Degraded(engine.Name)
            : HealthCheckResult.Unhealthy(engine.Name));
}
