using System.Text.Json.Serialization;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Disputes;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Domain.Rentals;

/// <summary>Where one tool of a rental stands.</summary>
public enum ItemStatus
{
    Reserved,

    /// <summary>Its locker is open: to be fetched, or to be brought back.</summary>
    Unlocked,

    PickedUp,
    Returned,

    /// <summary>There is advice on how it came back.</summary>
    Scored,

    Decided,

    /// <summary>It stayed in its locker, or went back at once; what it cost goes back.</summary>
    NotTaken,

    /// <summary>It was not in its locker at pick-up; what it cost goes back.</summary>
    Missing,

    /// <summary>Another unit of the same tool took its place.</summary>
    Swapped,
}

/// <summary>What a customer says of a tool on taking it.</summary>
public enum PickupReport { Fine, Mark, Missing, Wrong, NotWorking }

/// <summary>What a customer says of a tool on bringing it back.</summary>
public enum ReturnReport { None, Minor, Major }

/// <summary>What came of one tool's return.</summary>
/// <param name="Kind">What was decided.</param>
/// <param name="Amount">What is taken of the deposit.</param>
/// <param name="By">Who decided; null where time did.</param>
/// <param name="At">When.</param>
/// <param name="NoticeEnds">Until when the customer can answer before it is taken; null where nothing is to be waited for.</param>
public sealed record ItemDecision(DecisionKind Kind, Euros Amount, AccountId? By, DateTimeOffset At, DateTimeOffset? NoticeEnds)
{
    /// <summary>When the customer answered to what is to be taken; null where they did not, or somebody has looked at that.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }
}

public enum DecisionKind { Release, PartialCapture, FullCapture, Escalate }

/// <summary>How far an opening came, as far as its door has said.</summary>
public enum OpeningState
{
    /// <summary>The door has not answered.</summary>
    Asked,

    Open,

    /// <summary>It stood open, and was shut.</summary>
    Shut,

    /// <summary>It did not open.</summary>
    Failed,
}

/// <summary>One opening of a tool's locker for the customer.</summary>
/// <param name="Command">Names it: the door answers to it.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="State">How far it came.</param>
public sealed record LockerOpening(DoorCommandId Command, DateTimeOffset At, OpeningState State = OpeningState.Asked)
{
    /// <summary>Whether the locker stands open.</summary>
    [JsonIgnore]
    public bool IsOpen => State == OpeningState.Open;

    /// <summary>Whether it opened: only then somebody can have taken something out of it, or put something in.</summary>
    [JsonIgnore]
    public bool HasOpened => State is OpeningState.Open or OpeningState.Shut;
}

/// <summary>One tool of a rental, from its locker and back.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Line">Its line of the quote.</param>
/// <param name="Status">Where it stands.</param>
public sealed record ItemOnSite(UnitId Unit, int Line, ItemStatus Status)
{
    /// <summary>From when on a twin is promised, that took another's place; null for what was booked.</summary>
    public DateTimeOffset? PromisedFrom { get; init; }

    /// <summary>How its locker was opened last; null where it was not.</summary>
    public LockerOpening? Opening { get; init; }

    /// <summary>Whether the customer says that it stays in its open locker: it does once that is shut.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsLeft { get; init; }

    /// <summary>When it was out of its locker; null before.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    public ItemEvidence? AtPickup { get; init; }

    public PickupReport? PickupReport { get; init; }

    /// <summary>Whether the customer said of it what is made good.</summary>
    [JsonIgnore]
    public bool IsNoGood => PickupReport is Rentals.PickupReport.Missing or Rentals.PickupReport.Wrong or Rentals.PickupReport.NotWorking;

    /// <summary>How often its locker was opened again once it was shut on it.</summary>
    public int Reopened { get; init; }

    /// <summary>Whether its locker is asked to open again, and has not yet: it lies in there.</summary>
    public bool IsReopening { get; init; }

    /// <summary>From when on nobody is billed: its locker was asked to take it back, and did not open.</summary>
    public DateTimeOffset? TurnedAwayAt { get; init; }

    /// <summary>Whether its code was read on its way into the locker.</summary>
    public bool IsScanned { get; init; }

    /// <summary>In whose locker it lies, where that is not its own.</summary>
    public UnitId? InLockerOf { get; init; }

    public ItemEvidence? AtReturn { get; init; }

    public ReturnReport? ReturnReport { get; init; }

    /// <summary>When we became liable for it again; null before.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>The photo of a door that would not shut on it.</summary>
    public EvidenceId? OpenDoor { get; init; }

    /// <summary>What it costs to have been late; null while it is not back.</summary>
    public Overrun? Overrun { get; init; }

    /// <summary>The advice on how it came back, with all it was made from; null while there is none.</summary>
    public Verdict? Advice { get; init; }

    [JsonIgnore]
    public VerdictColour? Verdict => Advice?.Colour;

    /// <summary>Whether who decides does so before seeing the verdict.</summary>
    public bool IsBlind { get; init; }

    public ItemDecision? Decision { get; init; }

    /// <summary>The dispute by which what was taken went back, or a part of it; null where none was.</summary>
    public DisputeId? RefundedBy { get; init; }

    /// <summary>Whether the customer has it or is to have it, or has brought it back.</summary>
    [JsonIgnore]
    public bool IsInPlay => Status is not (ItemStatus.NotTaken or ItemStatus.Missing or ItemStatus.Swapped);

    /// <summary>Whether it is with the customer.</summary>
    [JsonIgnore]
    public bool IsOut => IsInPlay && TakenAt is not null && ReturnedAt is null && Status != ItemStatus.Decided;

    /// <summary>Whether it never came back and what it is worth was claimed, or is to be.</summary>
    [JsonIgnore]
    public bool IsLost => IsInPlay && TakenAt is not null && ReturnedAt is null;

    /// <summary>Whether the photos of the return before are what its own are compared with.</summary>
    public bool LacksPickupPhotos(OnSiteRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return (AtPickup?.Photos.Length ?? 0) < rules.Photos;
    }

    /// <summary>Whether a photo or video of it is known already.</summary>
    public bool Has(EvidenceId evidence) => (AtPickup?.Has(evidence) ?? false) || (AtReturn?.Has(evidence) ?? false);

    /// <summary>Whether it is back and nothing is decided for good.</summary>
    [JsonIgnore]
    public bool IsUndecided => Status is ItemStatus.Returned or ItemStatus.Scored;

    /// <summary>What is taken of its deposit; only once that is decided for good.</summary>
    [JsonIgnore]
    public Euros Captured => Status == ItemStatus.Decided ? Decision!.Amount : Euros.Zero;
}
