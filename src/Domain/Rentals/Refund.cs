using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;

namespace Toolbox24.Domain.Rentals;

/// <summary>Names one refund for ever.</summary>
public readonly record struct RefundId(Guid Value)
{
    public static RefundId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
}

/// <summary>What goes back without a second person.</summary>
/// <param name="Alone">The most that goes back of one rental by the word of one person each time.</param>
public sealed record RefundRules(Euros Alone)
{
    public static RefundRules Default { get; } = new(new Euros(50_00));
}

/// <summary>A part of a rental's rent that somebody of the staff wants to go back, with a reason.</summary>
/// <param name="Id">Which.</param>
/// <param name="Rental">Of which rental.</param>
/// <param name="Amount">How much.</param>
/// <param name="ProposedBy">Who wants it.</param>
/// <param name="ProposedAt">Since when.</param>
public sealed record Refund(RefundId Id, RentalId Rental, Euros Amount, AccountId ProposedBy, DateTimeOffset ProposedAt)
{
    /// <summary>Why, for the customer to read; null once it was erased.</summary>
    [JsonIgnore]
    public string? Reason { get; init; }

    /// <summary>Who agreed: whoever proposed it, where it is little; null while it waits for a second person.</summary>
    public AccountId? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    private bool IsAlone => ApprovedBy == ProposedBy;

    /// <summary>Proposes to give back a part of the rent; what is little is approved by that, as long as it all together is.</summary>
    /// <param name="rental">Of which rental.</param>
    /// <param name="before">Its refunds up to now.</param>
    /// <param name="amount">How much.</param>
    /// <param name="reason">Why, for the customer to read.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="rules">What goes back without a second person.</param>
    /// <param name="now">When.</param>
    public static Result<Refund> Propose(
        Rental rental, IReadOnlyCollection<Refund> before, Euros amount, string? reason, AccountId by, RefundRules rules, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rental);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(rules);
        var id = RefundId.New(now);
        if (by == rental.Customer) return new OwnRental();
        if (CustomerReason.Refuse(reason ?? "") is { } wrong) return wrong;
        if (!rental.RefundRent(id, amount, now).Succeeded(out _, out var refusal)) return refusal;

        var proposed = new Refund(id, rental.Id, amount, by, now) { Reason = reason!.Trim() };
        var alone = amount + new Euros(before.Where(each => each.IsAlone).Sum(each => each.Amount.Cents));
        return alone > rules.Alone ? proposed : proposed with { ApprovedBy = by, ApprovedAt = now };
    }

    /// <summary>A second person agrees.</summary>
    /// <param name="by">Who.</param>
    /// <param name="customer">Whose rental it is.</param>
    /// <param name="now">When.</param>
    public Result<Refund> Approve(AccountId by, AccountId customer, DateTimeOffset now) =>
        ApprovedAt is { } at ? new RefundApprovedAlready(at)
        : ProposedBy == by ? new OwnRefund()
        : customer == by ? new OwnRental()
        : this with { ApprovedBy = by, ApprovedAt = now };
}

/// <summary>What of a refund is of one tool of the rental: a line of the credit note, as its invoice has them.</summary>
public sealed record CreditLine(UnitId Unit, Euros Amount);

/// <summary>What an invoice says too much.</summary>
/// <param name="Invoice">The position of the event by which the invoice was due.</param>
/// <param name="Amount">How much.</param>
/// <param name="At">Since when.</param>
/// <param name="Lines">By the tools of the rental.</param>
public sealed record CreditNote(long Invoice, Euros Amount, DateTimeOffset At, IReadOnlyList<CreditLine> Lines);

/// <summary>A part of the rent goes back; it is in one credit note.</summary>
public sealed record RentRefunded(RentalId Rental, RefundId Refund, Euros Amount, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts =>
        RentalFacts.Of(("refund", Refund.Value.ToString()), ("cents", RentalFacts.Cents(Amount)));
}

public sealed record UnknownRefund(RefundId Refund) : Refusal("There is no such refund.");

public sealed record RefundApprovedAlready(DateTimeOffset At) : Refusal("Somebody has agreed to this refund.");

public sealed record OwnRefund() : Refusal("Nobody agrees with a refund of their own.");
