using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>After the decision.</summary>
public partial interface IRentalGrain
{
    /// <summary>Gives back what was taken for a tool, or a part of it, as a dispute concluded; once for each dispute. Idempotent.</summary>
    [Alias("refund-capture")]
    Task<Result<Rental>> RefundCapture(UnitId unit, DisputeId dispute, Euros amount);
}
