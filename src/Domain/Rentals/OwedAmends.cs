using Toolbox24.Domain.Accounts;

namespace Toolbox24.Domain.Rentals;

/// <summary>What we owe a customer for a rental we could not keep, on top of all that goes back to their card.</summary>
/// <param name="Rental">For which rental.</param>
/// <param name="Customer">To whom.</param>
/// <param name="Amount">How much: what they would have owed us in the same case.</param>
/// <param name="Reason">Why, as the customer was told; null once it was erased.</param>
/// <param name="OwedAt">Since when.</param>
/// <param name="PaidAt">When somebody of the staff said to have paid it; null while it is owed.</param>
public sealed record OwedAmends(
    RentalId Rental, AccountId Customer, Euros Amount, string? Reason, DateTimeOffset OwedAt, DateTimeOffset? PaidAt)
{
    /// <summary>Why it is owed and why so much, in French, for the customer.</summary>
    public string Why =>
        "Nous n’avons pas pu assurer cette location : en plus du remboursement intégral, nous vous devons ce que vous nous auriez dû si vous l’aviez "
        + $"annulée à ce moment-là.{(Reason is null ? "" : $" Motif : {Reason}")}";

    /// <summary>It was paid, outside of this system; that is said once.</summary>
    public Result<OwedAmends> Pay(DateTimeOffset now) => PaidAt is { } at ? new AmendsPaidAlready(at) : this with { PaidAt = now };
}

public sealed record NothingOwed(RentalId Rental) : Refusal("Nothing is owed for this rental.");

public sealed record AmendsPaidAlready(DateTimeOffset At) : Refusal("This was paid already.");
