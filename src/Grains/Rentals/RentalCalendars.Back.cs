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
    public async Task<Refusal?> Prolong(Rental rental, DateTimeOffset end, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(rental);
        var found = await Places(rental.Wanted);
        Refusal? refused = found.Count < rental.Wanted.Length ? new UnitAway() : null;
        foreach (var place in found)
        {
            var slot = new Slot(rental.SlotOf(place.Unit).Start, end);
            if (refused is not null || (await Locker(place).Reserve(new HoldSlot(rental.Id, slot, until))).Succeeded(out _, out refused)) continue;

            await GiveBack(rental, until);
        }

        return refused is SlotTaken taken ? new SomebodyFollows(taken.Conflict) : refused;
    }

    /// <summary>Gives back what units that a rental has booked are held for beside.</summary>
    public async Task GiveBack(Rental rental, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(rental);
        foreach (var place in await Places(rental.Wanted))
            await Locker(place).Reserve(new HoldSlot(rental.Id, rental.SlotOf(place.Unit), until));
    }

    /// <summary>Ends all that a rental is promised of these units, wherever they stand.</summary>
    public Task Release(RentalId rental, ImmutableArray<RentalItem> items) => keepers.Release([.. items.Select(item => item.Unit)], rental);
}
