using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>What people decide of tools that are back, or lost.</summary>
internal sealed partial class RentalGrain
{
    public Task<Result<Rental>> DecideReturn(DecideItem request) =>
        TurnOfDecider(request.By, (rental, now) => rental.DecideReturn(request, now));

    public Task<Result<Rental>> AnswerCapture(AccountId customer, UnitId unit, string text) =>
        TurnOf(customer, (rental, now) => Decided(rental.AnswerCapture(unit, now, text)));

    public Task<Result<Rental>> ClaimLoss(UnitId unit, DamageClaim worth, AccountId by, string reason) =>
        TurnOfDecider(by, (rental, now) => rental.ClaimLoss(unit, worth, by, reason, now));

    public Task<Result<Rental>> ReportFound() => TurnOfStaff((rental, now) => rental.ReportFound(now));

    /// <summary>What decides of a tool's deposit: by nobody else while somebody looks at the return.</summary>
    private Task<Result<Rental>> TurnOfDecider(AccountId by, Func<Rental, DateTimeOffset, Result<RentalDecision>> decide) => Turn(async (rental, now) =>
    {
        if (!await sessions.Lives(Actor.Session)) return new SessionEnded();
        if (await claims.Of(Id, now) is { } claim && claim.By != by) return new ReturnClaimedBy(claim.By, claim.Until);

        return await Decided(decide(rental, now), Actor.Session);
    });

    /// <summary>A call of the staff: nothing is written once the session has ended by which they ask.</summary>
    private Task<Result<Rental>> TurnOfStaff(Func<Rental, DateTimeOffset, Result<RentalDecision>> decide) => Turn(async (rental, now) =>
        await sessions.Lives(Actor.Session) ? await Decided(decide(rental, now), Actor.Session) : new SessionEnded());
}
