using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Grains.Sites;

/// <summary>Tells the rentals of a site that it does not answer, or does again. Told twice, they do nothing more.</summary>
internal sealed class SiteHealthChannel(
    RentalQueries rentals, IGrainFactory grains, IWorkPermit permit, CurrentSettings settings, TimeProvider clock) : IOutboxChannel
{
    public string Name => SiteHealthStore.Channel;

    public bool IsOpen => permit.IsGranted;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Type == nameof(SiteRestored)) await Restored(EventJson.Read<SiteRestored>(message.Data).Site, cancellationToken);
        else await StillDegraded(EventJson.Read<SiteStillDegraded>(message.Data).Site, cancellationToken);
    }

    private async Task StillDegraded(SiteId site, CancellationToken cancellationToken)
    {
        // What comes late is no news any more.
        if ((await grains.GetGrain<ISiteGrain>(site.Value).Health()).DegradedSince is null) return;

        var now = clock.GetUtcNow();
        var until = now + (await settings.At(now)).Rules.Health.TellAhead;
        foreach (var rental in await rentals.ToBeFetched(site, now, until, cancellationToken)) await Rental(rental).TellOfSilence();
    }

    private async Task Restored(SiteId site, CancellationToken cancellationToken)
    {
        foreach (var rental in await rentals.TouchedBySilence(site, cancellationToken)) await Rental(rental).TellOfReturn();
    }

    private IRentalGrain Rental(RentalId id) => grains.GetGrain<IRentalGrain>(id.Value);
}
