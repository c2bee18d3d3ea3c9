namespace Toolbox24.Domain.Rentals;

/// <summary>Names one rental for ever; people see a short reference instead.</summary>
public readonly record struct RentalId(Guid Value)
{
    public static RentalId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
