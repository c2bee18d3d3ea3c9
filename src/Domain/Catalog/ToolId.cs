namespace Toolbox24.Domain.Catalog;

/// <summary>Names one entry of the catalogue for ever.</summary>
public readonly record struct ToolId(Guid Value)
{
    public static ToolId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
