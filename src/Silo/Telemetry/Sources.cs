namespace Toolbox24.Silo.Telemetry;

/// <summary>Whose traces and metrics are ours to tell.</summary>
internal static class Sources
{
    public static readonly string[] All =
    [
        "Toolbox24.*",
        "Npgsql",
        "Orleans",
        "Microsoft.Orleans*",
        "Microsoft.AspNetCore*",
        "System.Runtime",
    ];

    public static bool Include(string name) => All.Any(source => source.EndsWith('*')
        ? name.StartsWith(source.AsSpan(0, source.Length - 1), StringComparison.Ordinal)
        : name == source);
}
