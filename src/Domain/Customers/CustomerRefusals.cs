using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Customers;

public sealed record UnknownCustomer(AccountId Customer) : Refusal("There is no such customer.");

/// <summary>The reason is the staff's, and for the customer to read.</summary>
public sealed record BookingSuspended(string? Reason, DateTimeOffset Since) : Refusal("This customer is suspended.");

public sealed record PhoneMissing() : Refusal("A mobile number must be proved first.");

/// <summary>Held and live rentals count.</summary>
public sealed record TooManyRentals(int Most) : Refusal("This customer has as many rentals as one may have.");

public sealed record TooManyHolds(int Most) : Refusal("This customer holds as many rentals as one may hold.");

/// <param name="Most">How many an hour.</param>
/// <param name="Until">When the next is heard.</param>
public sealed record TooManyHoldsLately(int Most, DateTimeOffset Until) : Refusal("This customer has held too often lately.");

public sealed record NotAdmitted(RentalId Rental) : Refusal("The customer was not let have this rental, or no longer.");

public sealed record AlreadySuspended(DateTimeOffset Since) : Refusal("This customer is suspended already.");

public sealed record NotSuspended() : Refusal("This customer is not suspended.");

public sealed record NotWatched() : Refusal("This customer is not watched.");

public sealed record ReasonOutOfBounds(int Length, int Shortest, int Longest) : Refusal("A reason is a few words, not a book.");

public sealed record UnprintableReason() : Refusal("A reason has printable characters only.");

public sealed record CompanyAlreadyVerified() : Refusal("This company is verified already.");

/// <param name="Until">When another may be declared.</param>
public sealed record CompanyCheckedJustNow(DateTimeOffset Until) : Refusal("The register was asked just now.");

public sealed record NoCompanyToCheck() : Refusal("The register is not to be asked about this customer's company now.");

public sealed record NoCompanyToReview() : Refusal("No company of this customer waits for a person's review.");

/// <summary>What must end before a person can be forgotten.</summary>
public sealed record StillInBusiness(int Rentals, int Deposits, int Disputes)
    : Refusal("Something is still open between this customer and us.");
