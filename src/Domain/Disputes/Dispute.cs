using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Disputes;

public enum DisputeStatus
{
    /// <summary>Nobody has answered yet.</summary>
    Open,

    Answered,

    /// <summary>The decision stays.</summary>
    Confirmed,

    /// <summary>All that was taken goes back.</summary>
    Refunded,

    PartlyRefunded,
}

public enum DisputeSide { Customer, Staff }

/// <summary>A line of the timeline that both sides see; what it says is kept elsewhere.</summary>
/// <param name="Side">Whose it is.</param>
/// <param name="By">Who.</param>
/// <param name="Status">Where the dispute stood from then on.</param>
/// <param name="At">When.</param>
public sealed record DisputeEntry(DisputeSide Side, AccountId By, DisputeStatus Status, DateTimeOffset At);

/// <summary>A customer does not agree with what was decided of one tool.</summary>
/// <param name="Id">Which.</param>
/// <param name="Rental">Of which rental.</param>
/// <param name="Unit">Of which tool.</param>
/// <param name="Customer">Whose.</param>
/// <param name="Decider">Who had decided, and so neither answers nor concludes; null where time had.</param>
/// <param name="Captured">What had been taken of the deposit.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="AnswerBy">The first instant at which an answer is late.</param>
/// <param name="Timeline">What was said and done, in its order.</param>
public sealed partial record Dispute(
    DisputeId Id, RentalId Rental, UnitId Unit, AccountId Customer, AccountId? Decider, Euros Captured, DisputeStatus Status, DateTimeOffset AnswerBy,
    ImmutableArray<DisputeEntry> Timeline)
{
    /// <summary>What goes back; nothing while it is not concluded.</summary>
    public Euros Refund { get; init; }

    /// <summary>Whether whoever is on call was told that nobody has answered.</summary>
    public bool IsLate { get; init; }

    [JsonIgnore]
    public bool IsConcluded => Status is DisputeStatus.Confirmed or DisputeStatus.Refunded or DisputeStatus.PartlyRefunded;

    /// <summary>Photos and videos of the rental are kept, whatever their age, until it is concluded.</summary>
    [JsonIgnore]
    public bool FreezesMedia => !IsConcluded;

    /// <summary>When something is to happen by itself; null when nothing is.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextDeadline => Status == DisputeStatus.Open && !IsLate ? AnswerBy : null;

    public static Dispute From(DisputeOpened opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        return new(
            opened.Dispute, opened.Rental, opened.Unit, opened.Customer, opened.Decider, opened.Captured, DisputeStatus.Open, opened.AnswerBy,
            [new(DisputeSide.Customer, opened.Customer, DisputeStatus.Open, opened.At)]);
    }

    public Dispute Apply(DisputeEvent happened) => happened switch
    {
        DisputeOpened e => From(e),
        DisputeCommented e => With(e.Side, e.By, Status, e.At),
        DisputeAnswered e => With(DisputeSide.Staff, e.By, DisputeStatus.Answered, e.At),
        DisputeConcluded e => With(DisputeSide.Staff, e.By, e.Status, e.At) with { Refund = e.Refund },
        DisputeUnanswered => this with { IsLate = true },
        _ => throw new UnreachableException($"{happened.GetType().Name} does not apply to a dispute."),
    };

    public bool Equals(Dispute? other) =>
        other is not null && (Id, Rental, Unit, Customer, Decider, Captured) ==
            (other.Id, other.Rental, other.Unit, other.Customer, other.Decider, other.Captured)
        && (Status, AnswerBy, Refund, IsLate) == (other.Status, other.AnswerBy, other.Refund, other.IsLate)
        && Timeline.AsSpan().SequenceEqual(other.Timeline.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Id, Status, Timeline.Length);

    private Dispute With(DisputeSide side, AccountId by, DisputeStatus status, DateTimeOffset at) =>
        this with { Status = status, Timeline = Timeline.Add(new(side, by, status, at)) };
}
