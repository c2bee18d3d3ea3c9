using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Rentals;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Sites;

namespace Toolbox24.Grains.Lockers;

/// <summary>
/// Tells lockers' grains what is written beside them: closings, and what becomes of units. A closing that begins also has its
/// lockers emptied of promises: their rentals go to other units, or fail. All of it may be done again: what was done stays.
/// </summary>
internal sealed class LockersChannel(IGrainFactory grains, ClosingStore closings, UnitPassportStore units, TimeProvider clock)
    : IOutboxChannel
{
    private static readonly TimeSpan HoldTime = TimeSpan.FromMinutes(10);

    private const string SiteIsClosed = "Le site est fermé pendant votre créneau.";
    private const string LockerIsClosed = "Le casier de votre outil est hors service pendant votre créneau.";

    public string Name => "lockers";

    public async Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var facts = JsonDocument.Parse(message.Data);
        if (facts.RootElement.TryGetProperty("closing", out var closing)) await Meet(new ClosingId(closing.GetGuid()), cancellationToken);
        else await Reread(new UnitId(facts.RootElement.GetProperty("id").GetGuid()), cancellationToken);
    }

    private async Task Reread(UnitId unit, CancellationToken cancellationToken)
    {
        if ((await units.Find(unit, cancellationToken))?.Unit.Locker is { } locker) await Locker(locker).Reread();
    }

    private async Task Meet(ClosingId id, CancellationToken cancellationToken)
    {
        if (await closings.Find(id, cancellationToken) is not { } closing) return;

        foreach (var locker in await closings.Lockers(closing, cancellationToken))
        {
            // Once it has read this closing it promises nothing more within: what it says then is all there is.
            var view = await Locker(locker).Reread();
            if (closing.EndedAt is not null || !view.Succeeded(out var seen, out _) || seen.Calendar is not { } calendar) continue;

            foreach (var claim in calendar.Claims.Where(claim => closing.During is { } closed && claim.During.Overlaps(closed)))
            {
                if (claim.IsHold) await End(locker, calendar, claim);
                else await Move(closing, locker, calendar, claim, cancellationToken);
            }
        }
    }

    /// <summary>Who is still paying is told that the tool cannot be had any more; what was booked before stays.</summary>
    private Task End(LockerId locker, UnitCalendar calendar, Claim hold)
    {
        var now = clock.GetUtcNow();
        return calendar.Booked(hold.Rental, now) is { } booked
            ? Locker(locker).Reserve(new HoldSlot(hold.Rental, Asked(booked, calendar), now + HoldTime))
            : Locker(locker).Release(hold.Rental);
    }

    /// <summary>Promises the rental another unit of the same tool, and only then gives the closed one's promise back.</summary>
    private async Task Move(Closing closing, LockerId locker, UnitCalendar calendar, Claim claim, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var booking = new EndangeredBooking(claim.Rental, calendar.Unit, claim.During, EndangeredOutcome.Open, null);
        if (claim.During.End <= now) return;
        if (claim.During.Start <= now)
        {
            await closings.Note(closing.Id, booking with { Outcome = EndangeredOutcome.UnderWay });
            return;
        }

        foreach (var (unit, there) in await Twins(closing, booking, now, cancellationToken))
        {
            // Noted before it is asked, so that who goes on after a crash asks the same one.
            await closings.Note(closing.Id, booking with { MovedTo = unit });
            if (!await IsPromised(there, calendar, claim)) continue;

            if (await IsTaken(unit, there, booking)) await closings.Note(closing.Id, booking with { Outcome = EndangeredOutcome.Moved, MovedTo = unit });
            else await closings.Forget(closing.Id, booking);
            await Locker(locker).Release(claim.Rental);
            return;
        }

        await closings.Note(closing.Id, booking with { Outcome = EndangeredOutcome.Failed });
        await Fail(closing, claim.Rental);
    }

    /// <summary>Has the rental take the twin; where it has ended meanwhile, or has other units now, it needs neither.</summary>
    private async Task<bool> IsTaken(UnitId unit, LockerId there, EndangeredBooking booking)
    {
        var told = await Rental(booking.Rental).ReplaceUnit(booking.Unit, unit, booking.During);
        if (told.Succeeded(out _, out var why) || why is UnknownRental) return true;

        await Locker(there).Release(booking.Rental);
        return why is NotPossibleForRental or NothingHeld ? false : throw Undone(booking.Rental, why);
    }

    /// <summary>We cannot keep it. One that has ended needs nothing.</summary>
    private async Task Fail(Closing closing, RentalId rental)
    {
        var told = await Rental(rental).Fail(closing.Locker is null ? SiteIsClosed : LockerIsClosed);
        if (!told.Succeeded(out _, out var why) && why is not (NotPossibleForRental or UnknownRental)) throw Undone(rental, why);
    }

    /// <summary>Thrown for the whole closing to be looked at again.</summary>
    private static InvalidOperationException Undone(RentalId rental, Refusal why) => new($"A closing endangers rental {rental.Value}: {why.Message}");

    private async Task<IEnumerable<(UnitId Unit, LockerId Locker)>> Twins(
        Closing closing, EndangeredBooking booking, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var free = await closings.Twins(booking.Unit, booking.During, now, cancellationToken);
        var tried = (await closings.Endangered(closing.Id, now, cancellationToken))
            .Find(one => one.Rental == booking.Rental && one.Unit == booking.Unit)?.MovedTo;
        return tried is { } unit && (await units.Find(unit, cancellationToken))?.Unit.Locker is { } there
            ? free.Where(one => one.Unit != unit).Prepend((unit, there))
            : free;
    }

    private async Task<bool> IsPromised(LockerId locker, UnitCalendar calendar, Claim claim)
    {
        var held = await Locker(locker).Hold(new HoldSlot(claim.Rental, Asked(claim, calendar), clock.GetUtcNow() + HoldTime));
        return held.Succeeded(out _, out _) && (await Locker(locker).Confirm(claim.Rental)).Succeeded(out _, out _);
    }

    private static Slot Asked(Claim claim, UnitCalendar calendar) => new(claim.During.Start, claim.During.End - calendar.Turnaround);

    private IRentalGrain Rental(RentalId rental) => grains.GetGrain<IRentalGrain>(rental.Value);

    private ILockerGrain Locker(LockerId locker) => grains.GetGrain<ILockerGrain>(locker.Value);
}
