using Toolbox24.Domain;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>After the decision.</summary>
internal sealed partial class RentalGrain
{
    public Task<Result<Rental>> NoteChargeback(ChargebackNotice told) => Turn(async (rental, now) =>
        !await sessions.Lives(Actor.Session) ? new SessionEnded()
        : rental.Knows(told.Reference) ? rental
        : await Decided(rental.NoteChargeback(told, now), Actor.Session));

    public Task<Result<Rental>> AnswerChargeback(string reference) => TurnOfStaff((rental, now) => rental.AnswerChargeback(reference, now));

    public Task<Result<Rental>> EndChargeback(string reference, bool isWon) => TurnOfStaff((rental, now) => rental.EndChargeback(reference, isWon, now));

    public Task<Result<Rental>> RefundCapture(UnitId unit, DisputeId dispute, Euros amount) =>
        Turn(async (rental, now) => rental.HasRefunded(unit, dispute) ? rental : await Decided(rental.RefundCapture(unit, dispute, amount, now)));

    public Task<Result<Rental>> RefundRent(RefundId refund, Euros amount) =>
        Turn(async (rental, now) => rental.HasRefunded(refund) ? rental : await Decided(rental.RefundRent(refund, amount, now)));
}
