using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Rentals;

/// <summary>What is charged beside the rent, paid or not.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Unit">For which tool; null where it is for none of them alone.</param>
/// <param name="Price">How much, and the VAT that is in it.</param>
public sealed record RentalCharge(ChargeReason Reason, UnitId? Unit, Price Price);

/// <summary>What is charged beside the rent, with its VAT, and when a document of its own is due for it.</summary>
public sealed partial record Rental
{
    /// <summary>What is charged beside the rent, as far as it is settled: by reason, and by tool.</summary>
    [JsonIgnore]
    public ImmutableArray<RentalCharge> Charges =>
    [
        .. SettledCharges().Where(one => one.Amount > Euros.Zero)
            .Select(one => new RentalCharge(one.Reason, one.Unit, Quote.Facts.Terms.ChargeVat.Of(one.Reason, one.Amount))),
    ];

    /// <summary>
    /// The places in a decision of the events by which money beside the rent is taken, or kept of what was taken before. Of what a card gives
    /// the rent is paid first.
    /// </summary>
    public IReadOnlyList<int> Charging(RentalDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var (rental, places) = (this, new List<int>());
        for (var at = 0; at < decision.Events.Length; at++)
        {
            var happened = decision.Events[at];
            var next = rental.Apply(happened);

            // Rent that is given back leaves what was paid for being late where it was.
            if (happened is not RentRefunded && next.TakenBesideRent > rental.TakenBesideRent) places.Add(at);
            rental = next;
        }

        return places;
    }

    private Euros OverrunTotal => new(OnSite?.Items.Sum(item => item.Overrun?.Total.Cents ?? 0) ?? 0);

    /// <summary>What cards gave of it so far; rent is taken first.</summary>
    private Euros TakenBesideRent
    {
        get
        {
            if (IsFeeDue) return Euros.Min(Due!.Value, Taken(PaymentPurpose.Rent));

            var beyond = Taken(PaymentPurpose.Rent) - (RentNow - OverrunTotal - RefundedRent);
            return Euros.Min(OverrunTotal, Owed(beyond) ?? Euros.Zero) + Taken(PaymentPurpose.Deposit) + Taken(PaymentPurpose.Damage);
        }
    }

    private Euros Taken(PaymentPurpose purpose) => new(OfBooking(purpose).Sum(payment => payment.Refundable.Cents));

    private IEnumerable<(ChargeReason Reason, UnitId? Unit, Euros Amount)> SettledCharges()
    {
        if (IsFeeDue) yield return (ChargeReason.Fee, null, Due!.Value);
        if (!HasLeft || !(IsUnderWay || Status == RentalStatus.Closed)) yield break;

        foreach (var item in OnSite!.Items)
        {
            yield return (ChargeReason.Overrun, item.Unit, item.Overrun?.Total ?? Euros.Zero);
            yield return (item.IsLost ? ChargeReason.Loss : ChargeReason.Damage, item.Unit, item.Captured);
        }

        yield return (ChargeReason.Loss, null, Debt);
    }
}
