using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Telemetry;

/// <summary>Sends traces and metrics over OTLP for as long as the process runs.</summary>
internal sealed class OtlpExport(OtlpOptions options, DeploymentEnvironment environment) : IHostedService, IDisposable
{
    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Resource)
            .AddSource(Sources.All)
            .AddOtlpExporter(export => Send(export, "v1/traces"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Resource)
            .AddMeter(Sources.All)
            .AddOtlpExporter(export => Send(export, "v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    // Disposing flushes what has gathered.
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Dispose, cancellationToken);

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    private ResourceBuilder Resource => ResourceBuilder.CreateDefault()
        .AddService("toolbox24-silo")
        .AddAttributes([new("deployment.environment.name", environment.ToString())]);

    private void Send(OtlpExporterOptions export, string signal)
    {
        export.Protocol = OtlpExportProtocol.HttpProtobuf;
        export.Endpoint = new Uri($"{options.Endpoint!.TrimEnd('/')}/{signal}");
    }
}
