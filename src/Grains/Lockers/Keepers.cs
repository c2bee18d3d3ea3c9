using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Lockers;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Grains.Lockers;

/// <summary>Finds who keeps the calendar of a unit: the grain of the locker it stands in, or nobody while it is in the workshop.</summary>
internal sealed class Keepers(
    IGrainFactory grains, UnitPlaces places, WorkshopQueries workshop, UnitStore units, LockerStore lockers, TimeProvider clock)
{
    private const int Attempts = 5;

    /// <summary>The grain of the locker that a unit stands in; null where it is in the workshop.</summary>
    public async Task<ILockerGrain?> Locker(UnitId unit) =>
        await places.Of([unit]) is [var place] ? grains.GetGrain<ILockerGrain>(place.Locker.Value) : null;

    /// <summary>What a unit is promised for, wherever it is; null where it is being moved.</summary>
    public async Task<UnitCalendar?> Calendar(UnitId unit)
    {
        if (await Locker(unit) is not { } locker) return await workshop.Find(unit, clock.GetUtcNow());

        return (await locker.Get()).Succeeded(out var seen, out _) && seen.Calendar?.Unit == unit ? seen.Calendar : null;
    }

    /// <summary>Ends all that a rental is promised of a unit, wherever that is.</summary>
    public Task Release(UnitId unit, RentalId rental) => Release([unit], rental);

    /// <summary>Ends all that a rental is promised of some units, wherever they are: what the database says is promised is asked for.</summary>
    /// <exception cref="InvalidOperationException">They keep being placed elsewhere; it is to be asked again.</exception>
    public async Task Release(IReadOnlyCollection<UnitId> all, RentalId rental)
    {
        for (var attempt = 1; await places.Promised(rental, all, clock.GetUtcNow()) is { Count: > 0 } promised; attempt++)
        {
            if (attempt > Attempts) throw new InvalidOperationException($"Units of rental {rental.Value} could not be released.");
            foreach (var (unit, locker) in promised)
                await (locker is { } there ? grains.GetGrain<ILockerGrain>(there.Value).Release(rental) : ReleaseInWorkshop(unit, rental));
        }
    }

    /// <summary>Gives a rental a unit in the workshop for a slot that it was promised the whole of, and frees the rest.</summary>
    /// <returns>False where it was not.</returns>
    /// <exception cref="InvalidOperationException">It was placed meanwhile, or promised to others: it is to be asked again.</exception>
    public async Task<bool> MoveInWorkshop(UnitId unit, RentalId rental, Slot slot)
    {
        var (standing, now) = (await units.Load(unit), clock.GetUtcNow());
        if (standing is { Unit.Locker: null } && await workshop.Find(unit, now) is { } calendar)
        {
            if (calendar.Has(rental, slot, now)) return true;
            if (!calendar.Move(rental, slot, now).Succeeded(out var moved, out _)) return false;
            if (await lockers.Append(default, moved, standing.Version + 1, Actor.Current)) return true;
        }

        throw new InvalidOperationException($"Unit {unit.Value} is being moved.");
    }

    /// <summary>A unit in the workshop is no locker's to say: the version of its calendar tells whether it is there still.</summary>
    private async Task ReleaseInWorkshop(UnitId unit, RentalId rental)
    {
        if (await units.Load(unit) is not { Unit.Locker: null } standing) return;

        await lockers.Append(default, new UnitReleased(unit, rental, clock.GetUtcNow()), standing.Version + 1, Actor.Current);
    }
}
