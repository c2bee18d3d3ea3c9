using System.Diagnostics.Metrics;

namespace Toolbox24.Silo.Metrics;

/// <summary>Turns OpenTelemetry's names and units into the ones Prometheus expects.</summary>
internal static class PrometheusName
{
    public static string For(Instrument instrument, MetricKind kind)
    {
        var name = Plain(instrument.Name, allowColon: true);
        var unit = Unit(instrument.Unit);
        if (unit != "" && !name.EndsWith($"_{unit}", StringComparison.Ordinal)) name = $"{name}_{unit}";
        if (kind == MetricKind.Counter && !name.EndsWith("_total", StringComparison.Ordinal)) name = $"{name}_total";
        return name;
    }

    public static string Label(string name) => Plain(name, allowColon: false);

    // A unit in braces, such as {request}, only says what is counted.
    private static string Unit(string? unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        "%" => "percent",
        _ => "",
    };

    private static string Plain(string name, bool allowColon)
    {
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || (allowColon && c == ':') ? c : '_'));
        return plain == "" || char.IsAsciiDigit(plain[0]) ? $"_{plain}" : plain;
    }
}
