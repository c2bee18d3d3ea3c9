using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Telemetry;

internal static class TelemetryRegistration
{
    public static void AddTelemetry(this WebApplicationBuilder builder, OtlpOptions options)
    {
        if (string.IsNullOrEmpty(options.Endpoint)) return;

        builder.Services.AddHostedService(services =>
            new OtlpExport(options, services.GetRequiredService<Settings>().Environment));
    }
}
