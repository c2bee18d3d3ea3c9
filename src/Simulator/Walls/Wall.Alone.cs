using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Simulator.Walls;

/// <summary>What the bridge opens for the kiosk beside it, whether there is a line to the server or not.</summary>
internal sealed partial class Wall
{
    private AloneGate gateAlone = AloneGate.New(new SiteId(site));

    /// <summary>The server has told which kiosks may ask.</summary>
    public void Hear(AloneTold told) => Do(() => gateAlone = gateAlone.Told(
        [.. Base64Url.DecodeFromChars(told.ServerKey)],
        told.Kiosks.Select(each => KeyValuePair.Create(new DeviceId(each.Key), ImmutableArray.Create(Base64Url.DecodeFromChars(each.Value))))));

    /// <summary>A kiosk wants a door open.</summary>
    /// <returns>Why it stays shut; null where it opens, or has opened for this already.</returns>
    public string? OpenAlone(AloneOrder order, DateTimeOffset now)
    {
        string? fault = null;
        Do(() => fault = Opens(order, now));
        return fault;
    }

    private string? Opens(AloneOrder order, DateTimeOffset now)
    {
        // Locks of Kasier's have no bridge of ours beside them.
        if (controller is not null) return "noBridge";

        var verdict = gateAlone.Judge(order, now);
        if (verdict.Fault is { } fault) return JsonNamingPolicy.CamelCase.ConvertName(fault.ToString());
        if (verdict.IsAgain) return null;
        if (all.Find(one => one.Id == order.Door.Value) is not { } door || door.Fault == DoorFault.Silent) return "silent";
        if (Hindrance(door) is { } hindrance) return hindrance;

        gateAlone = gateAlone.Opened(order);
        if (door.Fault == DoorFault.WrongDoor) Open(Neighbour(door), command: null, now);
        else Open(door, command: null, now, AloneWhy.Of(verdict.Opening!));
        return null;
    }
}
