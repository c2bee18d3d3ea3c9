using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;

namespace Toolbox24.Domain.Doors;

/// <summary>What the sensors of a compartment say of what is inside: a signal, and never a reason to turn anybody away.</summary>
/// <param name="IsOccupied">Whether something is inside; null where the sensor cannot say.</param>
/// <param name="Grams">What it weighs; null where nothing weighs it.</param>
/// <param name="At">Since when.</param>
public sealed record Compartment(bool? IsOccupied, int? Grams, DateTimeOffset At)
{
    /// <summary>Scales tremble: so much is no change.</summary>
    private const int Tremble = 20;

    /// <summary>What the tool weighed that was taken out last, but to correct a return; null where nobody weighed it.</summary>
    public int? GramsTaken { get; init; }

    /// <summary>Whether another reading says the same.</summary>
    public bool Says(CompartmentRead report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return IsOccupied == report.IsOccupied && (Grams == report.Grams || Math.Abs(Grams - report.Grams ?? int.MaxValue) <= Tremble);
    }

    /// <summary>What is noticed of a tool that was brought back to it.</summary>
    /// <param name="isItsOwn">Whether that tool was taken out of it; another weighs what it weighs.</param>
    /// <param name="rules">What it may weigh more or less.</param>
    public Finding? Notice(bool isItsOwn, OnSiteRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return this switch
        {
            { IsOccupied: false } => Finding.LockerEmpty,
            { IsOccupied: true, Grams: { } now, GramsTaken: { } before } when isItsOwn
                && Math.Abs(now - before) > Math.Max(rules.WeightSlack, before * rules.WeightShare.Fraction) => Finding.WeightOff,
            _ => null,
        };
    }
}

public sealed partial record Door
{
    /// <summary>What sensors say of what is behind it; null where none ever did.</summary>
    public Compartment? Compartment { get; init; }

    /// <summary>Takes in what is inside; null where that is known. What leaves it while a tool is brought back is put right, not taken.</summary>
    private CompartmentChanged? Sense(CompartmentRead said) => Compartment is { } known && known.Says(said)
        ? null
        : new(Id, Site, said.IsOccupied, said.Grams, said.At)
        {
            GramsTaken = Compartment is { IsOccupied: true } before && said.IsOccupied == false && Command?.Asked.Purpose != DoorPurpose.Return
                ? before.Grams
                : Compartment?.GramsTaken,
        };
}
