using System.Collections.Immutable;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>What bridges open for the kiosks beside them.</summary>
internal sealed partial class Wall
{
    private readonly Dictionary<SiteId, AloneGate> gates = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>How many doors were opened for kiosks.</summary>
    public int OpenedAlone { get; private set; }

    /// <summary>We have told the bridge of a site for which kiosk it may open doors.</summary>
    public void Tell(Device kiosk, byte[] serverKey, byte[] aloneKey)
    {
        lock (gate)
            gates[kiosk.Site] = gates.GetValueOrDefault(kiosk.Site, AloneGate.New(kiosk.Site)).Told([.. serverKey], [KeyValuePair.Create(kiosk.Id, aloneKey.ToImmutableArray())]);
    }

    /// <summary>A kiosk wants a door open.</summary>
    /// <returns>Why it stays shut; null where it opens, or has opened for this already.</returns>
    public string? OpenAlone(SiteId site, AloneOrder order)
    {
        lock (gate)
        {
            var verdict = gates[site].Judge(order, Now);
            if (verdict.Fault is { } fault) return fault.ToString();
            if (verdict.IsAgain) return null;

            var door = doors[order.Door];
            if (door.IsJammed) return "jammed";

            gates[site] = gates[site].Opened(order);
            OpenedAlone++;
            (door.IsOpen, door.OpenedFor) = (!door.IsEntrance, null);
            Say(door, new DoorWentOpen(Now, Alone: verdict.Opening));
            if (door.IsEntrance) Say(door, new DoorWentShut(Now + FallsShut), FallsShut);
            return null;
        }
    }
}
