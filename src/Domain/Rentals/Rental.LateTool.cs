using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Rentals;

/// <summary>The customer before has not brought a tool back, or it stands in the workshop: whoever is to have it knows, and can do without it.</summary>
public sealed record ToolsLate(RentalId Rental, ImmutableArray<UnitId> Units, DateTimeOffset At) : RentalEvent(Rental, At)
{
    public bool Equals(ToolsLate? other) => base.Equals(other) && Units.AsSpan().SequenceEqual(other.Units.AsSpan());

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Units.Length);
}

/// <summary>All tools are there after all.</summary>
public sealed record ToolsBack(RentalId Rental, DateTimeOffset At) : RentalEvent(Rental, At);

/// <summary>Another unit of the same tool is held for it in the place of one that is late.</summary>
public sealed record TwinTaken(RentalId Rental, UnitId From, UnitId To, DateTimeOffset At) : RentalEvent(Rental, At);

public sealed record NoToolLate() : Refusal("No tool of the rental is late.");

/// <summary>What comes of a tool that is not in its locker in time.</summary>
public sealed partial record Rental
{
    internal const string ToolLateReason = "L’outil n’était pas dans son casier à temps.";

    /// <summary>Its tools that the customer before has not brought back, or that stand in no locker, as its customer was told.</summary>
    public ImmutableArray<UnitId> LateUnits { get; init; } = [];

    /// <summary>Tells of tools that are late, or back; null where the customer knows.</summary>
    /// <param name="away">Its units that another customer has still, or that stand in no locker.</param>
    /// <param name="now">When.</param>
    public RentalDecision? LookForLateTools(IReadOnlySet<UnitId> away, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(away);
        if (Status != RentalStatus.Confirmed || Step is not null) return null;

        ImmutableArray<UnitId> late = [.. Items.Select(item => item.Unit).Where(away.Contains)];
        if (late.AsSpan().SequenceEqual(LateUnits.AsSpan())) return null;

        return new([late.IsEmpty ? new ToolsBack(Id, now) : new ToolsLate(Id, late, now)]);
    }

    /// <summary>The customer has another unit instead.</summary>
    /// <param name="late">The unit that is late.</param>
    /// <param name="twin">The unit that is held for the slot; null where none is.</param>
    /// <param name="now">When.</param>
    public Result<RentalDecision> TakeTwin(UnitId late, UnitId? twin, DateTimeOffset now)
    {
        if (RefuseLateTool() is { } refused) return refused;
        if (!LateUnits.Contains(late)) return new NoToolLate();

        return twin is { } other && Items.All(item => item.Unit != other) ? Decide(new TwinTaken(Id, late, other, now)) : new TwinMissing();
    }

    /// <summary>The customer does without: all goes back, with what they would have owed us in the same case.</summary>
    public Result<RentalDecision> GiveUpLateTool(DateTimeOffset now) =>
        RefuseLateTool() is { } refused ? refused : FailOnOurSide(ToolLateReason, now);

    private Refusal? RefuseLateTool()
    {
        if (!IsToBeFetched) return NotPossible;
        if (Step is { } step) return new RentalBusy(step);

        return LateUnits.IsEmpty ? new NoToolLate() : null;
    }

    private Rental Twinned(TwinTaken happened) => (this with
    {
        Items = [.. Items.Select(item => item.Unit == happened.From ? item with { Unit = happened.To } : item)],
        LateUnits = LateUnits.Remove(happened.From),
        Leaving = Leaving.Add(ItemOf(happened.From)),
    }).To(RentalStep.Move, happened);
}
