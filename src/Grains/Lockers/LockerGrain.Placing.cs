using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Lockers;

namespace Toolbox24.Grains.Lockers;

/// <summary>Which unit stands in the locker.</summary>
internal sealed partial class LockerGrain
{
    public Task<Result<LockerView>> Place(UnitId unit) => Turn(async now =>
    {
        if (memory.Locker is null) return new UnknownLocker(memory.Id);
        if (await units.Load(unit) is not { } standing) return new UnknownUnit(unit);
        if (standing.Unit.Locker == memory.Id) return View();
        if (standing.Unit.Locker is not null) return new UnitElsewhere(unit);

        return await Move(standing, memory.Locker, memory.Calendar?.Unit, now);
    });

    public Task<Result<LockerView>> MoveTo(LockerId destination) => WithUnit(async (calendar, now) =>
    {
        if (destination == memory.Id) return View();
        if (await lockers.Load(destination, now) is not { } target) return new UnknownLocker(destination);
        if (await units.Load(calendar.Unit) is not { } standing) return new UnknownUnit(calendar.Unit);

        // Another activation has moved it already: it is no longer ours to move.
        if (standing.Unit.Locker != memory.Id) throw new StaleMemoryException(memory.Id);

        return await Move(standing, target.Locker, target.Calendar?.Unit, now);
    });

    public Task<Result<LockerView>> TakeOut() => WithUnit(async (calendar, now) =>
    {
        if (!await sessions.Lives(Actor.Session)) return new SessionEnded();

        await memory.Commit(new UnitPlaced(calendar.Unit, memory.Id, To: null, now));
        await memory.Load();
        return View();
    });

    private async Task<Result<LockerView>> Move(StandingUnit standing, Locker target, UnitId? occupant, DateTimeOffset now)
    {
        var (unit, tool, version) = standing;
        var there = occupant is { } id ? (await units.Load(id))?.Unit : null;
        if (!unit.PlaceIn(target, tool, there).Succeeded(out _, out var refusal)) return refusal;
        if (!await sessions.Lives(Actor.Session)) return new SessionEnded();
        if (await units.PromisedElsewhere(unit.Id, target.Site, now) is > 0 and var rentals) return new UnitPromisedElsewhere(rentals);
        if (await units.Endangers(target.Id, unit.Id, now) is { } closed) return new LockerClosed(closed);

        await memory.Commit(new UnitPlaced(unit.Id, unit.Locker, target.Id, now), version);
        await memory.Load();
        return View();
    }
}
