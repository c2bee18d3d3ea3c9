using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Storage.Lockers;

/// <summary>A locker as it was read: the calendar of the unit that stands in it, and that calendar's version.</summary>
/// <param name="Locker">The compartment.</param>
/// <param name="Calendar">Null where no unit stands in it.</param>
/// <param name="Version">The version of the calendar's last event; 0 where nothing ever happened to it.</param>
public sealed record LockerState(Locker Locker, UnitCalendar? Calendar, long Version);
