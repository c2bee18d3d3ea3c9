using System.Collections.Immutable;

namespace Toolbox24.Simulator.Walls;

/// <summary>How often the maker's servers call with each thing that happens; what they never call with can still be asked for.</summary>
internal enum Calls { Lost, Once, Twice }

/// <summary>The doors of one site, and what its bridge has still to say of them.</summary>
internal sealed partial class Wall(Guid site)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly HashSet<Guid> done = [];
    private ImmutableList<WallDoor> all = [];
    private List<Said> unsaid = [];
    private bool isOnline = true;
    private Guid? controller;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Site => site;

    /// <summary>Ends when there is something new to say, or the network has come or gone.</summary>
    public Task Changed
    {
        get
        {
            lock (gate) return changed.Task;
        }
    }

    public bool IsOnline
    {
        get
        {
            lock (gate) return isOnline;
        }
        set => Do(() => isOnline = value);
    }

    /// <summary>Its controller of Kasier's; null where a bridge of ours speaks for it.</summary>
    public Guid? Controller
    {
        get
        {
            lock (gate) return controller;
        }
        set => Do(() => controller = value);
    }

    public Calls Calls { get; set; } = Calls.Once;

    public IEnumerable<WallDoor> Doors => all;

    /// <summary>Adds the doors that it has not got yet.</summary>
    public void Hang(IEnumerable<Guid> doors)
    {
        lock (gate) all = all.AddRange(doors.Where(id => !all.Exists(door => door.Id == id)).Select(id => new WallDoor(id)));
    }

    /// <summary>Does what the bridge is told, once for each command.</summary>
    public void Obey(Order order, DateTimeOffset now) => Do(() =>
    {
        if (all.Find(one => one.Id == order.Door) is not { } door || door.Fault == DoorFault.Silent || now >= order.Until) return;
        if (Hindrance(door) is { } fault)
        {
            Say(door, new(SaidKind.CommandRefused, now, order.Command, fault));
            return;
        }

        if (door.Fault != DoorFault.LostAcknowledgement) Say(door, new(SaidKind.CommandAcknowledged, now, order.Command));
        if (!done.Add(order.Command)) return;

        if (door.Fault == DoorFault.WrongDoor) Open(Neighbour(door), command: null, now);
        else Open(door, order.Command, now);
    });

    /// <summary>Somebody pulls a door open without asking, or pushes it shut.</summary>
    /// <returns>False where it does not move.</returns>
    public bool Move(WallDoor door, bool isOpen, DateTimeOffset now)
    {
        var moves = false;
        Do(() =>
        {
            moves = door.IsOpen != isOpen && (isOpen || door.Fault != DoorFault.StaysOpen);
            if (!moves) return;

            door.IsOpen = isOpen;
            if (hasPower) Say(door, new(isOpen ? SaidKind.DoorWentOpen : SaidKind.DoorWentShut, now));
        });
        return moves;
    }

    /// <summary>Breaks a door, or puts it right: one that was silent then says how it stands.</summary>
    public void Break(WallDoor door, DoorFault fault, DateTimeOffset now) => Do(() =>
    {
        var wasSilent = door.Fault == DoorFault.Silent;
        door.Fault = fault;
        if (!wasSilent) return;

        Say(door, Position(door, now));
        if (controller is null) SayInside(door, now);
    });

    /// <summary>Every sensor says how things stand: the doors first, for a controller of Kasier's them alone.</summary>
    public void ReadDoors(DateTimeOffset now) => Do(() =>
    {
        unsaid.RemoveAll(said => said.Number == 0 && SaidOf.Readings.Contains(said.Report.Kind));
        foreach (var door in all) Say(door, Position(door, now));
        if (controller is not null) return;

        foreach (var door in all) SayInside(door, now);
        SayOfSite(new(SaidKind.PersonsCounted, now) { Inside = inside });
        foreach (var (alarm, isOn) in Alarms) SayOfSite(new(SaidKind.AlarmRead, now) { Alarm = alarm, IsOn = isOn });
    });

    /// <summary>Numbers what is still to be said, from the number that is expected; what was taken before is forgotten.</summary>
    public IReadOnlyList<Said> From(long expected)
    {
        lock (gate)
        {
            unsaid = [.. unsaid.Where(said => said.Number == 0 || said.Number >= expected).Select((said, at) => said with { Number = expected + at })];
            return [.. unsaid];
        }
    }

    /// <summary>Numbers what has come since, after the last number there is.</summary>
    public IReadOnlyList<Said> After(long last)
    {
        lock (gate)
        {
            unsaid = [.. unsaid.Where(said => said.Number > 0), .. unsaid.Where(said => said.Number == 0).Select((said, at) => said with { Number = last + 1 + at })];
            return [.. unsaid.Where(said => said.Number > last)];
        }
    }

    public void Forget(long taken)
    {
        lock (gate) unsaid.RemoveAll(said => said.Number == taken);
    }

    private void Open(WallDoor door, Guid? command, DateTimeOffset now, AloneWhy? alone = null)
    {
        door.IsOpen = true;
        Say(door, new(SaidKind.DoorWentOpen, now, command) { Alone = alone });
    }

    private string? Hindrance(WallDoor door) => isOnFire ? "fire" : !hasPower ? "no-power" : door.Fault == DoorFault.Jammed ? "jammed" : null;

    private WallDoor Neighbour(WallDoor door) => all[(all.IndexOf(door) + 1) % all.Count];

    private void Say(WallDoor door, SaidOf report)
    {
        if (door.Fault == DoorFault.Silent) return;

        var said = new Said(0, door.Id, door.Fault == DoorFault.Skew ? report with { At = report.At + Skew } : report);
        if (door.Fault == DoorFault.Garbled) unsaid.Add(said with { Report = said.Report with { Kind = SaidKind.Garbled } });
        unsaid.AddRange(Enumerable.Repeat(said, door.Fault == DoorFault.Duplicate ? 2 : 1));
    }

    private void Do(Action act)
    {
        TaskCompletionSource told;
        lock (gate)
        {
            act();
            (told, changed) = (changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.SetResult();
    }
}
