using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Rentals;

/// <summary>Another activation keeps writing this rental; the call changed nothing and may be repeated.</summary>
public sealed class StaleRentalException(RentalId rental) : Exception($"Rental {rental.Value} was written by another activation.");
