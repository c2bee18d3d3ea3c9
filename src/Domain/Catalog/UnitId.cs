namespace Toolbox24.Domain.Catalog;

/// <summary>Names one physical tool for ever, whatever its plate says.</summary>
public readonly record struct UnitId(Guid Value)
{
    public static UnitId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
