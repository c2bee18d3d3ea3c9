using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>What customers do at the lockers to have their tools, and what doors say of it.</summary>
internal sealed partial class RentalGrain
{
    public Task<Result<Rental>> PickUp(AccountId customer, bool isNoticeRead) => TurnOf(customer, async (rental, now) =>
    {
        if (rental.Status == RentalStatus.PickingUp) return await Asked(rental, now);
        if (!(await CustomerOf(rental).Get()).Succeeded(out var buyer, out var unknown)) return unknown;

        // A site that was silent has put the end of the time to come off.
        rental = await Meet(rental, now);
        var request = new BeginPickUp(buyer.Standing, isNoticeRead, await calendars.BusyUntil(rental, now));
        return await Decided(rental.PickUp(request, (await settings.At(now)).Rules.OnSite, now));
    });

    public Task<Result<Rental>> AskLockers(AccountId customer) => TurnOf(customer, Asked);

    public Task<Result<Rental>> OpenAgain(AccountId customer, UnitId unit) => TurnOf(customer, (rental, now) => Decided(rental.OpenAgain(unit, now)));

    public Task<Result<Rental>> PutBack(AccountId customer, UnitId unit) => TurnOf(customer, (rental, now) => Decided(rental.PutBack(unit, now)));

    public Task<Result<Rental>> Choose(AccountId customer, StuckChoice choice) => TurnOf(customer, async (rental, now) =>
    {
        var twin = choice == StuckChoice.Twin && rental.OnSite?.Stuck is { } stuck
            ? await calendars.HoldTwin(rental, stuck, await HeldUntil(), now)
            : null;
        return await Decided(rental.Choose(choice, twin, now));
    });

    public Task<Result<Rental>> ReportPickup(AccountId customer, UnitId unit, PickupReport report, string text) =>
        TurnOf(customer, (rental, now) => Decided(rental.ReportPickup(unit, report, now, text)));

    public Task<Result<Rental>> MakeGood(AccountId customer, UnitId unit, Remedy remedy) => TurnOf(customer, async (rental, now) =>
    {
        if (rental.RefuseMakingGood(unit) is { } refused) return refused;

        var twin = remedy == Remedy.Twin ? await calendars.HoldTwin(rental, unit, await HeldUntil(), now) : null;
        return await Decided(rental.MakeGood(unit, remedy, twin, now));
    });

    public Task<Result<Rental>> FinishPickUp(AccountId customer) => TurnOf(customer, (rental, now) => Decided(rental.FinishPickUp(now)));

    public Task<Result<Rental>> AddEvidence(UnitId unit, EvidenceId evidence, EvidenceKind kind) =>
        Turn(async (rental, now) => rental.OnSite?.Of(unit)?.Has(evidence) == true
            ? rental
            : await Decided(rental.AddEvidence(unit, evidence, kind, now)));

    public Task HearLocker(DoorCommandId opening, LockerAnswer answer) => Turn(async (rental, now) =>
    {
        return rental.HearLocker(opening, answer, await Unbilled(rental, now), now) is { } decision ? await Commit(decision) : rental;
    });

    public Task<Result<Rental>> TakeIn(AloneVisit visit) => Turn(async (rental, now) =>
    {
        var decision = rental.TakeIn(visit, (await settings.At(now)).Rules.OnSite, await Unbilled(rental, now), now);
        return decision is null ? rental : await Commit(decision);
    });

    private async Task<Result<Rental>> Asked(Rental rental, DateTimeOffset now) =>
        rental.AskLockers(now) is { } asked ? await Decided(asked) : rental;
}
