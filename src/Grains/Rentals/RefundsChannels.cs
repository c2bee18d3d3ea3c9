using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>Has rentals give back what the staff has approved: once, however often it is delivered.</summary>
internal sealed class RefundsChannel(IGrainFactory grains, IWorkPermit permit) : IOutboxChannel
{
    public string Name => RefundStore.Channel;

    public bool IsOpen => permit.IsGranted;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var refund = EventJson.Read<Refund>(message.Data);
        var refunded = await grains.GetGrain<IRentalGrain>(refund.Rental.Value).RefundRent(refund.Id, refund.Amount);
        if (!refunded.Succeeded(out _, out var refusal)) throw new DeliveryRefusedException($"refund {refund.Id.Value}: {refusal.Message}");
    }
}

/// <summary>Writes the credit note of what a rental gives back: one for each refund.</summary>
internal sealed class CreditNotesChannel(RentalStore rentals, RefundStore refunds) : IOutboxChannel
{
    public string Name => "credit-notes";

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var refunded = EventJson.Read<RentRefunded>(message.Data);
        var rental = (await rentals.Load(refunded.Rental, cancellationToken))!.Rental;
        if (!await refunds.Credit(refunded, rental.CreditLines(refunded.Amount)))
            throw new DeliveryRefusedException($"refund {refunded.Refund.Value}: no invoice was due for its rental");
    }
}
