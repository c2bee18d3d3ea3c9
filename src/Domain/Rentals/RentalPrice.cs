using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Rentals;

/// <summary>The amounts of a quote that a booking turns on; its lines stand beside it.</summary>
/// <param name="Rent">All that the slot costs, VAT included.</param>
/// <param name="FirstDay">What its first day alone costs: no absence costs more.</param>
/// <param name="Deposit">What is blocked, never taken without a decision.</param>
public sealed record RentalPrice(Euros Rent, Euros FirstDay, Euros Deposit)
{
    public static RentalPrice Of(Quote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        return new(quote.Rent.Rent, quote.Rent.FirstDay, quote.Deposit);
    }
}

/// <summary>What the customer agreed to when they paid.</summary>
/// <param name="TermsVersion">The terms they accepted.</param>
/// <param name="IsExpress">They asked for the rental to begin before the time to withdraw ends, and know what that means.</param>
/// <param name="Deposit">The exact amount they let us block.</param>
/// <param name="At">When.</param>
public sealed record RentalAgreement(string TermsVersion, bool IsExpress, Euros Deposit, DateTimeOffset At)
{
    /// <summary>Whether the contract that was changed was made as a person; null where it is as it was made, and its quote says so.</summary>
    public bool? IsConsumer { get; init; }
}
