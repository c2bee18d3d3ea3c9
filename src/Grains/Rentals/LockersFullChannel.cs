using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>Gives a tool another locker where something lies in its own, should whoever was told of it have come to nothing before.</summary>
internal sealed class LockersFullChannel(RentalStore rentals, RentalCalendars calendars) : IOutboxChannel
{
    public string Name => "lockers-full";

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var full = EventJson.Read<LockerFull>(message.Data);
        if (await rentals.Load(full.Rental, cancellationToken) is { Rental: var rental } && rental.OnSite?.Of(full.Unit) is { IsOut: true })
            await calendars.Rehouse(rental.HomeOf(full.Unit), full.Locker);
    }
}
