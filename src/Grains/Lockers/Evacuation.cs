using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Settings;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Grains.Lockers;

/// <summary>Why units cannot be had as they are promised.</summary>
/// <param name="Cause">The closing, or the unit that is out of service.</param>
/// <param name="During">When; null where it is over.</param>
/// <param name="Reason">Why, for customers to read.</param>
/// <param name="SparesTurnaround">Whether a booking is kept that ends before it begins: what is done with the tool after that is no customer's loss.</param>
internal sealed record Danger(Guid Cause, Slot? During, string Reason, bool SparesTurnaround)
{
    /// <summary>Whether a promise is given up; a hold is also for its turnaround, without which it cannot be booked.</summary>
    public bool Endangers(Claim claim, TimeSpan turnaround) =>
        During is { } during && claim.During.Overlaps(during)
        && (claim.IsHold || !SparesTurnaround || during.Start < claim.During.End - turnaround);
}

/// <summary>
/// Rids units of promises that cannot be kept: bookings go to other units of the same tool, or fail; what only a hold or a change
/// counts on is given up. All of it may be done again: what was done stays.
/// </summary>
internal sealed class Evacuation(
    IGrainFactory grains, Keepers keepers, EndangeredStore endangered, CurrentSettings settings, TimeProvider clock)
{
    /// <summary>Ends the moves that somebody began and was stopped in: the twin is the rental's, or nobody's.</summary>
    public async Task GoOn(Danger danger)
    {
        foreach (var begun in await endangered.Begun(danger.Cause))
            if (!await IsSettled(danger, begun, begun.MovedTo!.Value)) await endangered.Forget(danger.Cause, begun);
    }

    /// <summary>Empties a unit that nobody is promised any more within the danger: what it says then is all there is.</summary>
    public async Task Empty(Danger danger, UnitId unit)
    {
        foreach (var hold in Endangered(await Seen(unit)).Where(claim => claim.IsHold)) await End(unit, hold.Rental);

        // Read again: whoever paid a change in the meantime has moved.
        var now = clock.GetUtcNow();
        foreach (var claim in Endangered(await Seen(unit)).Where(claim => !claim.IsHold && claim.During.End > now))
            await Move(danger, new(claim.Rental, unit, claim.During, EndangeredOutcome.Open, MovedTo: null), now);

        IEnumerable<Claim> Endangered(UnitCalendar calendar) => calendar.Claims.Where(claim => danger.Endangers(claim, calendar.Turnaround));
    }

    /// <summary>Who is still paying is told that the tool cannot be had any more; what was booked before stays.</summary>
    private async Task End(UnitId unit, RentalId rental)
    {
        await Rental(rental).LoseChange(unit);
        var (calendar, now) = (await Seen(unit), clock.GetUtcNow());
        if (!calendar.Claims.Any(claim => claim.Rental == rental && claim.IsHold)) return;

        if (calendar.Booked(rental, now) is { } booked && await keepers.Locker(unit) is { } locker)
            await locker.Reserve(new HoldSlot(rental, Asked(booked.During, calendar), await HeldUntil(now)));
        else if (calendar.Booked(rental, now) is null)
            await keepers.Release(unit, rental);
    }

    /// <summary>Promises the rental another unit of the same tool, and only then gives the endangered one's promise back.</summary>
    private async Task Move(Danger danger, EndangeredBooking booking, DateTimeOffset now)
    {
        // Of a slot that has begun no other unit can be promised.
        var twins = booking.During.Start > now ? await endangered.Twins(booking, now) : [];
        foreach (var twin in twins)
        {
            // Noted before it is asked, so that who goes on after a crash knows of it.
            await endangered.Note(danger.Cause, booking with { MovedTo = twin });
            if (await IsSettled(danger, booking, twin)) return;
        }

        await Fail(danger, booking, hasBegun: booking.During.Start <= now);
    }

    /// <summary>Whether a twin took the unit's place, or need not; false where it cannot be had.</summary>
    private async Task<bool> IsSettled(Danger danger, EndangeredBooking booking, UnitId twin)
    {
        if (!await IsPromised(twin, booking)) return false;

        var told = await Rental(booking.Rental).ReplaceUnit(booking.Unit, twin, booking.During);
        if (told.Succeeded(out _, out var why) || why is UnknownRental)
        {
            // Noted last: what is noted as moved is not gone on with.
            await keepers.Release(booking.Unit, booking.Rental);
            await endangered.Note(danger.Cause, booking with { Outcome = EndangeredOutcome.Moved, MovedTo = twin });
            return true;
        }

        await keepers.Release(twin, booking.Rental);
        return await NeedsNothing(danger, booking, why);
    }

    /// <summary>We cannot keep it.</summary>
    private async Task Fail(Danger danger, EndangeredBooking booking, bool hasBegun)
    {
        await endangered.Note(danger.Cause, booking with { Outcome = EndangeredOutcome.Failed });
        var told = await Rental(booking.Rental).FailWithout(booking.Unit, booking.During, danger.Reason);
        if (told.Succeeded(out _, out var why)) return;

        // The tool is out, or about to be.
        if (hasBegun && why is NotPossibleForRental or UnknownRental)
            await endangered.Note(danger.Cause, booking with { Outcome = EndangeredOutcome.UnderWay });
        else if (why is not UnknownRental) await NeedsNothing(danger, booking, why);
    }

    /// <summary>
    /// A rental that has ended, or has other units now, needs neither twin nor unit; one that has another slot now obtained it from
    /// a locker that knew of the danger.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is being written: all of it is to be looked at again.</exception>
    private async Task<bool> NeedsNothing(Danger danger, EndangeredBooking booking, Refusal why)
    {
        if (why is not (HoldsAnotherSlot or NothingHeld or NotPossibleForRental))
            throw new InvalidOperationException($"Rental {booking.Rental.Value} cannot have unit {booking.Unit.Value}: {why.Message}");

        await endangered.Forget(danger.Cause, booking);
        if (why is not HoldsAnotherSlot) await keepers.Release(booking.Unit, booking.Rental);
        return true;
    }

    private async Task<bool> IsPromised(UnitId twin, EndangeredBooking booking)
    {
        if (await keepers.Locker(twin) is not { } locker || await keepers.Calendar(twin) is not { } calendar) return false;

        var request = new HoldSlot(booking.Rental, Asked(booking.During, calendar), await HeldUntil(clock.GetUtcNow()));
        return (await locker.StandIn(request)).Succeeded(out _, out _) && (await locker.Confirm(booking.Rental)).Succeeded(out _, out _);
    }

    private async Task<UnitCalendar> Seen(UnitId unit) =>
        await keepers.Calendar(unit) ?? throw new InvalidOperationException($"Unit {unit.Value} is being moved.");

    private async ValueTask<DateTimeOffset> HeldUntil(DateTimeOffset now) => now + (await settings.At(now)).Rules.Booking.Hold;

    private static Slot Asked(Slot during, UnitCalendar calendar) => new(during.Start, during.End - calendar.Turnaround);

    private IRentalGrain Rental(RentalId rental) => grains.GetGrain<IRentalGrain>(rental.Value);
}
