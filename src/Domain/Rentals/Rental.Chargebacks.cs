using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Payments;

namespace Toolbox24.Domain.Rentals;

/// <summary>What banks take back. While one looks at it nothing of the rental is deleted, and nobody claims or gives back anything else.</summary>
public sealed partial record Rental
{
    private const int LongestReference = 60;

    /// <summary>All there were, in their order.</summary>
    public ImmutableArray<Chargeback> Chargebacks { get; init; } = [];

    /// <summary>The one that is under way; null where none is.</summary>
    [JsonIgnore]
    public Chargeback? OpenChargeback => Chargebacks.FirstOrDefault(each => !each.IsOver);

    /// <summary>The processor has told of a chargeback. One that is known is known.</summary>
    public Result<RentalDecision> NoteChargeback(ChargebackNotice told, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(told);
        if (BookedAt is null) return NotPossible;
        if (Names.Refuse(told.Reference, LongestReference) is { } wrong) return wrong;
        var most = new Euros(Payments.Where(payment => payment.Purpose == told.Purpose).Sum(payment => payment.Refundable.Cents));
        if (told.Amount <= Euros.Zero || told.Amount > most) return new AmountOutOfBounds(most);

        return Decide(new ChargebackOpened(Id, told.Reference.Trim(), told.Purpose, told.Amount, told.Due.ToUniversalTime(), now));
    }

    public bool Knows(string reference) => Chargebacks.Any(each => each.Reference == reference?.Trim());

    /// <summary>Our evidence was sent to the bank.</summary>
    public Result<RentalDecision> AnswerChargeback(string reference, DateTimeOffset now) =>
        Live(reference) is { Status: ChargebackStatus.Open } open ? Decide(new ChargebackAnswered(Id, open.Reference, now)) : new NoSuchChargeback(reference);

    /// <summary>The bank has decided: what is lost is gone, and is not given back once more.</summary>
    public Result<RentalDecision> EndChargeback(string reference, bool isWon, DateTimeOffset now) =>
        Live(reference) is { } open ? Decide(new ChargebackEnded(Id, open.Reference, isWon, now)) : new NoSuchChargeback(reference);

    /// <summary>What of money of one purpose banks have taken back.</summary>
    private Euros ChargedBack(PaymentPurpose purpose) =>
        new(Chargebacks.Where(each => each.Purpose == purpose && each.Status == ChargebackStatus.Lost).Sum(each => each.Amount.Cents));

    private ChargebackUnderWay? RefuseClaim() => OpenChargeback is { } open ? new ChargebackUnderWay(open.Reference, open.Due) : null;

    private Chargeback? Live(string reference) => Chargebacks.FirstOrDefault(each => each.Reference == reference?.Trim() && !each.IsOver);

    private IEnumerable<Chargeback> ToWarnOf => Chargebacks.Where(each => each is { Status: ChargebackStatus.Open, IsWarned: false });

    /// <summary>When it is to be told that nothing was sent to a bank; null where nothing waits.</summary>
    private DateTimeOffset? NextChargeback => ToWarnOf.Select(each => (DateTimeOffset?)(each.Due - Rules.ChargebackWarning)).Min();

    private RentalDecision? WarnOfChargeback(DateTimeOffset now) => ToWarnOf.FirstOrDefault(each => each.Due - Rules.ChargebackWarning <= now) is { } due
        ? new([new ChargebackDue(Id, due.Reference, now)])
        : null;

    private Rental With(string reference, Func<Chargeback, Chargeback> change) =>
        this with { Chargebacks = [.. Chargebacks.Select(each => each.Reference == reference ? change(each) : each)] };
}
