using Microsoft.Extensions.Diagnostics.HealthChecks;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Silo.Health;

/// <summary>What must leave through the outbox leaves in time. Parked rows wait for a person and degrade, no more.</summary>
internal sealed class OutboxCheck(OutboxStore outbox, IEnumerable<IOutboxChannel> channels, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var health = await outbox.Health(clock.GetUtcNow(), [.. channels.Select(channel => channel.Name)], cancellationToken);
        var told = $"{health.Unsent} unsent, {health.Parked} parked, {health.Lag.TotalSeconds:F0} s late";
        return health.Lag > LongestLag ? HealthCheckResult.Unhealthy(told)
            : health.Parked > 0 ? HealthCheckResult.Degraded(told)
            : HealthCheckResult.Healthy(told);
    }
}
