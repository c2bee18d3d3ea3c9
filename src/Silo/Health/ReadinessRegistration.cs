using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Toolbox24.Silo.Health;

internal static class ReadinessRegistration
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static void AddReadiness(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", timeout: Limit)
            .AddCheck<MigrationsCheck>("migrations", timeout: Limit)
            .AddCheck<EngineCheck>("engine", timeout: Limit)
            .AddCheck<RemindersCheck>("reminders", timeout: Limit)
            .AddCheck<OutboxCheck>("outbox", timeout: Limit);
        builder.Services.AddSingleton<IHealthCheckPublisher, HealthGauge>();
        builder.Services.Configure<HealthCheckPublisherOptions>(publish =>
        {
            publish.Delay = TimeSpan.FromSeconds(1);
            publish.Period = TimeSpan.FromSeconds(10);
        });
    }

    /// <summary>Live: the process answers. Ready: it can do its work, or stands by to.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions
        {
            Predicate = _ => false,
            ResponseWriter = HealthJson.Write,
        });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthJson.Write });
    }
}
