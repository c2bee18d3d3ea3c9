using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Toolbox24.Silo.Health;

/// <summary>What a health address answers: each check's state in a word, never an exception.</summary>
internal static class HealthJson
{
    public static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.Select(entry => new
        {
            name = entry.Key,
            status = entry.Value.Status.ToString(),
            description = entry.Value.Description,
            milliseconds = Math.Round(entry.Value.Duration.TotalMilliseconds, 1),
        }),
    });
}
