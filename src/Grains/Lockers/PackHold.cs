using System.Collections.Immutable;
using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Lockers;

/// <summary>Every tool of a pack, held for the same slot until the same instant.</summary>
public sealed record HeldPack(ImmutableArray<Claim> Claims);

/// <summary>
/// Holds several lockers: all or none. No transaction spans them: each promise ends at the same instant, so whatever a
/// crash leaves half done undoes itself.
/// </summary>
public static class PackHold
{
    public const int Most = 20;

    /// <summary>
    /// Asks the lockers one by one, always in the same order: of two packs that want the same lockers, the one that
    /// gets the first of them is not robbed of the rest by the other.
    /// </summary>
    /// <returns>All the claims, or <see cref="PackIncomplete"/> with the first locker that refused.</returns>
    public static async Task<Result<HeldPack>> HoldAll(
        this IGrainFactory grains, IReadOnlyCollection<LockerId> lockers, HoldSlot request)
    {
        ArgumentNullException.ThrowIfNull(lockers);
        ArgumentNullException.ThrowIfNull(request);
        if (Refuse(lockers) is { } refused) return refused;

        var held = new List<(LockerId Locker, HeldSlot Slot)>(lockers.Count);
        try
        {
            foreach (var locker in lockers.OrderBy(locker => locker.Value))
            {
                var answer = await grains.GetGrain<ILockerGrain>(locker.Value).Hold(request);
                if (!answer.Succeeded(out var slot, out var why))
                {
                    await Release(grains, request.Rental, held);
                    return new PackIncomplete(locker, why);
                }

                held.Add((locker, slot));
            }
        }
        catch
        {
            await Release(grains, request.Rental, held);
            throw;
        }

        return new HeldPack([.. held.Select(one => one.Slot.Claim)]);
    }

    private static Refusal? Refuse(IReadOnlyCollection<LockerId> lockers)
    {
        if (lockers.Count == 0) return new NothingAsked();
        if (lockers.Count > Most) return new TooManyAsked(Most);

        return lockers.GroupBy(locker => locker).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? new TwiceTheSameLocker(twice.Key)
            : null;
    }

    /// <summary>
    /// Gives back what this call took, and nothing the rental had before. What cannot be released now, or is not known
    /// to be held, expires by itself.
    /// </summary>
    private static async Task Release(IGrainFactory grains, RentalId rental, List<(LockerId Locker, HeldSlot Slot)> held) =>
        await Task.WhenAll(
            from one in held
            where !one.Slot.WasHeld
            select Task.WhenAny(grains.GetGrain<ILockerGrain>(one.Locker.Value).Release(rental)));
}
