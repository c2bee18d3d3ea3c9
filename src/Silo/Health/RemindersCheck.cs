using Microsoft.Extensions.Diagnostics.HealthChecks;
using Toolbox24.Silo.Engine;
using Toolbox24.Storage.Deadlines;

namespace Toolbox24.Silo.Health;

/// <summary>Reminders are loaded, and a sweeper behind them has run lately, here or elsewhere. A standby does neither.</summary>
internal sealed class RemindersCheck(DeadlineSweeper sweeper, IEngineState engine, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(
            !engine.IsGranted ? HealthCheckResult.Healthy()
            : !engine.HasReminders ? HealthCheckResult.Unhealthy("the reminders are not loaded")
            : IsRecent(sweeper.LastSweep) ? HealthCheckResult.Healthy()
            : IsRecent(sweeper.LastSweepElsewhere) ? HealthCheckResult.Healthy("another process sweeps")
            : sweeper.LastSweep is null ? HealthCheckResult.Degraded("no deadline was looked at yet")
            : HealthCheckResult.Unhealthy("no deadline was looked at lately"));

    private bool IsRecent(DateTimeOffset? sweep) => sweep > clock.GetUtcNow() - LongestSilence;
}
