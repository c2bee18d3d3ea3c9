using System.Text.Json.Serialization;
using Toolbox24.Domain.Payments;

namespace Toolbox24.Domain.Rentals;

public enum ChargebackStatus
{
    /// <summary>The bank waits for our evidence.</summary>
    Open,

    /// <summary>It was sent; the bank decides.</summary>
    Answered,

    /// <summary>The money stays ours.</summary>
    Won,

    /// <summary>The money went back.</summary>
    Lost,
}

/// <summary>A customer had their bank take money back from us.</summary>
/// <param name="Reference">What the processor calls it.</param>
/// <param name="Purpose">Of which money.</param>
/// <param name="Amount">How much.</param>
/// <param name="Due">By when evidence is to be sent, or it is lost.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="OpenedAt">Since when we know.</param>
public sealed record Chargeback(
    string Reference, PaymentPurpose Purpose, Euros Amount, DateTimeOffset Due, ChargebackStatus Status, DateTimeOffset OpenedAt)
{
    /// <summary>Whether that was told.</summary>
    public bool IsWarned { get; init; }

    [JsonIgnore]
    public bool IsOver => Status is ChargebackStatus.Won or ChargebackStatus.Lost;
}

/// <summary>What the processor tells of a chargeback.</summary>
public sealed record ChargebackNotice(string Reference, PaymentPurpose Purpose, Euros Amount, DateTimeOffset Due);

public sealed record ChargebackOpened(
    RentalId Rental, string Reference, PaymentPurpose Purpose, Euros Amount, DateTimeOffset Due, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts =>
        RentalFacts.Of(("reference", Reference), ("purpose", Purpose.ToString()), ("cents", RentalFacts.Cents(Amount)));
}

/// <summary>Nothing was sent yet, and it is soon too late: whoever is on call is told.</summary>
public sealed record ChargebackDue(RentalId Rental, string Reference, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>Our evidence was sent.</summary>
public sealed record ChargebackAnswered(RentalId Rental, string Reference, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(("reference", Reference));
}

/// <summary>The bank has decided.</summary>
public sealed record ChargebackEnded(RentalId Rental, string Reference, bool IsWon, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(("reference", Reference), ("outcome", IsWon ? "Won" : "Lost"));
}

public sealed record NoSuchChargeback(string Reference) : Refusal("There is no such chargeback, or it is over.");

/// <summary>Money that a bank looks at is neither claimed nor given back a second time.</summary>
public sealed record ChargebackUnderWay(string Reference, DateTimeOffset Due) : Refusal("A chargeback is under way: what it is about is settled by it.");
