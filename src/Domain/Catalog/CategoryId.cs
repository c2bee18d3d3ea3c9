namespace Toolbox24.Domain.Catalog;

/// <summary>Names one category for ever, whatever it is called.</summary>
public readonly record struct CategoryId(Guid Value)
{
    public static CategoryId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
