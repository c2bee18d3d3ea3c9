using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Passes;

/// <summary>Tells the entrance of a site that a customer has done what they came for.</summary>
internal sealed class VisitsDoneChannel(RentalStore rentals, IGrainFactory grains, IWorkPermit permit) : IOutboxChannel
{
    public string Name => "visits-done";

    public bool IsOpen => permit.IsGranted;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await rentals.Load(new RentalId(message.Stream), cancellationToken) is not { Rental: var rental }) return;

        await grains.GetGrain<IEntranceGrain>(rental.Site.Value).Done(rental.Id, message.At);
    }
}
