using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Lockers;

/// <summary>
/// One locker, by its id: the only writer of the calendar of the unit that stands in it. Whatever it answers to a
/// change is durable.
/// </summary>
[Alias("locker")]
public interface ILockerGrain : IGrainWithGuidKey
{
    /// <summary>The locker, and whom its unit is promised to.</summary>
    [Alias("get")]
    Task<Result<LockerView>> Get();

    /// <summary>Promises the unit for a slot until the promise expires. Asking again for the same slot changes nothing.</summary>
    [Alias("hold")]
    Task<Result<HeldSlot>> Hold(HoldSlot request);

    /// <summary>
    /// As <see cref="Hold" />, in the place of another unit that the rental has booked: what slots may be booked today does not
    /// matter any more.
    /// </summary>
    [Alias("stand-in")]
    Task<Result<HeldSlot>> StandIn(HoldSlot request);

    /// <summary>Makes a rental's hold a booking. Idempotent.</summary>
    [Alias("confirm")]
    Task<Result<Claim>> Confirm(RentalId rental);

    /// <summary>Ends what the rental was promised; <see cref="NothingHeld"/> where it is promised nothing.</summary>
    [Alias("release")]
    Task<Result<Claim>> Release(RentalId rental);

    /// <summary>Makes a rental's hold last longer. Idempotent.</summary>
    [Alias("extend")]
    Task<Result<Claim>> Extend(RentalId rental, DateTimeOffset expiresAt);

    /// <summary>
    /// Holds for a rental that has booked the unit what it lacks of another slot, in the place of what it held for another
    /// before; the booking stays. Asked for the slot it has, it holds nothing beside. Idempotent.
    /// </summary>
    [Alias("reserve")]
    Task<Result<LockerView>> Reserve(HoldSlot request);

    /// <summary>Books the unit for a slot that the rental holds or has booked the whole of, and frees the rest. Idempotent.</summary>
    [Alias("move")]
    Task<Result<Claim>> Move(RentalId rental, Slot slot);

    /// <summary>Ends the holds whose time has come. Idempotent.</summary>
    [Alias("expire")]
    Task Expire();

    /// <summary>Looks again at what others write: whether its unit may be rented out, and when it is closed.</summary>
    [Alias("reread")]
    Task<Result<LockerView>> Reread();

    /// <summary>Stands a unit that is in the workshop in this locker, which must be empty and large enough.</summary>
    [Alias("place")]
    Task<Result<LockerView>> Place(UnitId unit);

    /// <summary>Moves this locker's unit, with its calendar, to another locker, which must be empty and large enough.</summary>
    [Alias("move-to")]
    Task<Result<LockerView>> MoveTo(LockerId destination);

    /// <summary>Takes this locker's unit, with its calendar, out to the workshop, from where it can be placed again.</summary>
    [Alias("take-out")]
    Task<Result<LockerView>> TakeOut();
}
