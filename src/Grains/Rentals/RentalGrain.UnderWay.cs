using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>While the tools are out; and what comes of tools that others have kept too long.</summary>
internal sealed partial class RentalGrain
{
    public Task<Result<Rental>> Extend(AccountId customer, ExtendRental wish) => TurnOf(customer, async (rental, now) =>
    {
        if (!(await CustomerOf(rental).Get()).Succeeded(out var buyer, out var unknown)) return unknown;

        var slots = (await settings.At(now)).Rules.Slots;
        if (rental.RefuseExtension(wish, buyer.Standing, slots, now) is { } refused) return refused;
        if (await quotes.RefuseAccess(rental.Site, new(rental.Slot.Start, wish.Until)) is { } shut) return shut;

        var until = await HeldUntil();
        if (await calendars.Prolong(rental, wish.Until, until) is { } taken) return taken;

        return await Decided(rental.Extend(wish, buyer.Standing, until, slots, now));
    });

    public Task<Result<Rental>> PayOwed(AccountId customer, PayOwed request) =>
        TurnOf(customer, (rental, now) => Decided(rental.PayOwed(request, now)));

    public Task LookForLateTools() => Turn(async (rental, now) => await LookFor(rental, now));

    public Task<Result<Rental>> TakeTwin(AccountId customer, UnitId late) => TurnOf(customer, async (rental, now) =>
    {
        var twin = rental.LateUnits.Contains(late) ? await calendars.HoldTwin(rental, late, await HeldUntil(), now) : null;
        return await Decided(rental.TakeTwin(late, twin, now));
    });

    public Task<Result<Rental>> GiveUpLateTool(AccountId customer) => TurnOf(customer, async (rental, now) =>
    {
        var given = rental.GiveUpLateTool(now);
        return given.Succeeded(out _, out var refusal) ? await GiveUp(rental, isWithdrawal: false, given, now) : refusal;
    });

    private async Task<Rental> LookFor(Rental rental, DateTimeOffset now) =>
        rental.LookForLateTools(await calendars.Late(rental, now), now) is { } decision ? await Commit(decision) : rental;
}
