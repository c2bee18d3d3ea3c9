using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Rentals;
using Toolbox24.Grains.Doors;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Grains.Rentals;

/// <summary>
/// Has doors open that rentals ask for, as long as the customer can be standing there. What comes of it the doors say themselves;
/// of what cannot be opened the rental is told here.
/// </summary>
internal sealed class LockersAskedChannel(
    UnitPlaces places, IGrainFactory grains, CurrentSettings settings, IWorkPermit permit, TimeProvider clock) : IOutboxChannel
{
    public string Name => "rental-lockers";

    public bool IsOpen => permit.IsGranted;

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var asked = EventJson.Read<LockersAsked>(message.Data);
        var units = asked.Lockers.Select(one => one.LockerOf).ToList();
        var found = (await places.Of(units, cancellationToken)).ToDictionary(place => place.Unit, place => place.Locker);
        var away = asked.Purpose == DoorPurpose.Pickup ? await places.OutFor(asked.Rental, units, cancellationToken) : [];
        var now = clock.GetUtcNow();
        var isLate = now - asked.At >= (await settings.At(now)).Rules.Doors.Acknowledge;
        foreach (var one in asked.Lockers)
        {
            DoorId? door = found.TryGetValue(one.LockerOf, out var locker) && !away.Contains(one.LockerOf) && !isLate ? new DoorId(locker.Value) : null;
            if (await Open(door, new OpenDoor(one.Command, asked.Purpose, asked.Rental)) is { } answer)
                await grains.GetGrain<IRentalGrain>(asked.Rental.Value).HearLocker(one.Command, answer);
        }
    }

    /// <summary>What is known of an opening at once; null where the door will say.</summary>
    private async Task<LockerAnswer?> Open(DoorId? door, OpenDoor request)
    {
        if (door is not { } there) return LockerAnswer.Stuck;
        if (!(await grains.GetGrain<IDoorGrain>(there.Value).Open(request, reason: null)).Succeeded(out var known, out _)) return LockerAnswer.Stuck;

        return known.Position == DoorPosition.Open ? LockerAnswer.Opened : null;
    }
}
