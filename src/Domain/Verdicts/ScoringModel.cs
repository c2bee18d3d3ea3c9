using System.Collections.Immutable;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Verdicts;

/// <summary>What a verdict is made from; each is a number from 0, nothing, to 1.</summary>
public enum Signal
{
    /// <summary>What differs between the photos of pick-up and return.</summary>
    PhotoGap,

    /// <summary>What scales, doors, code readers and the video say.</summary>
    Sensors,

    /// <summary>What the customer says.</summary>
    Report,

    /// <summary>How the account's returns went before.</summary>
    History,
}

/// <summary>Something that was noticed while a tool came back.</summary>
public enum Finding { VideoMissing, VideoCut, NotScanned, OtherLocker, DoorOpen, WeightOff, LockerEmpty }

/// <summary>How much a finding says.</summary>
/// <param name="Finding">Which.</param>
/// <param name="Value">From 0 to 1.</param>
/// <param name="IsCritical">Whether it alone makes a verdict red.</param>
public sealed record FindingWeight(Finding Finding, decimal Value, bool IsCritical);

/// <summary>One version of how signals are weighed. It never changes; a correction is the next one.</summary>
/// <param name="Version">Which one.</param>
/// <param name="PhotoGap">The weight of photos.</param>
/// <param name="Sensors">The weight of sensors.</param>
/// <param name="Report">The weight of the customer's report.</param>
/// <param name="History">The weight of the account's history.</param>
/// <param name="OrangeFrom">From which score on a verdict is orange.</param>
/// <param name="RedFrom">From which score on it is red.</param>
/// <param name="GapForcesRed">From which photo gap on it is red, whatever the score.</param>
/// <param name="MinorReport">What a minor report counts; a major one counts 1 and makes a verdict red.</param>
/// <param name="BlindShare">The part of returns that are decided before the verdict is seen, to measure it honestly.</param>
/// <param name="Findings">What sensors' findings count.</param>
public sealed record ScoringModel(
    RuleVersion Version, decimal PhotoGap, decimal Sensors, decimal Report, decimal History, decimal OrangeFrom, decimal RedFrom,
    decimal GapForcesRed, decimal MinorReport, decimal BlindShare, ImmutableArray<FindingWeight> Findings)
{
    public static ScoringModel Default { get; } = new(
        RuleVersion.BuiltIn, PhotoGap: 0.45m, Sensors: 0.25m, Report: 0.20m, History: 0.10m, OrangeFrom: 0.30m, RedFrom: 0.65m,
        GapForcesRed: 0.80m, MinorReport: 0.5m, BlindShare: 0.05m,
        [
            new(Finding.VideoMissing, 0.3m, IsCritical: false), new(Finding.VideoCut, 0.2m, IsCritical: false),
            new(Finding.NotScanned, 0.5m, IsCritical: false), new(Finding.OtherLocker, 0.1m, IsCritical: false),
            new(Finding.DoorOpen, 0.5m, IsCritical: false), new(Finding.WeightOff, 1m, IsCritical: true),
            new(Finding.LockerEmpty, 1m, IsCritical: true),
        ]);

    /// <summary>All that keeps the model from being published.</summary>
    public IReadOnlyList<Refusal> Refusals()
    {
        decimal[] all = [PhotoGap, Sensors, Report, History, OrangeFrom, RedFrom, GapForcesRed, MinorReport, BlindShare, .. Findings.Select(finding => finding.Value)];
        var isSound = all.All(number => number is >= 0 and <= 1) && PhotoGap + Sensors + Report + History == 1 && OrangeFrom <= RedFrom;
        return isSound ? [] : [new ModelOutOfBounds()];
    }

    public decimal Weight(Signal signal) => signal switch
    {
        Signal.PhotoGap => PhotoGap,
        Signal.Sensors => Sensors,
        Signal.Report => Report,
        Signal.History => History,
    };

    public bool Equals(ScoringModel? other) =>
        other is not null && (Version, PhotoGap, Sensors, Report, History) == (other.Version, other.PhotoGap, other.Sensors, other.Report, other.History)
        && (OrangeFrom, RedFrom, GapForcesRed, MinorReport, BlindShare) ==
            (other.OrangeFrom, other.RedFrom, other.GapForcesRed, other.MinorReport, other.BlindShare)
        && Findings.AsSpan().SequenceEqual(other.Findings.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Version, OrangeFrom, RedFrom);
}

public sealed record ModelOutOfBounds() : Refusal("All numbers are from 0 to 1, the weights sum up to 1, and orange comes before red.");
