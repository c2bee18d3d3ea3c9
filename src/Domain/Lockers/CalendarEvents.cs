using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Lockers;

/// <summary>Something that happened to a unit's calendar.</summary>
public abstract record CalendarEvent(UnitId Unit, DateTimeOffset At);

public sealed record UnitHeld(UnitId Unit, Claim Claim, DateTimeOffset At) : CalendarEvent(Unit, At);

public sealed record UnitBooked(UnitId Unit, RentalId Rental, DateTimeOffset At) : CalendarEvent(Unit, At);

public sealed record UnitReleased(UnitId Unit, RentalId Rental, DateTimeOffset At) : CalendarEvent(Unit, At);

/// <summary>The rental's holds last longer.</summary>
public sealed record UnitExtended(UnitId Unit, RentalId Rental, DateTimeOffset ExpiresAt, DateTimeOffset At) : CalendarEvent(Unit, At);

/// <summary>A rental that has the unit holds more of its time, in the place of what it held beside its booking.</summary>
public sealed record UnitReserved(UnitId Unit, RentalId Rental, ImmutableArray<Slot> Pieces, DateTimeOffset ExpiresAt, DateTimeOffset At)
    : CalendarEvent(Unit, At)
{
    public bool Equals(UnitReserved? other) =>
        base.Equals(other) && (Rental, ExpiresAt) == (other.Rental, other.ExpiresAt) && Pieces.AsSpan().SequenceEqual(other.Pieces.AsSpan());

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Rental, Pieces.Length);
}

/// <summary>The rental has the unit for another time, and gave back the rest.</summary>
public sealed record UnitMoved(UnitId Unit, RentalId Rental, Slot During, DateTimeOffset At) : CalendarEvent(Unit, At);

public sealed record HoldsExpired(UnitId Unit, ImmutableArray<RentalId> Rentals, DateTimeOffset At) : CalendarEvent(Unit, At)
{
    public bool Equals(HoldsExpired? other) =>
        base.Equals(other) && Rentals.AsSpan().SequenceEqual(other.Rentals.AsSpan());

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Rentals.Length);
}

/// <summary>The unit was taken from a locker (none: the workshop) and stood in another (none: the workshop).</summary>
public sealed record UnitPlaced(UnitId Unit, LockerId? From, LockerId? To, DateTimeOffset At) : CalendarEvent(Unit, At);
