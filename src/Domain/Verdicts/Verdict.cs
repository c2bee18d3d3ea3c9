using System.Collections.Immutable;
using System.Security.Cryptography;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Verdicts;

/// <summary>Why a verdict is not what its score alone would say, or is what it is.</summary>
public enum VerdictReason
{
    Score,

    /// <summary>Photos are missing, or cannot be compared: never green.</summary>
    PhotosNotComparable,

    /// <summary>Nobody took photos at pick-up, and those of the return before were used: never green, and by photos alone never red.</summary>
    PreviousBaseline,

    LargePhotoGap,
    CriticalSensor,
    MajorReport,

    /// <summary>The account's history alone never makes red.</summary>
    HistoryAlone,
}

/// <summary>What one signal adds to a score.</summary>
/// <param name="Signal">Which.</param>
/// <param name="Value">What it says, from 0 to 1; null where it says nothing.</param>
/// <param name="Weight">How much it counts.</param>
public sealed record Contribution(Signal Signal, decimal? Value, decimal Weight)
{
    public decimal Points => Weight * (Value ?? 0);
}

/// <summary>Advice on how a tool came back, with its reasons; a person decides.</summary>
/// <param name="Colour">What it advises.</param>
/// <param name="Score">The sum of all contributions.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Contributions">What each signal adds, heaviest first.</param>
/// <param name="Model">The version of the weights.</param>
/// <param name="Signals">All it was made from.</param>
public sealed record Verdict(
    VerdictColour Colour, decimal Score, ImmutableArray<VerdictReason> Reasons, ImmutableArray<Contribution> Contributions, RuleVersion Model,
    ReturnSignals Signals)
{
    /// <summary>Weighs signals: what forces red first, then the score, then what can never be green.</summary>
    public static Verdict Of(ReturnSignals signals, ScoringModel model)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(model);
        ImmutableArray<FindingWeight> found = [.. model.Findings.Where(weight => signals.Findings.Contains(weight.Finding))];
        ImmutableArray<Contribution> all =
        [
            .. Enum.GetValues<Signal>().Select(signal => new Contribution(signal, Value(signal), model.Weight(signal)))
                .OrderByDescending(contribution => contribution.Points),
        ];
        var score = all.Sum(contribution => contribution.Points);
        var (colour, reasons) = Colours(signals, model, score, all, found.Any(weight => weight.IsCritical));
        return new(colour, score, reasons, all, model.Version, signals);

        decimal? Value(Signal signal) => signal switch
        {
            Signal.PhotoGap => signals.PhotoGap,
            Signal.Sensors => found.Select(weight => weight.Value).DefaultIfEmpty(0).Max(),
            Signal.Report => signals.Report is { } report ? Said(report) : null,
            Signal.History => signals.History.Value,
        };

        decimal Said(ReturnReport report) => report switch
        {
            ReturnReport.None => 0,
            ReturnReport.Minor => model.MinorReport,
            ReturnReport.Major => 1,
        };
    }

    /// <summary>The same verdict made again, or what another model would have said.</summary>
    public Verdict Replay(ScoringModel model) => Of(Signals, model);

    /// <summary>Whether a return is decided before its verdict is seen: the same answer each time it is asked.</summary>
    public static bool IsBlind(RentalId rental, UnitId unit, ScoringModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var hash = SHA256.HashData([.. rental.Value.ToByteArray(), .. unit.Value.ToByteArray()]);
        return BitConverter.ToUInt32(hash) < model.BlindShare * uint.MaxValue;
    }

    public bool Equals(Verdict? other) =>
        other is not null && (Colour, Score, Model, Signals) == (other.Colour, other.Score, other.Model, other.Signals)
        && Reasons.AsSpan().SequenceEqual(other.Reasons.AsSpan()) && Contributions.AsSpan().SequenceEqual(other.Contributions.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Colour, Score, Model);

    private static (VerdictColour Colour, ImmutableArray<VerdictReason> Reasons) Colours(
        ReturnSignals signals, ScoringModel model, decimal score, ImmutableArray<Contribution> all, bool isCritical)
    {
        List<VerdictReason> forced = [];
        if (isCritical) forced.Add(VerdictReason.CriticalSensor);
        if (signals.Report == ReturnReport.Major) forced.Add(VerdictReason.MajorReport);
        if (signals.PhotoGap >= model.GapForcesRed && !signals.IsPreviousBaseline) forced.Add(VerdictReason.LargePhotoGap);
        if (forced.Count > 0) return (VerdictColour.Red, [.. forced]);

        var isHistoryAlone = all.All(contribution => contribution.Signal == Signal.History || contribution.Points == 0);
        if (score >= model.RedFrom) return isHistoryAlone ? (VerdictColour.Orange, [VerdictReason.HistoryAlone]) : (VerdictColour.Red, [VerdictReason.Score]);
        if (signals.PhotoGap is null) return (VerdictColour.Orange, [VerdictReason.PhotosNotComparable]);
        if (signals.IsPreviousBaseline) return (VerdictColour.Orange, [VerdictReason.PreviousBaseline]);

        return (score >= model.OrangeFrom ? VerdictColour.Orange : VerdictColour.Green, [VerdictReason.Score]);
    }
}
