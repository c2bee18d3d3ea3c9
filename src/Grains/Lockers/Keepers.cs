using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Lockers;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Lockers;

/// <summary>Finds who keeps the calendar of a unit: the grain of the locker it stands in, or nobody while it is in the workshop.</summary>
internal sealed class Keepers(IGrainFactory grains, UnitPlaces places, WorkshopStore workshop, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <summary>The grain of the locker that a unit stands in; null where it is in the workshop.</summary>
    public async Task<ILockerGrain?> Locker(UnitId unit) =>
        await places.Of([unit]) is [var place] ? grains.GetGrain<ILockerGrain>(place.Locker.Value) : null;

    /// <summary>What a unit is promised for, wherever it is; null where it is being moved.</summary>
    public async Task<UnitCalendar?> Calendar(UnitId unit)
    {
        if (await Locker(unit) is not { } locker) return (await workshop.Load(unit, clock.GetUtcNow()))?.Calendar;

        return (await locker.Get()).Succeeded(out var seen, out _) && seen.Calendar?.Unit == unit ? seen.Calendar : null;
    }

    /// <summary>Ends all that a rental is promised of a unit, wherever that is.</summary>
    public async Task Release(UnitId unit, RentalId rental)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await Locker(unit) is { } locker)
            {
                // Empty: the unit was moved meanwhile.
                if ((await locker.Release(rental)).Succeeded(out _, out var why) || why is NothingHeld) return;
            }
            else if (await IsReleased(unit, rental))
            {
                return;
            }
        }

        throw new InvalidOperationException($"Unit {unit.Value} is moved all the time.");
    }

    private async Task<bool> IsReleased(UnitId unit, RentalId rental)
    {
        var now = clock.GetUtcNow();
        if (await workshop.Load(unit, now) is not { } read) return false;
        if (!read.Calendar.Release(rental, now).Succeeded(out var released, out _)) return true;

        return await workshop.Append((UnitReleased)released, read.Version + 1, Actor.Current);
    }
}
