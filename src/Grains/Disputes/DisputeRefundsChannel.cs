using Toolbox24.Domain.Disputes;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Disputes;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;

namespace Toolbox24.Grains.Disputes;

/// <summary>Has rentals give back what disputes came to. It may be delivered again: a rental gives back once.</summary>
internal sealed class DisputeRefundsChannel(IGrainFactory grains, IWorkPermit permit) : IOutboxChannel
{
    public string Name => DisputeStore.Refunds;

    public bool IsOpen => permit.IsGranted;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var concluded = EventJson.Read<DisputeConcluded>(message.Data);
        var refunded = await grains.GetGrain<IRentalGrain>(concluded.Rental.Value)
            .RefundCapture(concluded.Unit, concluded.Dispute, concluded.Refund);
        if (!refunded.Succeeded(out _, out var refusal))
            throw new DeliveryRefusedException($"{nameof(DisputeConcluded)} of {concluded.Dispute.Value}: {refusal.Message}");
    }
}
