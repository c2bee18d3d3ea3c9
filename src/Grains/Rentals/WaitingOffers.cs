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

        var now = clock.GetUtcNow();
        if (isHeld) await Note(entry.Offered(now), now);
        else await waiting.PassOver(entry.PassedOver((await settings.At(now)).Rules.Waiting, now));
    }

    /// <summary>Where somebody else has noted the same nothing is left to do; who has left meanwhile is not kept from what others may have.</summary>
    private async Task Note(WaitingEntry offered, DateTimeOffset now)
    {
        if (await waiting.Save(offered, "WaitingOffered", now, Actor.Current)) return;

        if (await waiting.Load(offered.Id) is { LeftAt: not null })
            await grains.GetGrain<IRentalGrain>(offered.Id.Value).Cancel(offered.Customer, expectedFee: null);
    }
}
