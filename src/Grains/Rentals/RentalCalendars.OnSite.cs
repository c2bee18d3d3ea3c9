using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Rentals;

/// <summary>What is asked of lockers while the customer stands before them.</summary>
internal sealed partial class RentalCalendars
{
    /// <summary>Until when somebody else has one of the tools before the rental begins; null where all are free.</summary>
    public async Task<DateTimeOffset?> BusyUntil(Rental rental, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rental);
        return now < rental.Slot.Start
            ? await places.BusyUntil(rental.Id, rental.Items.Select(item => item.Unit), new Slot(now, rental.Slot.Start))
            : null;
    }

    /// <summary>The locker that a unit stands in; null in the workshop.</summary>
    public async Task<LockerId?> LockerOf(UnitId unit) => await places.Of([unit]) is [var place] ? place.Locker : null;

    /// <summary>
    /// Gives a unit another locker of its site to stand in, where one is free that it fits; else it keeps its own. Done again, it does nothing.
    /// </summary>
    /// <param name="unit">The unit.</param>
    /// <param name="full">The locker that it cannot stand in.</param>
    public async Task Rehouse(UnitId unit, LockerId full)
    {
        if (await places.Of([unit]) is not [var place] || place.Locker != full) return;

        foreach (var free in await places.FreeBeside(place.Locker, clock.GetUtcNow()))
        {
            if ((await Locker(place).MoveTo(free)).Succeeded(out _, out _)) return;
        }
    }

    /// <summary>The unit that bears a code; null where none does.</summary>
    public Task<UnitId?> Named(CodePlate code) => places.Named(code);

    /// <summary>The units of a rental about to begin that other customers have still, though their own time is over, or that stand in no locker.</summary>
    public Task<HashSet<UnitId>> Late(Rental rental, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rental);
        return places.OverdueFor(rental.Id, rental.Items.Select(item => item.Unit), now);
    }

    /// <summary>Whether the next customer has a unit already that this one brought back.</summary>
    public async Task<bool> HasAnother(Rental rental, UnitId unit) => (await places.OutFor(rental.Id, [unit])).Count > 0;

    /// <summary>Holds another unit of the same tool for what is left of the slot; null where none is there.</summary>
    public async Task<UnitId?> HoldTwin(Rental rental, UnitId of, DateTimeOffset until, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rental);
        if (now >= rental.Slot.End || rental.Items.FirstOrDefault(item => item.Unit == of) is not { } item) return null;

        var slot = rental.SlotOfTwin((await settings.At(now)).Rules.Slots, now);
        var candidates = await places.Candidates(rental.Site, [item.Tool], slot, rental.Id, now);
        var away = await places.OutFor(rental.Id, candidates.Select(place => place.Unit));
        var others = candidates.Where(place =>
            rental.Items.All(own => own.Unit != place.Unit) && rental.OnSite?.Of(place.Unit) is null && !away.Contains(place.Unit));
        return await First(others, new HoldSlot(rental.Id, slot, until), standsIn: true) is { Answer: not null, Place.Unit: var twin } ? twin : null;
    }
}
