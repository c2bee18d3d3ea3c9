namespace Toolbox24.Domain.Pricing;

/// <summary>What changing a booking costs or gives back, VAT included, and what is blocked before and after.</summary>
/// <param name="ToPay">What the new quote costs more; zero otherwise.</param>
/// <param name="ToRefund">What it costs less; zero otherwise.</param>
/// <param name="DepositBefore">What is blocked, and let go of once the new deposit is.</param>
/// <param name="DepositAfter">What is blocked next.</param>
public sealed record BookingChange(Euros ToPay, Euros ToRefund, Euros DepositBefore, Euros DepositAfter)
{
    /// <summary>From what is booked to what it is changed to.</summary>
    public static BookingChange Between(Quote before, Quote after)
    {
        var (old, next) = (before.Price.WithVat, after.Price.WithVat);
        var (more, less) = (next > old ? next - old : Euros.Zero, old > next ? old - next : Euros.Zero);
        return new BookingChange(more, less, before.Deposit, after.Deposit);
    }
}
