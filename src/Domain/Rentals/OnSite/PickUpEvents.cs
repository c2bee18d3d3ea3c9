using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Evidence;

namespace Toolbox24.Domain.Rentals;

/// <summary>The customer is at the lockers, and may have the tools.</summary>
public sealed record PickUpBegun(RentalId Rental, [property: JsonIgnore] OnSiteRules Rules, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>A locker that is asked to open.</summary>
/// <param name="Unit">For which tool.</param>
/// <param name="LockerOf">Whose locker: another tool's, where that one lies in its own.</param>
/// <param name="Command">Names the opening.</param>
public sealed record LockerAsked(UnitId Unit, UnitId LockerOf, DoorCommandId Command);

/// <summary>Lockers are asked to open.</summary>
public sealed record LockersAsked(RentalId Rental, DoorPurpose Purpose, ImmutableArray<LockerAsked> Lockers, DateTimeOffset At) : RentalEvent(Rental, At)
{
    public bool Equals(LockersAsked? other) =>
        base.Equals(other) && Purpose == other.Purpose && Lockers.AsSpan().SequenceEqual(other.Lockers.AsSpan());

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Lockers.Length);
}

/// <summary>A tool's locker stands open.</summary>
public sealed record LockerOpened(RentalId Rental, UnitId Unit, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>A tool's locker is shut: again, or still, for it did not open when it was asked to once more.</summary>
public sealed record LockerShut(RentalId Rental, UnitId Unit, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>A locker is open, for a tool to be fetched or brought back.</summary>
public sealed record ItemUnlocked(RentalId Rental, UnitId Unit, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>A locker does not open: none does, and the customer chooses.</summary>
public sealed record LockerStuck(RentalId Rental, UnitId Unit, DateTimeOffset ChooseUntil, DateTimeOffset At) : RentalEvent(Rental, At);

public sealed record ItemPickedUp(RentalId Rental, UnitId Unit, DateTimeOffset At) : RentalEvent(Rental, At)
{
    /// <summary>Whether nobody saw it go: the customer has gone, and its locker stands open.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDoorOpen { get; init; }
}

/// <summary>The customer says that a tool stays in its open locker.</summary>
public sealed record ItemLeft(RentalId Rental, UnitId Unit, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>A locker was shut on a tool that the customer leaves there, or on nothing where it was missing.</summary>
public sealed record ItemPutBack(RentalId Rental, UnitId Unit, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>Something was recorded of a tool, at pick-up or at its return.</summary>
public sealed record EvidenceAdded(RentalId Rental, UnitId Unit, EvidenceId Evidence, EvidenceKind Kind, bool IsOfReturn, DateTimeOffset At)
    : RentalEvent(Rental, At);

/// <summary>From an instant on the tools are had.</summary>
public sealed record MeterStarted(RentalId Rental, DateTimeOffset Since, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>What the customer says of a tool on taking it; their words are kept elsewhere.</summary>
public sealed record PickupReported(RentalId Rental, UnitId Unit, PickupReport Report, DateTimeOffset At) : RentalEvent(Rental, At)
{
    [JsonIgnore]
    public string Said { get; init; } = "";

    [JsonIgnore]
    public override RentalText? Text => RentalText.Of(Unit, RentalTextKind.PickupReport, Said);
}

/// <summary>Another unit of the same tool takes the place of one that could not be had, or was no good.</summary>
public sealed record ItemSwapped(RentalId Rental, UnitId From, UnitId To, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>A tool is not part of the rental any more, and what it cost goes back.</summary>
public sealed record ItemDropped(RentalId Rental, UnitId Unit, ItemStatus Status, Euros Refund, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>The customer has left with the tools that are out.</summary>
public sealed record PickUpEnded(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At)
{
    /// <summary>Whether they said so.</summary>
    public bool IsSaid { get; init; }

    /// <summary>Whether they had asked to cancel, while nobody knew that they had the tools: that comes to nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool VoidsCancellation { get; init; }

    /// <summary>When a kiosk that had heard nothing from us told of it; null where we knew it at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DateTimeOffset? ToldAt { get; init; }
}

/// <summary>The customer took nothing: it is as if they had not come yet.</summary>
public sealed record PickUpAbandoned(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At)
{
    /// <summary>Whether they said so.</summary>
    public bool IsSaid { get; init; }
}
