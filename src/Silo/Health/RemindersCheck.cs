using Microsoft.Extensions.Diagnostics.HealthChecks;
using Toolbox24.Silo.Engine;
using Toolbox24.Storage.Deadlines;

namespace Toolbox24.Silo.Health;

/// <summary>The sweeper behind the reminders has run lately. A standby sweeps nothing.</summary>
internal sealed class RemindersCheck(DeadlineSweeper sweeper, IEngineState engine, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(
            engine.IsGranted && sweeper.LastSweep is null ? HealthCheckResult.Degraded("no deadline was looked at yet")
            : !engine.IsGranted || sweeper.LastSweep > clock.GetUtcNow() - LongestSilence ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("no deadline was looked at lately"));
}
