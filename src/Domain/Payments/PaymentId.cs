namespace Toolbox24.Domain.Payments;

/// <summary>Names one payment for ever, whatever the processor calls it.</summary>
public readonly record struct PaymentId(Guid Value)
{
    public static PaymentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}
