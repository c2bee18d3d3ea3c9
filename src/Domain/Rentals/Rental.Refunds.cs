using System.Collections.Immutable;
using Toolbox24.Domain.Payments;

namespace Toolbox24.Domain.Rentals;

/// <summary>A part of the rent that goes back, or has.</summary>
public sealed record RentRefund(RefundId Id, Euros Amount);

/// <summary>Rent that goes back because somebody of the staff wants it to.</summary>
public sealed partial record Rental
{
    public ImmutableArray<RentRefund> RentRefunds { get; init; } = [];

    private Euros RefundedRent => new(RentRefunds.Sum(refund => refund.Amount.Cents));

    /// <summary>Whether a refund was carried out, or is on its way.</summary>
    public bool HasRefunded(RefundId refund) => RentRefunds.Any(each => each.Id == refund);

    /// <summary>Gives back a part of the rent that was invoiced.</summary>
    public Result<RentalDecision> RefundRent(RefundId refund, Euros amount, DateTimeOffset now)
    {
        if (Status is not (RentalStatus.Decided or RentalStatus.Closed)) return NotPossible;
        if (RefuseClaim() is { } underWay) return underWay;

        // What the bank has taken back is not given back once more.
        var most = (Due ?? RentNow) - RefundedRent - ChargedBack(PaymentPurpose.Rent);
        return amount > Euros.Zero && amount <= most ? Settled(now, new RentRefunded(Id, refund, amount, now)) : new AmountOutOfBounds(most);
    }

    /// <summary>A refund by the tools that were paid for, each by its part of the price; cents that are left over go to the first.</summary>
    public ImmutableArray<CreditLine> CreditLines(Euros refund)
    {
        var paid = OnSite!.Items.Where(item => !IsRefunded(item) && PriceOf(item) > Euros.Zero).ToList();
        var total = paid.Sum(item => PriceOf(item).Cents);
        var parts = paid.Select(item => refund.Cents * PriceOf(item).Cents / total).ToList();
        var left = refund.Cents - parts.Sum();
        return
        [
            .. paid.Zip(parts, (item, part) => (item.Unit, Part: part)).Select((each, at) => new CreditLine(each.Unit, new Euros(each.Part + (at < left ? 1 : 0))))
                .Where(line => line.Amount > Euros.Zero),
        ];
    }
}
