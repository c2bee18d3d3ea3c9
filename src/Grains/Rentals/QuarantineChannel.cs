using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>Keeps units from the next customer, or lets them go, as their rental stands now. It may be done again.</summary>
internal sealed class QuarantineChannel(RentalStore rentals, QuarantineStore quarantine) : IOutboxChannel
{
    public string Name => "unit-quarantine";

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await rentals.Load(new RentalId(message.Stream), cancellationToken) is not { Rental: { OnSite: { } visit } rental }) return;

        foreach (var item in visit.Items)
        {
            var reason = rental.QuarantineOf(item, await quarantine.UseOf(item.Unit, rental.Id, cancellationToken));
            await quarantine.Note(rental.Id, item.Unit, reason, message.At, isBack: item.ReturnedAt is not null);
        }
    }
}
