namespace Toolbox24.Simulator.Walls;

/// <summary>What lies in its compartments, and what hands do with it. Sensors say each change, unless the power is off.</summary>
internal sealed partial class Wall
{
    private readonly List<Thing> hands = [];
    private readonly HashSet<Guid> stocked = [];

    /// <summary>What was taken out and not put back: customers have it.</summary>
    public IReadOnlyList<Thing> Hands
    {
        get
        {
            lock (gate) return [.. hands];
        }
    }

    /// <summary>Puts into each compartment what the catalogue says; later, what somebody of the staff has put there or taken away since.</summary>
    /// <param name="homes">What lies in each locker, and whether a customer has it just now.</param>
    /// <param name="now">When.</param>
    public void Stock(IReadOnlyDictionary<Guid, (Thing Thing, bool IsOut)> homes, DateTimeOffset now) => Do(() =>
    {
        foreach (var door in all)
        {
            var (home, isOut) = homes.TryGetValue(door.Id, out var found) ? (found.Thing, found.IsOut) : (null, false);
            var (before, isFirst) = (door.Home, stocked.Add(door.Id));
            if (home?.Plate == before?.Plate) continue;

            door.Home = home;
            if (home is not null && isOut) hands.Add(home);
            else if (home is not null) door.Inside ??= home;
            else if (door.Inside?.Plate == before!.Plate) door.Inside = null;
            if (!isFirst) SayInside(door, now);
        }
    });

    /// <summary>Somebody takes out what is behind an open door.</summary>
    /// <returns>False where it is shut, or nothing is there.</returns>
    public bool Take(WallDoor door, DateTimeOffset now)
    {
        var takes = false;
        Do(() =>
        {
            takes = door is { IsOpen: true, Inside: not null };
            if (!takes) return;

            hands.Add(door.Inside!);
            door.Inside = null;
            SayInside(door, now);
        });
        return takes;
    }

    /// <summary>Somebody puts something behind an open door, whatever it is.</summary>
    /// <returns>False where it is shut, or something is there.</returns>
    public bool Put(WallDoor door, Thing thing, DateTimeOffset now)
    {
        var puts = false;
        Do(() =>
        {
            puts = door is { IsOpen: true, Inside: null } && door.Id != site;
            if (!puts) return;

            hands.RemoveAll(each => each.Plate == thing.Plate);
            door.Inside = thing;
            SayInside(door, now);
        });
        return puts;
    }

    private void SayInside(WallDoor door, DateTimeOffset now)
    {
        if (door.Id == site) return;

        Say(door, hasPower
            ? new(SaidKind.CompartmentRead, now) { IsOccupied = door.Inside is not null, Grams = door.Inside?.Grams ?? 0 }
            : new(SaidKind.CompartmentRead, now));
    }
}
