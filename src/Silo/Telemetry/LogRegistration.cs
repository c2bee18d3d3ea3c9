using Microsoft.Extensions.Logging.Console;
using Toolbox24.Silo.Configuration;

namespace Toolbox24.Silo.Telemetry;

internal static class LogRegistration
{
    /// <summary>JSON lines for machines, readable ones in the demo; both carry the trace id.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // What a check says is in /health/ready and in a metric; a demo being filled is no error.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        builder.Logging.Configure(logs =>
            logs.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);

        var start = new StartPhase();
        builder.Services.AddSingleton(start);
        builder.Logging.AddFilter(
            "Microsoft.Extensions.Hosting.Internal.Host",
            level => start.IsOver && level >= LogLevel.Information);

        if (builder.Environment.IsEnvironment(nameof(DeploymentEnvironment.Demo)))
            builder.Logging.AddSimpleConsole(Readable);
        else
            builder.Logging.AddJsonConsole(Structured);
    }

    private static void Readable(SimpleConsoleFormatterOptions line)
    {
        line.SingleLine = true;
        line.IncludeScopes = true;
        line.TimestampFormat = "HH:mm:ss ";
    }

    private static void Structured(JsonConsoleFormatterOptions line)
    {
        line.IncludeScopes = true;
        line.UseUtcTimestamp = true;
        line.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
    }
}
