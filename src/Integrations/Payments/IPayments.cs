using Toolbox24.Domain.Payments;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Integrations.Payments;

/// <summary>The card processor.</summary>
public interface IPayments
{
    /// <summary>How long the processor surely remembers a key: it may forget after 24 hours.</summary>
    static readonly TimeSpan KeyLife = TimeSpan.FromHours(23);

    /// <summary>
    /// Makes a call. Repeated with the same request it acts once and answers the same, as long as the processor remembers
    /// the request's key, which is <see cref="KeyLife"/>; <see cref="Find"/> tells what became of older ones.
    /// </summary>
    /// <exception cref="DeliveryRefusedException">The processor does not understand the call and never will; one that opens nothing, for want of a card it knows, is declined.</exception>
    /// <exception cref="Exception">Anything else: what the call came to is not known, and it is to be repeated.</exception>
    Task<PaymentOutcome> Call(PaymentRequest request, CancellationToken cancellationToken = default);

    /// <summary>What a call came to that was made long ago; null where it never reached the processor.</summary>
    /// <exception cref="Exception">That is not known.</exception>
    Task<PaymentOutcome?> Find(PaymentRequest request, CancellationToken cancellationToken = default);
}
