using System.Net;
using Toolbox24.Domain.Payments;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Integrations.Payments;

/// <summary>
/// A card processor that speaks as Stripe does (https://docs.stripe.com/api): payment intents, setup intents, refunds.
/// It is asked once; whoever must know asks again, with the same key.
/// </summary>
/// <param name="processor">Asks under <c>v1/</c>, says who we are, goes nowhere else and bounds what it reads.</param>
/// <param name="web">Where customers come back to from their bank.</param>
public sealed class CardProcessor(HttpClient processor, Uri web) : IPayments
{
    // What can be done once is refused the second time: the intent then says what became of it.
    private static readonly string[] RefusedByState =
    [
        "payment_intent_unexpected_state", "setup_intent_unexpected_state", "intent_invalid_state", "charge_already_captured",
        "charge_already_refunded", "charge_expired_for_capture", "capture_charge_authorization_expired",
    ];

    /// <inheritdoc />
    public async Task<PaymentOutcome> Call(PaymentRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Call is CompleteAction complete) return await Look(request, complete.Intent, cancellationToken);

        var (path, fields) = CallForm.Of(request, web);
        using var asked = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields),
            Headers = { { "Idempotency-Key", request.Key } },
        };
        using var told = await processor.SendAsync(asked, cancellationToken);
        var answer = await ProcessorAnswer.Read(told, cancellationToken);
        return told.StatusCode switch
        {
            HttpStatusCode.OK => answer.Outcome(request) ?? await Look(request, answer.Intent, cancellationToken),
            HttpStatusCode.PaymentRequired => new Declined(answer.Error.Reason),
            HttpStatusCode.BadRequest when RefusedByState.Contains(answer.Error.Code) && CallForm.IntentOf(request.Call) is { } intent =>
                await Look(request, intent, cancellationToken),

            // A card nobody knows, or used up, or too little for it: nothing was made, so that another card can be asked.
            HttpStatusCode.BadRequest or HttpStatusCode.NotFound when request.Call is OpeningCall && !answer.IsOfKey => new Declined(answer.Error.Reason),
            _ => throw Failure(told.StatusCode, answer),
        };
    }

    /// <inheritdoc />
    public async Task<PaymentOutcome?> Find(PaymentRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (CallForm.Search(request) is not { } search) return null;

        using var told = await processor.GetAsync(new Uri(search, UriKind.Relative), cancellationToken);
        var answer = await ProcessorAnswer.Read(told, cancellationToken);
        if (told.StatusCode != HttpStatusCode.OK) throw Failure(told.StatusCode, answer);

        return answer.IntentOf(request.Key) is { } intent ? await Look(request, intent, cancellationToken) : null;
    }

    /// <summary>Reads how an intent stands.</summary>
    private async Task<PaymentOutcome> Look(PaymentRequest request, string intent, CancellationToken cancellationToken)
    {
        using var told = await processor.GetAsync(new Uri(CallForm.Look(intent), UriKind.Relative), cancellationToken);
        var answer = await ProcessorAnswer.Read(told, cancellationToken);
        if (told.StatusCode != HttpStatusCode.OK) throw Failure(told.StatusCode, answer);

        return answer.Outcome(request) ?? throw new HttpRequestException("the processor is still at it");
    }

    // 401 and 403 are about our key, not about the call: it can be repeated once the key is right.
    private static Exception Failure(HttpStatusCode status, ProcessorAnswer answer) =>
        (int)status is < 400 or >= 500 || status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            or HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or HttpStatusCode.FailedDependency or HttpStatusCode.TooManyRequests
            ? new HttpRequestException($"the processor answered {(int)status}", null, status)
            : new DeliveryRefusedException($"the processor refused the call: {(int)status} {answer.Error.Reason}");
}
