using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Rentals;

/// <summary>Somebody looks at a return, and nobody else decides it meanwhile.</summary>
/// <param name="Rental">Which rental's.</param>
/// <param name="By">Who.</param>
/// <param name="Until">For how long.</param>
public sealed record ReturnClaim(RentalId Rental, AccountId By, DateTimeOffset Until);

public sealed record ReturnClaimedBy(AccountId By, DateTimeOffset Until) : Refusal("Somebody else looks at this return.");

public sealed record NotGreen() : Refusal("Not all tools of it are known to be green: each is decided by itself.");
