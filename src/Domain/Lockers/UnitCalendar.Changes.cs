using System.Collections.Immutable;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Lockers;

/// <summary>What becomes of a promise that was made: it lasts longer, or is for another time.</summary>
public sealed partial record UnitCalendar
{
    /// <summary>Makes a rental's hold last longer.</summary>
    public Result<CalendarEvent> Extend(RentalId rental, DateTimeOffset expiresAt, SlotRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (Of(rental, now) is not { IsHold: true }) return new NothingHeld(rental);
        if (rules.RefuseExpiry(expiresAt, now) is { } refused) return refused;

        return new UnitExtended(Unit, rental, expiresAt.ToUniversalTime(), now);
    }

    /// <summary>
    /// Promises a rental that has booked the unit what it lacks of another slot, in the place of whatever it held for that
    /// before: the booking stays. For the slot that is booked it lacks nothing.
    /// </summary>
    public Result<CalendarEvent> Reserve(HoldSlot request, SlotRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(rules);
        if (Booked(request.Rental, now) is not { } booked) return new NothingHeld(request.Rental);
        if (rules.RefuseExpiry(request.ExpiresAt, now) is { } refused) return refused;

        var during = request.Slot.Extended(Turnaround);
        ImmutableArray<Slot> pieces = [.. Beyond(during, booked.During)];

        // What has begun is had already; else a slot that is under way could not be made longer.
        if (!pieces.IsEmpty && request.Slot.Start != booked.During.Start && rules.Refuse(request.Slot, now) is { } impossible) return impossible;
        if (!pieces.IsEmpty && request.Slot.Duration > rules.Longest) return new SlotTooLong(rules.Longest);

        if (pieces.Select(Refuse).FirstOrDefault(refusal => refusal is not null) is { } shut) return shut;

        var other = Live(now).FirstOrDefault(claim => claim.Rental != request.Rental && claim.During.Overlaps(during));
        if (other is not null) return new SlotTaken(other.During);

        return new UnitReserved(Unit, request.Rental, pieces, request.ExpiresAt.ToUniversalTime(), now);
    }

    /// <summary>Gives a rental the unit for a slot that it was promised the whole of, and frees the rest.</summary>
    public Result<CalendarEvent> Move(RentalId rental, Slot slot, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(slot);
        var during = slot.Extended(Turnaround);
        var left = Live(now).Where(claim => claim.Rental == rental)
            .Aggregate(ImmutableArray.Create(during), (rest, claim) => [.. rest.SelectMany(piece => Beyond(piece, claim.During))]);
        if (!left.IsEmpty) return new NothingHeld(rental);

        return new UnitMoved(Unit, rental, during, now);
    }

    /// <summary>What the rental has booked and still has before it.</summary>
    public Claim? Booked(RentalId rental, DateTimeOffset now) =>
        Live(now).FirstOrDefault(claim => claim.Rental == rental && !claim.IsHold && now < claim.During.End);

    /// <summary>Whether the rental has the unit for exactly this slot and holds nothing more of it.</summary>
    public bool Has(RentalId rental, Slot slot, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return Booked(rental, now) is { } booked && booked.IsFor(slot, Turnaround)
            && !Live(now).Any(claim => claim.Rental == rental && claim.IsHold);
    }

    private static List<Slot> Beyond(Slot wanted, Slot had)
    {
        if (!wanted.Overlaps(had)) return [wanted];

        List<Slot> pieces = [];
        if (wanted.Start < had.Start) pieces.Add(new(wanted.Start, had.Start));
        if (had.End < wanted.End) pieces.Add(new(had.End, wanted.End));
        return pieces;
    }

    private UnitCalendar Extended(UnitExtended happened) => this with
    {
        Claims =
        [
            .. Claims.Select(claim =>
                claim.Rental == happened.Rental && claim.ExpiresAt > happened.At ? claim with { ExpiresAt = happened.ExpiresAt } : claim),
        ],
    };

    private UnitCalendar Reserved(UnitReserved happened) => Sorted(
    [
        .. Claims.Where(claim => claim.Rental != happened.Rental || !claim.IsHold),
        .. happened.Pieces.Select(piece => new Claim(happened.Rental, piece, happened.ExpiresAt)),
    ]);

    private UnitCalendar Moved(UnitMoved happened) => Sorted(
    [
        .. Claims.Where(claim => claim.Rental != happened.Rental || (claim.During.End <= happened.At && !claim.During.Overlaps(happened.During))),
        new Claim(happened.Rental, happened.During, ExpiresAt: null),
    ]);

    private UnitCalendar Sorted(IEnumerable<Claim> claims) => this with { Claims = [.. claims.OrderBy(claim => claim.During.Start)] };
}
