using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Commits;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>Units that are no good: what they are booked for takes another, or fails.</summary>
internal sealed partial class VisitWalk
{
    /// <summary>Units in the workshop that are good, by their tool.</summary>
    private readonly Dictionary<ToolId, Queue<UnitId>> spares = [];

    /// <summary>Units that stand in no locker.</summary>
    private readonly HashSet<UnitId> workshop = [];

    /// <summary>Units that are no good, since when.</summary>
    private readonly Dictionary<UnitId, DateTimeOffset> condemned = [];

    /// <summary>An agent looks at a unit that lies in its locker and nobody stands before: it is no good, is repaired, or another takes its place.</summary>
    private async Task TurnUnit()
    {
        var shop = Any(world.Shops);
        List<UnitId> there = [.. homes.Keys.Where(unit => wall.Of(homes[unit]) is var door && door.Site == shop.Site && door is { IsOpen: false } && door.Inside.Contains(unit))];
        if (there.Count == 0) return;

        var unit = Any(there);
        if (wall.IsSaying(homes[unit]) || guests.Values.Any(guest => guest.Site == shop.Site && (IsAtLockers(guest) || IsUntold(guest)))) return;

        if (condemned.ContainsKey(unit)) await Become(unit, UnitState.InService);
        else if (random.Next(2) == 0) await Become(unit, UnitState.InRepair);
        else await Swap(unit);
    }

    private async Task Become(UnitId unit, UnitState state)
    {
        var units = world.Service<UnitPassportStore>();
        var passport = (await units.Find(unit))!.Passport;
        (await units.Save(passport.Become(state, passport.Version).Value(), null, new ChangeNote("UnitStateChanged", Operators[2].Value.ToString(), world.Now))).Value();
        if (state == UnitState.InRepair) condemned[unit] = world.Now;
        else condemned.Remove(unit);
        Note($"unit {state}");
    }

    /// <summary>As an agent has it done: out of its locker, another into it, and the bad one to whoever repairs it.</summary>
    private async Task Swap(UnitId bad)
    {
        var (door, tool) = (wall.Of(homes[bad]), (await world.Service<UnitPassportStore>().Find(bad))!.Unit.Tool);
        if (!spares.TryGetValue(tool, out var waiting)) spares[tool] = waiting = new([NewUnit(tool)]);
        if (!waiting.TryDequeue(out var good)) return;

        Actor.Current = Operators[2].Value.ToString();
        var locker = world.Locker(new(door.Id.Value));
        (await locker.TakeOut()).Value();
        (await locker.Place(good)).Value();
        workshop.Add(bad);
        workshop.Remove(good);
        await Become(bad, UnitState.InRepair);
        door.Inside.Remove(bad);
        door.Inside.Add(good);
        homes[good] = door.Id;
        Note("units swapped");

        // It is repaired in the workshop, and waits there.
        await Settle();
        await Become(bad, UnitState.InService);
        waiting.Enqueue(bad);
    }

    /// <summary>Nobody is given what was no good when they came.</summary>
    private void NobodyFetchesWhatIsCondemned()
    {
        foreach (var guest in guests.Values)
            if (Of(guest) is { Status: RentalStatus.PickingUp, OnSite: { } visit })
                Assert.DoesNotContain(visit.Items, item => item is { IsInPlay: true, Status: ItemStatus.Unlocked or ItemStatus.PickedUp }
                    && condemned.TryGetValue(item.Unit, out var since) && since < visit.BegunAt);
    }

    private UnitId NewUnit(ToolId tool)
    {
        var unit = new UnitId(Guid.CreateVersion7(world.Now));
        world.Database.Execute("INSERT INTO tool_unit (id, tool_id, code) VALUES ($1, $2, upper(right($1::text, 12)))", unit.Value, tool.Value);
        return unit;
    }
}
