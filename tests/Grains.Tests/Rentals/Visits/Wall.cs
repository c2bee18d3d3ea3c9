using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;
using Toolbox24.Integrations.Doors;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>A locker as it is, whatever anybody thinks.</summary>
internal sealed class WallDoor(DoorId id, SiteId site)
{
    public DoorId Id => id;

    public SiteId Site => site;

    /// <summary>Whether it is the way in, which shuts by itself, and no locker.</summary>
    public bool IsEntrance => id.Value == site.Value;

    public bool IsOpen { get; set; }

    public bool IsJammed { get; set; }

    public HashSet<UnitId> Inside { get; } = [];

    /// <summary>What its lock opened for last; null where it never did.</summary>
    public DoorCommandId? OpenedFor { get; set; }
}

/// <summary>
/// The lockers of the world. A lock that is told twice pulses once; what it says comes late, twice, out of order or never, and while
/// its site is cut off it hears nothing, and what it says is kept until that is over.
/// </summary>
internal sealed partial class Wall(TimeProvider clock, Random random) : ILockerHardware
{
    /// <summary>So long the entrance stands open.</summary>
    private static readonly TimeSpan FallsShut = TimeSpan.FromSeconds(8);

    private readonly Lock gate = new();
    private readonly Dictionary<DoorId, WallDoor> doors = [];
    private readonly HashSet<DoorCommandId> obeyed = [];
    private readonly HashSet<SiteId> cutOff = [];
    private readonly List<(DateTimeOffset At, DoorId Door, DoorReport Report)> said = [];
    private readonly List<LockOrder> pulses = [];

    public Dictionary<string, int> Faults { get; } = [];

    /// <summary>The lockers.</summary>
    public IReadOnlyList<WallDoor> Doors => [.. doors.Values.Where(door => !door.IsEntrance)];

    public void Add(DoorId id, SiteId site, UnitId? inside)
    {
        var door = new WallDoor(id, site);
        if (inside is { } unit) door.Inside.Add(unit);
        doors.Add(id, door);
    }

    public WallDoor Of(DoorId id) => doors[id];

    public Task Open(LockOrder order, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (cutOff.Contains(order.Site)) throw new HttpRequestException("the site is cut off");
            if (clock.GetUtcNow() < order.Until && obeyed.Add(order.Command)) Obey(doors[order.Door], order);
            return Task.CompletedTask;
        }
    }

    /// <summary>Somebody pushes a door shut.</summary>
    public void Shut(WallDoor door)
    {
        lock (gate)
        {
            if (!door.IsOpen) return;
            door.IsOpen = false;
            Say(door, new DoorWentShut(clock.GetUtcNow()));
        }
    }

    /// <summary>The line to a site is cut, or there again.</summary>
    public void CutOff(SiteId site, bool isCut)
    {
        lock (gate)
        {
            if (isCut) cutOff.Add(site);
            else cutOff.Remove(site);
        }
    }

    public bool IsCutOff(SiteId site) => cutOff.Contains(site);

    /// <summary>Power fails for a moment: nobody knows how the doors stand, until they are read again.</summary>
    public void LosePower(SiteId site)
    {
        lock (gate)
        {
            Note("power cut");
            var back = clock.GetUtcNow().AddSeconds(random.Next(5, 300));
            foreach (var door in doors.Values.Where(door => door.Site == site))
            {
                said.Add((clock.GetUtcNow(), door.Id, new DoorRead(clock.GetUtcNow())));
                said.Add((back, door.Id, new DoorRead(back, door.IsOpen)));
            }
        }
    }

    /// <summary>Whether something that a door said has not arrived yet.</summary>
    public bool IsSaying(DoorId door)
    {
        lock (gate) return said.Exists(one => one.Door == door);
    }

    /// <summary>When the next report arrives; null where none is on its way.</summary>
    public DateTimeOffset? NextReport
    {
        get
        {
            lock (gate) return said.Where(one => !cutOff.Contains(doors[one.Door].Site)).Select(one => (DateTimeOffset?)one.At).Min();
        }
    }

    /// <summary>What arrives now, in its order.</summary>
    public List<(DoorId Door, DoorReport Report)> Arrived()
    {
        lock (gate)
        {
            var due = said.Where(one => one.At <= clock.GetUtcNow() && !cutOff.Contains(doors[one.Door].Site)).ToList();
            said.RemoveAll(due.Contains);
            return [.. due.OrderBy(one => one.At).Select(one => (one.Door, one.Report))];
        }
    }

    /// <summary>The openings since this was asked last.</summary>
    public List<LockOrder> Pulses()
    {
        lock (gate)
        {
            List<LockOrder> all = [.. pulses];
            pulses.Clear();
            return all;
        }
    }

    private void Obey(WallDoor door, LockOrder order)
    {
        var now = clock.GetUtcNow();
        if (door.IsJammed)
        {
            Note("jammed");
            Say(door, new CommandRefused(order.Command, "jammed", now));
            return;
        }

        pulses.Add(order);
        (door.IsOpen, door.OpenedFor) = (true, order.Command);
        var (heard, opened) = (new CommandAcknowledged(order.Command, now), new DoorWentOpen(now, order.Command));
        switch (random.Next(24))
        {
            case 0: Note("lost answer"); break;
            case 1: Note("out of order"); Say(door, opened); Say(door, heard); break;
            case 2: Note("no acknowledgement"); Say(door, opened); break;
            default: Say(door, heard); Say(door, opened); break;
        }

        if (!door.IsEntrance) return;
        door.IsOpen = false;
        Say(door, new DoorWentShut(now + FallsShut), FallsShut);
    }

    private void Say(WallDoor door, DoorReport report, TimeSpan after = default)
    {
        var now = clock.GetUtcNow() + after;
        var next = said.Where(one => one.Door == door.Id).Select(one => one.At).Append(now).Max();
        switch (random.Next(24))
        {
            case 0: Note("late"); said.Add((next.AddSeconds(random.Next(1, 40)), door.Id, report)); break;
            case 1: Note("twice"); said.Add((next, door.Id, report)); said.Add((next, door.Id, report)); break;
            default: said.Add((next, door.Id, report)); break;
        }
    }

    private void Note(string fault) => Faults[fault] = Faults.GetValueOrDefault(fault) + 1;
}
