using Toolbox24.Domain.Doors;
using Toolbox24.Grains.Sites;
using Toolbox24.Integrations.Doors;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Grains.Doors;

/// <summary>
/// Hands what is asked of doors to their locks, as long as somebody can be standing there: a door that opens late opens for
/// nobody. What comes of it the lock says itself.
/// </summary>
internal sealed class DoorsChannel(ILockerHardware locks, IGrainFactory grains, CurrentSettings settings, IWorkPermit permit, TimeProvider clock) : IOutboxChannel
{
    public string Name => "doors";

    public bool IsOpen => permit.IsGranted;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var asked = EventJson.Read<DoorOpeningAsked>(message.Data);
        var now = clock.GetUtcNow();
        var rules = (await settings.At(now)).Rules.Doors;
        var found = await grains.GetGrain<IDoorGrain>(asked.Door.Value).Get();
        if (!found.Succeeded(out var door, out _) || !door.IsToBeSent(asked.Asked.Command, rules, now)) return;

        // What was asked for before it burned opens nothing any more.
        var isHelp = door.IsEntrance && asked.Asked.Purpose == DoorPurpose.Staff;
        if (!isHelp && (await grains.GetGrain<IPremisesGrain>(asked.Site.Value).Get()).RefuseOpening() is not null) return;

        await locks.Open(new LockOrder(asked.Asked.Command, asked.Site, asked.Door, asked.At + rules.Acknowledge), cancellationToken);
    }
}
