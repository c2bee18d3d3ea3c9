using System.Security.Cryptography;
using System.Text;
using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Metrics;

internal static class MetricsRegistration
{
    public static void AddMetrics(this WebApplicationBuilder builder) =>
        builder.Services
            .AddSingleton<MetricCollector>()
            .AddHostedService(services => services.GetRequiredService<MetricCollector>());

    /// <summary>Open in the demo; elsewhere for the bearer of the token, compared in constant time.</summary>
    public static void MapMetrics(this WebApplication app, MetricsOptions options)
    {
        var isOpen = app.Environment.IsEnvironment(nameof(DeploymentEnvironment.Demo));
        var expected = Encoding.UTF8.GetBytes($"Bearer {options.Token}");

        app.MapGet("/metrics", (HttpRequest request, MetricCollector metrics) =>
        {
            var presented = Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString());
            return isOpen || CryptographicOperations.FixedTimeEquals(presented, expected)
                ? Results.Text(PrometheusText.Write(metrics.Read()), PrometheusText.ContentType)
                : Results.Unauthorized();
        });
    }
}
