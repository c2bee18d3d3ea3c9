using System.Collections.Immutable;
using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Storage.Availability;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Grains.Rentals;

/// <summary>Units that lockers hold for a rental.</summary>
internal sealed record HeldItems(ImmutableArray<RentalItem> Items);

/// <summary>
/// Asks lockers for a rental. No transaction spans them: each promise ends by itself, so that whatever a crash leaves half done
/// undoes itself, and what is for good can be said again.
/// </summary>
internal sealed partial class RentalCalendars(
    IGrainFactory grains, UnitPlaces places, Keepers keepers, AlternativeQueries alternatives, CurrentSettings settings, TimeProvider clock)
{
    /// <summary>Holds a unit of each tool, or none.</summary>
    public async Task<Result<HeldItems>> Hold(RentalId rental, SiteId site, IEnumerable<ToolId> tools, Slot slot, DateTimeOffset until)
    {
        // Always in one order: of two that want the same tools, the one that gets the first is not robbed of the rest by the other.
        List<ToolId> wanted = [.. tools.OrderBy(tool => tool.Value)];
        var candidates = (await places.Candidates(site, wanted.Distinct(), slot, rental, clock.GetUtcNow())).ToLookup(place => place.Tool);
        var held = new List<(UnitPlace Place, bool WasHeld)>(wanted.Count);
        try
        {
            foreach (var tool in wanted)
            {
                var left = candidates[tool].Where(place => held.TrueForAll(one => one.Place.Unit != place.Unit));
                var (place, answer, why) = await First(left, new HoldSlot(rental, slot, until));
                if (answer is null)
                {
                    await GiveBack(rental, held);
                    return await Taken(site, wanted, slot, tool, why);
                }

                held.Add((place, answer.WasHeld));
            }
        }
        catch
        {
            await GiveBack(rental, held);
            throw;
        }

        return new HeldItems([.. held.Select(one => new RentalItem(one.Place.Tool, one.Place.Unit))]);
    }

    /// <summary>Makes holds last longer. What has ended meanwhile is left to the confirmation, which asks again.</summary>
    public async Task Extend(RentalId rental, IEnumerable<RentalItem> items, DateTimeOffset until)
    {
        foreach (var place in await Places(items)) await Locker(place).Extend(rental, until);
    }

    /// <summary>
    /// Holds another slot for a rental that has booked units: the same units where they are free, else others of the same tools.
    /// What it has booked stays.
    /// </summary>
    public async Task<Result<HeldItems>> Reserve(Rental rental, Slot slot, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(rental);
        var booked = (await Places(rental.Items)).ToDictionary(place => place.Unit);
        var held = new List<(UnitPlace Place, bool WasHeld)>(rental.Items.Length);
        foreach (var item in rental.Items)
        {
            Refusal? conflict = null;
            if (booked.TryGetValue(item.Unit, out var own)
                && (await Locker(own).Reserve(new HoldSlot(rental.Id, slot, until))).Succeeded(out _, out conflict))
            {
                held.Add((own, WasHeld: true));
                continue;
            }

            var others = (await places.Candidates(rental.Site, [item.Tool], slot, rental.Id, clock.GetUtcNow()))
                .Where(place => !booked.ContainsKey(place.Unit) && held.TrueForAll(one => one.Place.Unit != place.Unit));
            var (place, answer, why) = await First(others, new HoldSlot(rental.Id, slot, until));
            if (answer is null)
            {
                await GiveBack(rental.Id, held);
                await GiveBack(rental, until);
                return await Taken(rental.Site, rental.Items.Select(one => one.Tool), slot, item.Tool, conflict as SlotTaken ?? why, rental);
            }

            held.Add((place, answer.WasHeld));
        }

        return new HeldItems([.. held.Select(one => new RentalItem(one.Place.Tool, one.Place.Unit))]);
    }

    /// <summary>The first unit that can be had, or why the first of them cannot.</summary>
    private async Task<(UnitPlace Place, HeldSlot? Answer, SlotTaken? Why)> First(
        IEnumerable<UnitPlace> candidates, HoldSlot request, bool standsIn = false)
    {
        SlotTaken? first = null;
        foreach (var place in candidates)
        {
            var asked = standsIn ? Locker(place).StandIn(request) : Locker(place).Hold(request);
            if ((await asked).Succeeded(out var slot, out var why)) return (place, slot, null);

            first ??= why as SlotTaken;
        }

        return (default, null, first);
    }

    /// <summary>What is in the way, and the nearest things that can be had instead.</summary>
    private async Task<Refusal> Taken(
        SiteId site, IEnumerable<ToolId> tools, Slot slot, ToolId tool, SlotTaken? why, Rental? changing = null)
    {
        var (now, taken) = (clock.GetUtcNow(), new ToolTaken(tool, why?.Conflict));
        return await alternatives.Instead(taken, Wanted.Of(site, tools, slot), (await settings.At(now)).Rules, now, changing);
    }

    /// <summary>Gives back what was taken, and nothing the rental had before. What cannot be released now expires by itself.</summary>
    private async Task GiveBack(RentalId rental, List<(UnitPlace Place, bool WasHeld)> held) =>
        await Task.WhenAll(from one in held where !one.WasHeld select Task.WhenAny(Locker(one.Place).Release(rental)));

    private Task<List<UnitPlace>> Places(IEnumerable<RentalItem> items) => places.Of(items.Select(item => item.Unit));

    private ILockerGrain Locker(UnitPlace place) => Locker(place.Locker);

    private ILockerGrain Locker(LockerId locker) => grains.GetGrain<ILockerGrain>(locker.Value);
}
