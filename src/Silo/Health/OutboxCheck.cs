using Microsoft.Extensions.Diagnostics.HealthChecks;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Silo.Health;

/// <summary>
/// What must leave through the outbox leaves in time. Unhealthy where nobody sends; a receiver that does not take what it
/// is sent, and rows that wait for a person, degrade and no more: customers book all the same.
/// </summary>
internal sealed class OutboxCheck(OutboxStore outbox, IEnumerable<IOutboxChannel> channels, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var health = await outbox.Health(clock.GetUtcNow(), [.. channels.Select(channel => channel.Name)], cancellationToken);
        var told = $"{health.Unsent} unsent, {health.Parked} parked, the oldest {health.Oldest.TotalSeconds:F0} s old, {health.Lag.TotalSeconds:F0} s overdue";
        return health.Lag > Late ? HealthCheckResult.Unhealthy(told)
            : health.Parked > 0 || health.Oldest > Late ? HealthCheckResult.Degraded(told)
            : HealthCheckResult.Healthy(told);
    }
}
