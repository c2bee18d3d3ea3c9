using System.Collections.Immutable;
using System.Diagnostics;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Lockers;

/// <summary>Asks for a unit during a slot, on a promise that ends by itself.</summary>
/// <param name="Rental">Who asks.</param>
/// <param name="Slot">When the tool is wanted.</param>
/// <param name="ExpiresAt">When the promise ends unless it is confirmed.</param>
public sealed record HoldSlot(RentalId Rental, Slot Slot, DateTimeOffset ExpiresAt);

/// <summary>Whom one unit is promised to, from now on.</summary>
/// <param name="Unit">The physical tool.</param>
/// <param name="Turnaround">Kept free after each slot, to check, clean and charge.</param>
/// <param name="Claims">The promises, earliest first; a hold that has expired binds nobody even before it is removed.</param>
public sealed partial record UnitCalendar(UnitId Unit, TimeSpan Turnaround, ImmutableArray<Claim> Claims)
{
    /// <summary>
    /// How long promises that are over are kept: a slot may begin in the step under way, and what is over may reach
    /// into that.
    /// </summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Until when the unit may be promised, turnaround included: see its passport.</summary>
    public DateTimeOffset RentableUntil { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>When its locker is closed, or the locker's site.</summary>
    public ImmutableArray<Slot> Closed { get; init; } = [];

    public bool Equals(UnitCalendar? other) =>
        other is not null && Unit == other.Unit && Turnaround == other.Turnaround && RentableUntil == other.RentableUntil
        && Claims.AsSpan().SequenceEqual(other.Claims.AsSpan()) && Closed.AsSpan().SequenceEqual(other.Closed.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Unit, Turnaround, Claims.Length);

    // Decisions

    /// <summary>Promises the unit to a rental that has no promise of it: ask <see cref="Answering"/> first.</summary>
    public Result<CalendarEvent> Hold(HoldSlot request, SlotRules rules, DateTimeOffset now)
    {
        if (rules.Refuse(request.Slot, now) is { } impossible) return impossible;

        return StandIn(request, rules, now);
    }

    /// <summary>As <see cref="Hold" />, for a slot that is booked already, of another unit: it was judged when it was.</summary>
    public Result<CalendarEvent> StandIn(HoldSlot request, SlotRules rules, DateTimeOffset now)
    {
        if (rules.RefuseExpiry(request.ExpiresAt, now) is { } refused) return refused;

        if (Of(request.Rental, now) is { } own) return Refuse(own.During) ?? new HoldsAnotherSlot(own.During);

        var during = request.Slot.Extended(Turnaround);
        if (InTheWay(during, now) is { } other) return new SlotTaken(other.During);
        if (Refuse(during) is { } shut) return shut;

        return new UnitHeld(Unit, new Claim(request.Rental, during, request.ExpiresAt.ToUniversalTime()), now);
    }

    /// <summary>Makes a hold last for good, unless its locker was closed or its unit taken out of service since.</summary>
    public Result<CalendarEvent> Book(RentalId rental, DateTimeOffset now)
    {
        if (Of(rental, now) is not { } held) return new NothingHeld(rental);
        if (Refuse(held.During) is { } shut) return shut;

        return new UnitBooked(Unit, rental, now);
    }

    public Result<CalendarEvent> Release(RentalId rental, DateTimeOffset now)
    {
        if (Of(rental, now) is null) return new NothingHeld(rental);

        return new UnitReleased(Unit, rental, now);
    }

    /// <summary>Ends the holds whose time has come; null when there are none.</summary>
    public HoldsExpired? Expire(DateTimeOffset now)
    {
        ImmutableArray<RentalId> expired = [.. Claims.Where(claim => !claim.IsLive(now)).Select(claim => claim.Rental)];
        return expired.IsEmpty ? null : new HoldsExpired(Unit, expired, now);
    }

    /// <summary>Why nobody can have the unit during a span, whatever is promised; null where somebody can.</summary>
    public Refusal? Refuse(Slot during)
    {
        if (during.End > RentableUntil) return new UnitNotRentable(Unit, RentableUntil);

        return Closed.FirstOrDefault(during.Overlaps) is { } closed ? new LockerClosed(closed) : null;
    }

    /// <summary>The live promise that already answers this request; null when there is none, or it cannot be booked any more.</summary>
    public Claim? Answering(HoldSlot request, DateTimeOffset now) =>
        Of(request.Rental, now) is { } own && own.IsFor(request.Slot, Turnaround) && !(own.IsHold && Refuse(own.During) is not null) ? own : null;

    /// <summary>The live promise made to this rental, while there is time left of it.</summary>
    public Claim? Of(RentalId rental, DateTimeOffset now) =>
        Live(now).FirstOrDefault(claim => claim.Rental == rental && now < claim.During.End);

    /// <summary>The first live promise that overlaps a span, whoever it was made to.</summary>
    public Claim? InTheWay(Slot during, DateTimeOffset now) =>
        Live(now).FirstOrDefault(claim => claim.During.Overlaps(during));

    // Transitions

    public UnitCalendar Apply(CalendarEvent happened) => happened switch
    {
        UnitHeld held => With(held.Claim, held.At),
        UnitBooked booked => With(Last(booked.Rental) with { ExpiresAt = null }, booked.At),
        UnitReleased released => this with { Claims = Claims.RemoveAll(claim => claim.Rental == released.Rental && claim.During.End > released.At) },
        UnitExtended extended => Extended(extended),
        UnitReserved reserved => Reserved(reserved),
        UnitMoved moved => Moved(moved),
        HoldsExpired expired => this with
        {
            Claims = Claims.RemoveAll(claim => claim.IsHold && expired.Rentals.Contains(claim.Rental)),
        },
        UnitPlaced => this,
        _ => throw new UnreachableException($"{happened.GetType().Name} does not apply to a calendar."),
    };

    private IEnumerable<Claim> Live(DateTimeOffset now) => Claims.Where(claim => claim.IsLive(now));

    /// <summary>The latest promise made to a rental: those before it are bookings that are over.</summary>
    private Claim Last(RentalId rental) => Claims.Last(claim => claim.Rental == rental);

    /// <summary>
    /// Takes a promise in, in the place of the rental's hold, and leaves out bookings long over; the hold of another
    /// leaves only by its own event.
    /// </summary>
    private UnitCalendar With(Claim claim, DateTimeOffset at) => this with
    {
        Claims =
        [
            .. Claims.Where(other => other.Rental != claim.Rental || (!other.IsHold && other.During != claim.During))
                .Where(other => other.IsHold || at - other.During.End < Remembered)
                .Append(claim)
                .OrderBy(other => other.During.Start),
        ],
    };
}
