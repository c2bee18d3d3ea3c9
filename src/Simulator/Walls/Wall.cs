using System.Collections.Immutable;

namespace Toolbox24.Simulator.Walls;

/// <summary>What is wrong with a door, until it is put right.</summary>
internal enum DoorFault
{
    None,

    /// <summary>The lock pulses and nothing moves: it says so.</summary>
    Jammed,

    /// <summary>Its neighbour opens instead.</summary>
    WrongDoor,

    /// <summary>It cannot be shut.</summary>
    StaysOpen,

    /// <summary>It opens, and the lock does not say that it was told to.</summary>
    LostAcknowledgement,

    /// <summary>Whatever it says it says twice, under two numbers.</summary>
    Duplicate,

    /// <summary>It neither moves nor says anything.</summary>
    Silent,

    /// <summary>Its clock is ten minutes ahead.</summary>
    Skew,

    /// <summary>Before whatever it says it says something that nobody understands.</summary>
    Garbled,
}

/// <summary>How often the maker's servers call with each thing that happens; what they never call with can still be asked for.</summary>
internal enum Calls { Lost, Once, Twice }

internal sealed class WallDoor(Guid id)
{
    public Guid Id => id;

    public bool IsOpen { get; set; }

    public DoorFault Fault { get; set; }
}

/// <summary>The doors of one site, and what its bridge has still to say of them.</summary>
internal sealed class Wall(Guid site)
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
        if (door.Fault == DoorFault.Jammed)
        {
            Say(door, new(SaidKind.CommandRefused, now, order.Command, "jammed"));
            return;
        }

        if (door.Fault != DoorFault.LostAcknowledgement) Say(door, new(SaidKind.CommandAcknowledged, now, order.Command));
        if (!done.Add(order.Command)) return;

        if (door.Fault == DoorFault.WrongDoor) Open(all[(all.IndexOf(door) + 1) % all.Count], command: null, now);
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
            Say(door, new(isOpen ? SaidKind.DoorWentOpen : SaidKind.DoorWentShut, now));
        });
        return moves;
    }

    /// <summary>The power goes and comes back: every lock is read anew.</summary>
    public void CutPower(DateTimeOffset now) => Do(() =>
    {
        foreach (var door in all) Say(door, new(SaidKind.DoorRead, now));
        foreach (var door in all) Say(door, new(SaidKind.DoorRead, now, IsOpen: door.IsOpen));
    });

    /// <summary>Every lock says how its door stands.</summary>
    public void ReadDoors(DateTimeOffset now) => Do(() =>
    {
        unsaid.RemoveAll(said => said.Number == 0 && said.Report.Kind == SaidKind.DoorRead);
        foreach (var door in all.Where(door => door.Fault != DoorFault.Silent)) Say(door, new(SaidKind.DoorRead, now, IsOpen: door.IsOpen));
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

    private void Open(WallDoor door, Guid? command, DateTimeOffset now)
    {
        door.IsOpen = true;
        Say(door, new(SaidKind.DoorWentOpen, now, command));
    }

    private void Say(WallDoor door, SaidOf report)
    {
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
