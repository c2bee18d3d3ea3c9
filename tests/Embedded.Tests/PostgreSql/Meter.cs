namespace Toolbox24.Embedded.Tests.PostgreSql;

/// <summary>A grain's state.</summary>
public sealed class Meter
{
    public int Count { get; set; }

    public string? Note { get; set; }

    public DateTimeOffset? At { get; set; }

    public List<string> Readings { get; set; } = [];
}
