using Toolbox24.Domain;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Accounts;
using Toolbox24.Storage.Lockers;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Grains.Lockers;

/// <summary>Decides from the calendar in memory, commits, moves on; see <see cref="LockerMemory"/> for the rest.</summary>
internal sealed partial class LockerGrain(
    LockerStore lockers, UnitStore units, CurrentSettings settings, LiveSessions sessions, TimeProvider clock) : Grain, ILockerGrain
{
    private LockerMemory memory = null!;

    /// <summary>Nothing is known yet: the first call reads.</summary>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        memory = new LockerMemory(new LockerId(this.GetPrimaryKey()), lockers, clock);
        return Task.CompletedTask;
    }

    public Task<Result<LockerView>> Get() => Turn<LockerView>(_ => Task.FromResult(View()));

    public Task<Result<HeldSlot>> Hold(HoldSlot request) =>
        Promise(request, (calendar, rules, now) => calendar.Hold(request, rules, now));

    public Task<Result<HeldSlot>> StandIn(HoldSlot request) =>
        Promise(request, (calendar, rules, now) => calendar.StandIn(request, rules, now));

    public Task<Result<Claim>> Confirm(RentalId rental) => WithUnit(async (calendar, now) =>
    {
        if (calendar.Of(rental, now) is { IsHold: false } already)
        {
            await memory.MakeSure();
            return already;
        }

        return await Commit(calendar.Book(rental, now), () => memory.Calendar!.Of(rental, now)!);
    });

    public Task<Result<Claim>> Release(RentalId rental) => WithUnit(async (calendar, now) =>
    {
        var promised = calendar.Of(rental, now);

        // Whoever is told that nothing is promised does not ask again.
        if (promised is null) await memory.MakeSure();
        return await Commit(calendar.Release(rental, now), () => promised!);
    });

    public Task<Result<Claim>> Extend(RentalId rental, DateTimeOffset expiresAt) => WithUnit(async (calendar, now) =>
    {
        if (calendar.Of(rental, now) is { IsHold: true } already && already.ExpiresAt >= expiresAt)
        {
            await memory.MakeSure();
            return already;
        }

        return await Commit(calendar.Extend(rental, expiresAt, await Rules(now), now), () => memory.Calendar!.Of(rental, now)!);
    });

    public Task<Result<LockerView>> Reserve(HoldSlot request) => WithUnit(async (calendar, now) =>
    {
        if (calendar.Has(request.Rental, request.Slot, now))
        {
            await memory.MakeSure();
            return View();
        }

        return await Commit(calendar.Reserve(request, await Rules(now), now), () => new LockerView(memory.Locker!, memory.Calendar));
    });

    public Task<Result<Claim>> Move(RentalId rental, Slot slot) => WithUnit(async (calendar, now) =>
    {
        if (calendar.Has(rental, slot, now))
        {
            await memory.MakeSure();
            return calendar.Booked(rental, now)!;
        }

        // Of a slot that is over nothing is booked any more: it is what was moved all the same.
        return await Commit(
            calendar.Move(rental, slot, now),
            () => memory.Calendar!.Claims.Single(claim => claim.Rental == rental && claim.IsFor(slot, calendar.Turnaround)));
    });

    public Task Expire() => Turn<LockerView>(async now =>
    {
        // Asked because the database holds an expired claim: if memory knows of none, memory is stale.
        if (memory.Calendar is { } known && known.Expire(now) is null) await memory.Load();
        await memory.Expire(now);
        return View();
    });

    public Task<Result<LockerView>> Reread() => Turn<LockerView>(async _ =>
    {
        await memory.Load();
        return View();
    });

    private Task<Result<HeldSlot>> Promise(HoldSlot request, Func<UnitCalendar, SlotRules, DateTimeOffset, Result<CalendarEvent>> decide)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(request.Slot);
        ArgumentOutOfRangeException.ThrowIfEqual(request.Rental, default);

        return WithUnit<HeldSlot>(async (calendar, now) =>
        {
            if (calendar.Answering(request, now) is { } already)
            {
                await memory.MakeSure();
                return new HeldSlot(already, WasHeld: true);
            }

            return await Commit(
                decide(calendar, await Rules(now), now), () => new HeldSlot(memory.Calendar!.Of(request.Rental, now)!, WasHeld: false));
        });
    }

    private async ValueTask<SlotRules> Rules(DateTimeOffset now) => (await settings.At(now)).Rules.Slots;

    private async Task<Result<T>> Commit<T>(Result<CalendarEvent> decision, Func<T> answer) where T : class
    {
        if (!decision.Succeeded(out var happened, out var refusal)) return refusal;

        await memory.Commit(happened);
        return answer();
    }

    private Task<Result<T>> WithUnit<T>(Func<UnitCalendar, DateTimeOffset, Task<Result<T>>> decide) where T : class =>
        Turn(async now =>
        {
            if (memory.Locker is null) return new UnknownLocker(memory.Id);
            if (memory.Calendar is null) return new LockerEmpty(memory.Id);

            await memory.Expire(now);
            return await decide(memory.Calendar, now);
        });

    /// <summary>Decides again from what is stored where memory was stale; throws the activation away where that goes on.</summary>
    private async Task<Result<T>> Turn<T>(Func<DateTimeOffset, Task<Result<T>>> decide) where T : class
    {
        try
        {
            return await memory.RetryWhenStale(async () =>
            {
                // At first; and a locker added since, or a unit moved here by another locker's grain, is found by reading.
                if (memory.Calendar is null) await memory.Load();
                return await decide(clock.GetUtcNow());
            });
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private Result<LockerView> View() =>
        memory.Locker is null ? new UnknownLocker(memory.Id) : new LockerView(memory.Locker, memory.Calendar);
}
