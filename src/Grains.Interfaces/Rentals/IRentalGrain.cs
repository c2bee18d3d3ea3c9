using Toolbox24.Domain.Payments;

namespace Toolbox24.Grains.Rentals;

/// <summary>One rental, by its id: the only writer of it. Whatever it answers to a change is durable.</summary>
[Alias("rental")]
public interface IRentalGrain : IGrainWithGuidKey
{
    /// <summary>Takes in what a call to the processor came to. Idempotent.</summary>
    [Alias("payment-answered")]
    Task PaymentAnswered(PaymentAnswer answer);
}
