using System.Text.Json;
using Toolbox24.Domain.Payments;
using Toolbox24.Grains.Rentals;
using Toolbox24.Integrations.Payments;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Grains.Payments;

/// <summary>
/// Makes the calls that rentals ask for, one after the other for each rental, and tells the rental what each came to. No
/// money moves any other way. Cut anywhere, it is done again under the same key, and comes to the same.
/// </summary>
/// <param name="payments">The processor.</param>
/// <param name="grains">Where the rentals are.</param>
/// <param name="permit">Whether they can be told.</param>
/// <param name="clock">The time of answers.</param>
internal sealed class PaymentsChannel(IPayments payments, IGrainFactory grains, IWorkPermit permit, TimeProvider clock) : IOutboxChannel
{
    /// <inheritdoc />
    public string Name => "payments";

    /// <inheritdoc />
    public bool IsOpen => permit.IsGranted;

    /// <inheritdoc />
    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var request = Read(message.Data);
        var outcome = await Outcome(request, message.At, cancellationToken);

        // Told even if nobody waits any more: the money has moved.
        await grains.GetGrain<IRentalGrain>(request.Rental.Value)
            .PaymentAnswered(new PaymentAnswer(request, outcome, clock.GetUtcNow()));
    }

    private async Task<PaymentOutcome> Outcome(PaymentRequest request, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Its key may be forgotten, and repeating it would do it twice.
        var isOld = clock.GetUtcNow() - at > IPayments.KeyLife;
        var found = isOld ? await payments.Find(request, cancellationToken) : null;
        return found ?? await payments.Call(request, cancellationToken);
    }

    private static PaymentRequest Read(string data)
    {
        try
        {
            return JsonSerializer.Deserialize<PaymentRequest>(data, EventJson.Options) is { Call: not null } request
                ? request
                : throw new JsonException("no call");
        }
        catch (JsonException wrong)
        {
            throw new DeliveryRefusedException($"this is no payment request: {wrong.Path ?? wrong.Message}");
        }
    }
}
