using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Lockers;

/// <summary>A locker as it is now.</summary>
/// <param name="Locker">The compartment.</param>
/// <param name="Calendar">Whom its unit is promised to; null where no unit stands in it.</param>
[GenerateSerializer, Immutable, Alias("locker-view")]
public sealed record LockerView(Locker Locker, UnitCalendar? Calendar);
