using System.Collections.Immutable;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>What is given back to lockers, and what only the same units are of use for.</summary>
internal sealed partial class RentalCalendars
{
    private const int Attempts = 5;

    /// <summary>Holds the same units for longer: no other would be of use.</summary>
    /// <returns>Why not: then all is as it was.</returns>
    public async Task<Refusal?> Prolong(RentalId rental, ImmutableArray<RentalItem> items, Slot from, Slot slot, DateTimeOffset until)
    {
        var found = await Places(items);
        Refusal? refused = found.Count < items.Length ? new UnitAway() : null;
        foreach (var place in found)
        {
            if (refused is not null || (await Locker(place).Reserve(new HoldSlot(rental, slot, until))).Succeeded(out _, out refused)) continue;

            await GiveBack(rental, items, from, until);
        }

        return refused is SlotTaken taken ? new SomebodyFollows(taken.Conflict) : refused;
    }

    /// <summary>Gives back what units that are booked for a slot are held for beside.</summary>
    public async Task GiveBack(RentalId rental, ImmutableArray<RentalItem> items, Slot booked, DateTimeOffset until)
    {
        foreach (var place in await Places(items)) await Locker(place).Reserve(new HoldSlot(rental, booked, until));
    }

    /// <summary>Ends all that a rental is promised of these units, wherever they stand.</summary>
    /// <exception cref="InvalidOperationException">They keep being placed elsewhere; it is to be asked again.</exception>
    public async Task Release(RentalId rental, ImmutableArray<RentalItem> items)
    {
        List<UnitId> all = [.. items.Select(item => item.Unit)];
        for (var attempt = 1; await places.Promised(rental, all, clock.GetUtcNow()) is { Count: > 0 } promised; attempt++)
        {
            if (attempt > Attempts) throw new InvalidOperationException($"Units of rental {rental.Value} could not be released.");
            foreach (var (unit, locker) in promised) await (locker is { } there ? Locker(there).Release(rental) : Release(rental, unit));
        }
    }

    /// <summary>A unit in the workshop is no locker's to say: the version of its calendar tells whether it is there still.</summary>
    private async Task Release(RentalId rental, UnitId unit)
    {
        if (await units.Load(unit) is not { Unit.Locker: null } standing) return;

        await lockers.Append(default, new UnitReleased(unit, rental, clock.GetUtcNow()), standing.Version + 1, Actor.Current);
    }
}
