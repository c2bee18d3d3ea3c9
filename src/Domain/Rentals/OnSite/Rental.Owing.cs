using System.Text.Json.Serialization;
using Toolbox24.Domain.Payments;

namespace Toolbox24.Domain.Rentals;

/// <summary>A customer pays what they owe.</summary>
/// <param name="Amount">What they were shown that they owe, rent and damage together.</param>
/// <param name="Card">By which card; null where by the one that they paid with.</param>
public sealed record PayOwed(Euros Amount, CardToken? Card);

/// <summary>What no card gave, and how the customer pays it themselves.</summary>
public sealed partial record Rental
{
    /// <summary>
    /// What of the rent the customer owes, for no card gave it: once they have left with the tools, or as the fee of a booking that they gave up
    /// or did not come for; null where nothing.
    /// </summary>
    [JsonIgnore]
    public Euros? OwedRent => MayOwe ? Owed(Unpaid + Waiting(PaymentPurpose.Rent)) : null;

    /// <summary>What the customer owes for damage and lost tools, for no deposit gave it; null where nothing.</summary>
    [JsonIgnore]
    public Euros? OwedDamage => MayOwe
        ? Owed(new(Uncaptured.Cents + Debt.Cents - OfBooking(PaymentPurpose.Damage).Sum(Covered) + Waiting(PaymentPurpose.Damage).Cents))
        : null;

    /// <summary>Whether the customer owes something: rent that no card gave, or what no deposit gave for damage and lost tools.</summary>
    [JsonIgnore]
    public bool IsOwing => OwedRent is not null || OwedDamage is not null;

    /// <summary>What the customer owes still, with what a card was asked for and has not given yet.</summary>
    internal Euros StillOwed => (OwedRent ?? Euros.Zero) + (OwedDamage ?? Euros.Zero)
        + new Euros(Payments.Where(payment => payment.Status == PaymentStatus.Requested && IsForOwed(payment)).Sum(payment => payment.Amount.Cents));

    /// <summary>Whether an answer says that the customer, present, has paid what they owed.</summary>
    internal bool IsOwedPaidBy(PaymentAnswer answer) =>
        answer is { Outcome: Charged, Request.Call: ChargeCard { Customer: CustomerPresence.Present } or CompleteAction }
        && IsForOwed(Payments.Single(payment => payment.Id == answer.Request.Payment));

    /// <summary>Asks a card for all that is owed, the customer present; what an earlier try still waits for comes to nothing.</summary>
    public Result<RentalDecision> PayOwed(PayOwed request, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (RefuseClaim() is { } claimed) return claimed;
        if (Payments.FirstOrDefault(payment => payment.Pending is not null) is { } asked) return new PaymentUnderWay(asked.Purpose);
        var (rent, damage) = (OwedRent ?? Euros.Zero, OwedDamage ?? Euros.Zero);
        if (rent + damage == Euros.Zero) return new NothingToPay();
        if (request.Amount != rent + damage) return new OwedChanged(rent + damage);

        var card = request.Card ?? (Counting.LastOrDefault(payment => payment.Status != PaymentStatus.Declined) ?? Payments[^1]).Card;
        return Settled(now, [new OwedAsked(Id, rent, damage, now), .. Charge(PaymentPurpose.Rent, rent), .. Charge(PaymentPurpose.Damage, damage)]);

        IEnumerable<RentalEvent> Charge(PaymentPurpose purpose, Euros owed) =>
            owed > Euros.Zero ? [Open(purpose, new ChargeCard(card, owed, CustomerPresence.Present), PaymentId.New(now), now)] : [];
    }

    /// <summary>Whether what no card gives is the customer's to pay: the tools were theirs, or a fee is due.</summary>
    private bool MayOwe => HasLeft ? IsUnderWay || Status == RentalStatus.Closed : IsFeeDue;

    private bool IsFeeDue => Status is RentalStatus.Cancelled or RentalStatus.NoShow && Due > Euros.Zero;

    private Euros Debt => OnSite?.Debt ?? Euros.Zero;

    /// <summary>What of the rent no payment covers yet.</summary>
    private Euros Unpaid => new((Due ?? RentNow).Cents - RefundedRent.Cents - OfBooking(PaymentPurpose.Rent).Sum(Covered));

    /// <summary>What was decided to be taken of the deposit, and is neither taken nor blocked any more.</summary>
    private Euros Uncaptured => Due is null ? Euros.Zero : Owed(new(Captured.Cents - OfBooking(PaymentPurpose.Deposit).Sum(Covered))) ?? Euros.Zero;

    private static Euros? Owed(Euros amount) => amount > Euros.Zero ? amount : null;

    /// <summary>What waits for the customer to prove that a card is theirs, which they may never do.</summary>
    private Euros Waiting(PaymentPurpose purpose) =>
        new(OfBooking(purpose).Where(payment => payment.Status == PaymentStatus.ActionRequired).Sum(payment => payment.Amount.Cents));

    private static long Covered(Payment payment) => payment.Status switch
    {
        PaymentStatus.Requested or PaymentStatus.ActionRequired or PaymentStatus.Authorised => payment.Amount.Cents,
        PaymentStatus.Charged or PaymentStatus.Captured or PaymentStatus.Refunded => payment.Refundable.Cents,
        PaymentStatus.CardSaved or PaymentStatus.Voided or PaymentStatus.Lapsed or PaymentStatus.Declined => 0,
    };

    /// <summary>Whether the customer may still pay by it what they owe.</summary>
    private bool IsForOwed(Payment payment) =>
        (HasLeft || IsFeeDue) && payment.Purpose is PaymentPurpose.Rent or PaymentPurpose.Damage && !IsAwaited(payment) && !Undone.Contains(payment.Id);

    /// <summary>What an earlier try still waits for comes to nothing.</summary>
    private Rental WithoutWaiting() => this with
    {
        Undone = [.. Undone, .. Payments.Where(payment => payment.Status == PaymentStatus.ActionRequired && IsForOwed(payment)).Select(payment => payment.Id)],
    };

    /// <summary>What a payment that came to nothing leaves owed; a customer who pays that themselves sees it.</summary>
    private RentalEvent? Failed(Payment payment, DateTimeOffset now)
    {
        var code = payment.DeclineCode ?? payment.Status.ToString();
        return payment.Purpose switch
        {
            PaymentPurpose.Rent => OwedRent is { } owed ? new RentUnpaid(Id, Euros.Min(owed, payment.Amount), code, now) : null,
            PaymentPurpose.Deposit when Due is null => new DepositDeclined(Id, code, now) { IsRenewal = true },
            PaymentPurpose.Deposit => Uncaptured > Euros.Zero ? new CaptureLapsed(Id, Uncaptured, now) : null,
            PaymentPurpose.Damage => null,
        };
    }
}
