using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Customers;

/// <summary>Suspends customers whose tools count as lost. It may be done again.</summary>
internal sealed class LossesChannel(RentalStore rentals, IGrainFactory grains, IWorkPermit permit) : IOutboxChannel
{
    public string Name => "customer-losses";

    public bool IsOpen => permit.IsGranted;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await rentals.Load(new RentalId(message.Stream), cancellationToken) is not { Rental: { Status: RentalStatus.Lost } rental }) return;

        await grains.GetGrain<ICustomerGrain>(rental.Customer.Value).SuspendForLoss(rental.Reference);
    }
}
