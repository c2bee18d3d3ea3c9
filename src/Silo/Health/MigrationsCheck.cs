using Microsoft.Extensions.Diagnostics.HealthChecks;
using Toolbox24.Storage.Schema;

namespace Toolbox24.Silo.Health;

/// <summary>Every migration of this release is applied.</summary>
internal sealed class MigrationsCheck(Migrator migrator) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        await migrator.IsCurrent(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("migrations are missing");
}
