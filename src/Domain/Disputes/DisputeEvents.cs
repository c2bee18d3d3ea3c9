using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Disputes;

/// <summary>Something that happened to a dispute. What people say of it is kept elsewhere.</summary>
public abstract record DisputeEvent(DisputeId Dispute, DateTimeOffset At)
{
    /// <summary>What the audit log keeps of it, erasable; null where it is no sensitive action.</summary>
    [JsonIgnore]
    public virtual IReadOnlyDictionary<string, string?>? Facts => null;
}

public sealed record DisputeOpened(
    DisputeId Dispute, RentalId Rental, UnitId Unit, AccountId Customer, AccountId? Decider, Euros Captured, DateTimeOffset AnswerBy,
    [property: JsonIgnore] string Text, DateTimeOffset At) : DisputeEvent(Dispute, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(("rental", Rental.Value.ToString()), ("unit", Unit.Value.ToString()));
}

public sealed record DisputeCommented(DisputeId Dispute, DisputeSide Side, AccountId By, [property: JsonIgnore] string Text, DateTimeOffset At)
    : DisputeEvent(Dispute, At);

public sealed record DisputeAnswered(DisputeId Dispute, AccountId By, [property: JsonIgnore] string Text, DateTimeOffset At) : DisputeEvent(Dispute, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts => RentalFacts.Of(("by", By.Value.ToString()));
}

/// <summary>It is over; the rental gives back what is to go back.</summary>
public sealed record DisputeConcluded(
    DisputeId Dispute, RentalId Rental, UnitId Unit, DisputeStatus Status, Euros Refund, AccountId By, DateTimeOffset At) : DisputeEvent(Dispute, At)
{
    [JsonIgnore]
    public override IReadOnlyDictionary<string, string?>? Facts =>
        RentalFacts.Of(("status", Status.ToString()), ("refundCents", RentalFacts.Cents(Refund)), ("by", By.Value.ToString()));
}

/// <summary>Nobody answered in time: whoever is on call is told.</summary>
public sealed record DisputeUnanswered(DisputeId Dispute, DateTimeOffset At) : DisputeEvent(Dispute, At);
