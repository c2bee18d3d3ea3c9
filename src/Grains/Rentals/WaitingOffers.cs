using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Grains.Rentals;

/// <summary>Holds what has become free for who waits for it, and so tells them.</summary>
internal sealed class WaitingOffers(WaitingStore waiting, IGrainFactory grains, CurrentSettings settings, TimeProvider clock)
{
    /// <summary>Offers somebody what they wait for. Killed in between, the same is held again and noted.</summary>
    public async Task Offer(RentalId id)
    {
        if (await waiting.Load(id) is not { IsWaiting: true } entry) return;

        var request = new HoldRental(entry.Customer, entry.Wish, ExpectedRent: null, ExpectedDeposit: null, IsOffer: true);
        var isHeld = (await grains.GetGrain<IRentalGrain>(id.Value).Hold(request)).Succeeded(out _, out _);

        // Somebody else who noted the same leaves nothing to do.
        var now = clock.GetUtcNow();
        if (isHeld) await waiting.Save(entry.Offered(now), "WaitingOffered", now, Actor.Current);
        else await waiting.PassOver(entry.PassedOver((await settings.At(now)).Rules.Waiting, now));
    }
}
