using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Rentals;

/// <summary>What we owe a customer for a rental we could not keep, on top of all that goes back to their card; still to be paid.</summary>
/// <param name="Rental">For which rental.</param>
/// <param name="Customer">To whom.</param>
/// <param name="Amount">How much: what they would have owed us in the same case.</param>
/// <param name="Reason">Why, as the customer was told; null once it was erased.</param>
/// <param name="OwedAt">Since when.</param>
public sealed record OwedAmends(RentalId Rental, AccountId Customer, Euros Amount, string? Reason, DateTimeOffset OwedAt);
