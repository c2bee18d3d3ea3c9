using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Domain.Rentals;

/// <summary>There is advice on how a tool came back.</summary>
public sealed record ItemScored(RentalId Rental, UnitId Unit, Verdict Verdict, bool IsBlind, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>Something is to be taken of the deposit, and the customer can answer before it is.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">For which tool.</param>
/// <param name="Decision">How much, and until when they can answer.</param>
/// <param name="Damage">For what.</param>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why, for the customer to read.</param>
/// <param name="At">When.</param>
public sealed record CaptureAnnounced(
    RentalId Rental, UnitId Unit, ItemDecision Decision, DamageClaim Damage, AccountId By, [property: JsonIgnore] string Reason, DateTimeOffset At)
    : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(
        ("unit", Unit.Value.ToString()), ("cents", RentalFacts.Cents(Decision.Amount)), ("by", By.Value.ToString()), ("reason", Reason));

    [JsonIgnore]
    public override RentalText? Text => RentalText.Of(Unit, RentalTextKind.DecisionReason, Reason);
}

/// <summary>The customer answered to a capture; their words are kept elsewhere.</summary>
public sealed record CaptureAnswered(RentalId Rental, UnitId Unit, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public string Said { get; init; } = "";

    [JsonIgnore]
    public override RentalText? Text => RentalText.Of(Unit, RentalTextKind.CaptureAnswer, Said);
}

/// <summary>An administrator is to decide.</summary>
public sealed record ItemEscalated(RentalId Rental, UnitId Unit, DateTimeOffset Until, AccountId By, [property: JsonIgnore] string Reason, DateTimeOffset At)
    : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts =>
        RentalFacts.Of(("unit", Unit.Value.ToString()), ("by", By.Value.ToString()), ("reason", Reason));

    [JsonIgnore]
    public override RentalText? Text => RentalText.Of(Unit, RentalTextKind.DecisionReason, Reason);
}

/// <summary>What comes of one tool's return, for good.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">For which tool.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Amount">What is taken of the deposit.</param>
/// <param name="By">Who decided now; null where time did: it carries out what was announced, or releases.</param>
/// <param name="Reason">Why, for the customer to read; null where nobody said so now.</param>
/// <param name="At">When.</param>
public sealed record ItemDecided(
    RentalId Rental, UnitId Unit, DecisionKind Kind, Euros Amount, AccountId? By, [property: JsonIgnore] string? Reason, DateTimeOffset At)
    : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(
        ("unit", Unit.Value.ToString()), ("kind", Kind.ToString()), ("cents", RentalFacts.Cents(Amount)), ("by", By?.Value.ToString()), ("reason", Reason));

    [JsonIgnore]
    public override RentalText? Text => RentalText.Of(Unit, RentalTextKind.DecisionReason, Reason);
}

/// <summary>Nobody decided in time: whoever is on call is told.</summary>
public sealed record DecisionOverdue(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>What a lost tool is worth beyond its deposit is owed.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">The tool.</param>
/// <param name="Worth">What it was worth.</param>
/// <param name="Debt">What of that its deposit does not cover.</param>
/// <param name="At">When.</param>
public sealed record LossClaimed(RentalId Rental, UnitId Unit, Euros Worth, Euros Debt, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(
        ("unit", Unit.Value.ToString()), ("worth", RentalFacts.Cents(Worth)), ("debt", RentalFacts.Cents(Debt)));
}

/// <summary>All tools are decided: one capture at most, and the rest of the deposit is released.</summary>
public sealed record RentalDecided(RentalId Rental, Euros Captured, Euros Rent, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>
/// What was decided to be taken of the deposit was not blocked any more when it was to be taken, or the processor declined to take it: it is owed.
/// </summary>
public sealed record CaptureLapsed(RentalId Rental, Euros Amount, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(("cents", RentalFacts.Cents(Amount)));
}

/// <summary>The customer pays what they owe: a card is asked for it.</summary>
/// <param name="Rental">Of which rental.</param>
/// <param name="Rent">What of that is rent.</param>
/// <param name="Damage">What of that is for damage and lost tools.</param>
/// <param name="At">When.</param>
public sealed record OwedAsked(RentalId Rental, Euros Rent, Euros Damage, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts =>
        RentalFacts.Of(("rent", RentalFacts.Cents(Rent)), ("damage", RentalFacts.Cents(Damage)));
}

/// <summary>The processor has done all that was decided, or what it could not do is owed.</summary>
public sealed record RentalClosed(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>After a dispute, what was taken for a tool goes back, or a part of it.</summary>
public sealed record CaptureRefunded(RentalId Rental, UnitId Unit, DisputeId Dispute, Euros Amount, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(
        ("unit", Unit.Value.ToString()), ("dispute", Dispute.Value.ToString()), ("cents", RentalFacts.Cents(Amount)));
}
