using System.Collections.Immutable;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Verdicts;

/// <summary>How the returns of an account went before.</summary>
/// <param name="Returns">How many there were.</param>
/// <param name="Late">How many of them were late.</param>
/// <param name="Damaged">For how many something was kept.</param>
public sealed record ReturnHistory(int Returns, int Late, int Damaged)
{
    // As if there had been ten returns without a fault: one late return does not condemn a newcomer.
    private const int Trust = 10;
    private const int DamageWeighs = 3;

    public static ReturnHistory None { get; } = new(0, 0, 0);

    /// <summary>Of rentals whose tools came back: each tool is a return.</summary>
    public static ReturnHistory Of(IEnumerable<Rental> rentals)
    {
        List<ItemOnSite> back = [.. rentals.SelectMany(rental => rental.OnSite?.Items ?? []).Where(item => item.ReturnedAt is not null || item.Decision is not null)];
        return new(back.Count, back.Count(item => item.Overrun?.Total > Euros.Zero), back.Count(item => item.Captured > Euros.Zero));
    }

    /// <summary>From 0 to 1.</summary>
    public decimal Value => Math.Min(1, (Late + (DamageWeighs * Damaged)) / (decimal)(Returns + Trust));
}

/// <summary>What is known of one tool's return when it is judged.</summary>
/// <param name="Version">What read the photos; its name and version.</param>
/// <param name="PhotoGap">What differs between photos, from 0 to 1; null where they cannot be compared.</param>
/// <param name="Findings">What was noticed, in a fixed order.</param>
/// <param name="Report">What the customer says; null while they have not said.</param>
/// <param name="History">How the account's returns went before.</param>
public sealed record ReturnSignals(
    string Version, decimal? PhotoGap, ImmutableArray<Finding> Findings, ReturnReport? Report, ReturnHistory History)
{
    /// <summary>Whether photos are compared with those of the return before, since none were taken at pick-up.</summary>
    public bool IsPreviousBaseline { get; init; }

    /// <summary>What reads no photos at all.</summary>
    public const string WithoutPhotos = "rules";

    /// <summary>What a tool's return itself tells, beside what sensors found in its locker.</summary>
    /// <param name="item">The tool.</param>
    /// <param name="photoGap">What differs between photos; null where nobody could compare them.</param>
    /// <param name="sensed">What sensors found in the locker.</param>
    /// <param name="history">How the account's returns went before.</param>
    /// <param name="rules">How many photos are wanted.</param>
    /// <param name="version">What read the photos.</param>
    public static ReturnSignals Of(
        ItemOnSite item, decimal? photoGap, IEnumerable<Finding> sensed, ReturnHistory history, OnSiteRules rules, string version = WithoutPhotos)
    {
        ArgumentNullException.ThrowIfNull(item);
        List<Finding> findings = [.. sensed];
        if (item.AtReturn?.Video is null) findings.Add(Finding.VideoMissing);
        else if (!item.AtReturn.HasWholeVideo) findings.Add(Finding.VideoCut);
        if (!item.IsScanned) findings.Add(Finding.NotScanned);
        if (item.InLockerOf is not null) findings.Add(Finding.OtherLocker);
        if (item.OpenDoor is not null) findings.Add(Finding.DoorOpen);

        return new(version, photoGap, [.. findings.Distinct().Order()], item.ReturnReport, history) { IsPreviousBaseline = item.LacksPickupPhotos(rules) };
    }

    public bool Equals(ReturnSignals? other) =>
        other is not null && (Version, PhotoGap, Report, History, IsPreviousBaseline) ==
            (other.Version, other.PhotoGap, other.Report, other.History, other.IsPreviousBaseline)
        && Findings.AsSpan().SequenceEqual(other.Findings.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Version, PhotoGap, Report);
}
