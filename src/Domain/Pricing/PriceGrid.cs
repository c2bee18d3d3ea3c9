using System.Collections.Immutable;

namespace Toolbox24.Domain.Pricing;

/// <summary>What its target costs to rent.</summary>
public sealed record PriceLine(Target Target, Rates Rates) : GridLine(Target);

/// <summary>One version of the prices. All amounts include VAT, whoever they are for.</summary>
public sealed record PriceGrid(RuleVersion Version, ImmutableArray<PriceLine> Lines)
{
    /// <summary>Far above any tool of a wall of lockers; beyond it somebody typed cents for euros.</summary>
    public static readonly Euros HighestRate = new(10_000_00);

    // A week-end is no longer than this, whatever the clocks do.
    private const int WeekEndHours = 65;

    /// <summary>All that keeps the grid from being published, in a fixed order.</summary>
    public IReadOnlyList<Refusal> Refusals() => [.. Lines.RefuseTargets(), .. Lines.SelectMany(Refuse)];

    /// <summary>What is allowed and yet looks like a mistake, in a fixed order.</summary>
    public IReadOnlyList<GridWarning> Warnings() => [.. Lines.SelectMany(Warn)];

    public bool Equals(PriceGrid? other) =>
        other is not null && Version == other.Version && Lines.AsSpan().SequenceEqual(other.Lines.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Version, Lines.Length);

    private static IEnumerable<Refusal> Refuse(PriceLine line)
    {
        // A week-end alone leaves the rest of the week without a price.
        if (line.Rates is { Hour: null, HalfDay: null, Day: null, Week: null }) yield return new NoEverydayRate(line.Target);

        foreach (var (rate, price) in line.Rates.Offered())
            if (price <= Euros.Zero || price > HighestRate) yield return new RateOutOfBounds(line.Target, rate, price, HighestRate);
    }

    private static IEnumerable<GridWarning> Warn(PriceLine line)
    {
        var offered = line.Rates.Offered().Reverse().ToList();
        for (var one = 0; one < offered.Count; one++)
            for (var other = one + 1; other < offered.Count; other++)
            {
                var ((shorter, low), (longer, high)) = (offered[one], offered[other]);
                var enough = (Hours(longer) + Hours(shorter) - 1) / Hours(shorter);
                if (high < low) yield return new LongerRateCheaper(line.Target, shorter, longer);
                if (shorter != Rate.WeekEnd && high >= enough * low) yield return new RateNeverUsed(line.Target, longer, Instead: shorter);
            }
    }

    private static int Hours(Rate rate) => rate switch
    {
        Rate.Hour => 1,
        Rate.HalfDay => 4,
        Rate.Day => 24,
        Rate.WeekEnd => WeekEndHours,
        Rate.Week => 7 * 24,
    };
}
