using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>After the decision.</summary>
internal sealed partial class RentalGrain
{
    public Task<Result<Rental>> RefundCapture(UnitId unit, DisputeId dispute, Euros amount) =>
        Turn(async (rental, now) => rental.OnSite?.Of(unit)?.RefundedBy == dispute ? rental : await Decided(rental.RefundCapture(unit, dispute, amount, now)));
}
