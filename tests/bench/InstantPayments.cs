using Toolbox24.Domain.Payments;
using Toolbox24.Integrations.Payments;

namespace Toolbox24.Bench;

/// <summary>A card processor in this process that says yes at once: what a real one costs is its own.</summary>
internal sealed class InstantPayments(TimeProvider clock) : IPayments
{
    public Task<PaymentOutcome> Call(PaymentRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(Yes(request.Call, request.Payment.Value.ToString()));

    public Task<PaymentOutcome?> Find(PaymentRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult<PaymentOutcome?>(Yes(request.Call, request.Payment.Value.ToString()));

    private PaymentOutcome Yes(PaymentCall call, string intent) => call switch
    {
        AuthoriseCard => new Authorised(intent, clock.GetUtcNow().AddDays(7)),
        ChargeCard => new Charged(intent),
        SaveCard => new CardSaved(intent, new CardToken("saved")),
        CaptureAmount capture => new Captured(capture.Amount),
        VoidIntent => new Voided(),
        RefundAmount refund => new Refunded(refund.Amount),
        _ => throw new NotSupportedException(call.GetType().Name),
    };
}
