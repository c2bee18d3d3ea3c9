using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Lockers;

/// <summary>Asks the lockers one by one, and gives back what it took where one of them refuses.</summary>
internal sealed class PackGrain : Grain, IPackGrain
{
    public async Task<Result<HeldPack>> Hold(HoldPack request)
    {
        var held = new List<(LockerId Locker, HeldSlot Slot)>(request.Lockers.Length);
        try
        {
            // Always in the same order: of two packs that want the same lockers, the one that gets the first of them is
            // not robbed of the rest by the other.
            foreach (var locker in request.Lockers.OrderBy(locker => locker.Value))
            {
                var answer = await GrainFactory.GetGrain<ILockerGrain>(locker.Value).Hold(request.Hold);
                if (!answer.Succeeded(out var slot, out var why))
                {
                    await Release(request.Hold.Rental, held);
                    return new PackIncomplete(locker, why);
                }

                held.Add((locker, slot));
            }
        }
        catch
        {
            await Release(request.Hold.Rental, held);
            throw;
        }

        return new HeldPack([.. held.Select(one => one.Slot.Claim)]);
    }

    /// <summary>
    /// Gives back what this call took, and nothing the rental had before. What cannot be released now, or is not known
    /// to be held, expires by itself.
    /// </summary>
    private async Task Release(RentalId rental, List<(LockerId Locker, HeldSlot Slot)> held) =>
        await Task.WhenAll(
            from one in held
            where !one.Slot.WasHeld
            select Task.WhenAny(GrainFactory.GetGrain<ILockerGrain>(one.Locker.Value).Release(rental)));
}
