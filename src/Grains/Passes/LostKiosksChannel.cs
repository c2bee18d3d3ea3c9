using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Passes;

namespace Toolbox24.Grains.Passes;

/// <summary>
/// A kiosk was shut out: whoever has it may have found out the PINs it knew, those still to be sent too. Others take their place, and nobody
/// stands at it any more. Told twice, it does nothing more.
/// </summary>
internal sealed class LostKiosksChannel(KioskQueries rentals, IGrainFactory grains, IWorkPermit permit) : IOutboxChannel
{
    public string Name => "lost-kiosks";

    public bool IsOpen => permit.IsGranted;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var lost = EventJson.Read<LostKiosk>(message.Data);
        await grains.GetGrain<IEntranceGrain>(lost.Site.Value).ShutOut(lost.Device);
        foreach (var rental in await rentals.Booked(lost.Site, cancellationToken))
            await grains.GetGrain<IRentalGrain>(rental.Value).ReissuePins(message.At);
    }

    private sealed record LostKiosk(DeviceId Device, SiteId Site);
}
