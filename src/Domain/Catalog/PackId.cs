namespace Toolbox24.Domain.Catalog;

/// <summary>Names one pack of the catalogue for ever.</summary>
public readonly record struct PackId(Guid Value)
{
    public static PackId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
