using System.Collections.Immutable;
using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>What is given back to lockers, and what only the same units are of use for.</summary>
internal sealed partial class RentalCalendars
{
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
    public Task Release(RentalId rental, ImmutableArray<RentalItem> items) => keepers.Release([.. items.Select(item => item.Unit)], rental);
}
