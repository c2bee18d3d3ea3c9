using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>What people decide of tools that are back, or lost.</summary>
internal sealed partial class RentalGrain
{
    public Task<Result<Rental>> DecideReturn(DecideItem request) => Turn(async (rental, now) =>
    {
        if (!await sessions.Lives(Actor.Session)) return new SessionEnded();
        if (await claims.Of(Id, now) is { } claim && claim.By != request.By) return new ReturnClaimedBy(claim.By, claim.Until);

        return await Decided(rental.DecideReturn(request, now), Actor.Session);
    });

    public Task<Result<Rental>> AnswerCapture(AccountId customer, UnitId unit, string text) =>
        TurnOf(customer, (rental, now) => Decided(rental.AnswerCapture(unit, now, text)));

    public Task<Result<Rental>> ClaimLoss(UnitId unit, DamageClaim worth, AccountId by, string reason) =>
        TurnOfStaff((rental, now) => rental.ClaimLoss(unit, worth, by, reason, now));

    public Task<Result<Rental>> ReportFound() => TurnOfStaff((rental, now) => rental.ReportFound(now));

    /// <summary>A call of the staff: nothing is written once the session has ended by which they ask.</summary>
    private Task<Result<Rental>> TurnOfStaff(Func<Rental, DateTimeOffset, Result<RentalDecision>> decide) => Turn(async (rental, now) =>
        await sessions.Lives(Actor.Session) ? await Decided(decide(rental, now), Actor.Session) : new SessionEnded());
}
