using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>After the decision.</summary>
public partial interface IRentalGrain
{
    /// <summary>Somebody of the staff notes a chargeback that the processor told of. Idempotent.</summary>
    [Alias("note-chargeback")]
    Task<Result<Rental>> NoteChargeback(ChargebackNotice told);

    /// <summary>Our evidence was sent to the bank.</summary>
    [Alias("answer-chargeback")]
    Task<Result<Rental>> AnswerChargeback(string reference);

    /// <summary>The bank has decided.</summary>
    [Alias("end-chargeback")]
    Task<Result<Rental>> EndChargeback(string reference, bool isWon);

    /// <summary>Gives back what was taken for a tool, or a part of it, as a dispute concluded. Idempotent.</summary>
    [Alias("refund-capture")]
    Task<Result<Rental>> RefundCapture(UnitId unit, DisputeId dispute, Euros amount);

    /// <summary>Gives back a part of the rent, as the staff has approved. Idempotent.</summary>
    [Alias("refund-rent")]
    Task<Result<Rental>> RefundRent(RefundId refund, Euros amount);
}
