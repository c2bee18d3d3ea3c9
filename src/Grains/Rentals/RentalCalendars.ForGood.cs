using System.Collections.Immutable;
using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Lockers;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>Makes what was held last for good.</summary>
internal sealed partial class RentalCalendars
{
    /// <summary>Makes holds last for good; asks anew for those that have ended.</summary>
    /// <returns>False where somebody else has one of the units, or it stands in no locker.</returns>
    public async Task<bool> Confirm(RentalId rental, ImmutableArray<RentalItem> items, Slot slot, DateTimeOffset until)
    {
        var (found, request) = (await Places(items), new HoldSlot(rental, slot, until));
        if (found.Count < items.Length) return false;

        foreach (var place in found)
            if (!await AskWhereItStands(place, locker => Confirm(locker, request))) return false;
        return true;
    }

    /// <summary>Books what a rental wants for the slot that it holds the whole of, and frees the rest.</summary>
    /// <returns>False where that is somebody else's now.</returns>
    public async Task<bool> Move(Rental rental, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(rental);
        var found = (await Places(rental.Wanted)).ToDictionary(place => place.Unit);
        foreach (var item in rental.Wanted)
        {
            var request = new HoldSlot(rental.Id, rental.SlotOf(item.Unit), until);
            if (found.TryGetValue(item.Unit, out var place))
            {
                if (await AskWhereItStands(place, locker => Move(locker, request))) continue;
                if (await Places([item]) is not []) return false;
            }

            if (!await keepers.MoveInWorkshop(item.Unit, rental.Id, request.Slot)) return false;
        }

        return true;
    }

    private static async Task<bool> Confirm(ILockerGrain locker, HoldSlot request)
    {
        if ((await locker.Confirm(request.Rental)).Succeeded(out _, out _)) return true;

        return (await locker.Hold(request)).Succeeded(out _, out _) && (await locker.Confirm(request.Rental)).Succeeded(out _, out _);
    }

    private static async Task<bool> Move(ILockerGrain locker, HoldSlot request)
    {
        if ((await locker.Move(request.Rental, request.Slot)).Succeeded(out _, out _)) return true;

        // What was held for it has ended: it is asked for again.
        if (!(await locker.Reserve(request)).Succeeded(out _, out _)) await locker.Hold(request);
        return (await locker.Move(request.Rental, request.Slot)).Succeeded(out _, out _);
    }

    /// <summary>Asks the locker that a unit stands in; the next one, too, where the unit was moved meanwhile: its promises went with it.</summary>
    private async Task<bool> AskWhereItStands(UnitPlace place, Func<ILockerGrain, Task<bool>> ask)
    {
        while (!await ask(Locker(place)))
        {
            if (await places.Of([place.Unit]) is not [var now] || now.Locker == place.Locker) return false;
            place = now;
        }

        return true;
    }
}
