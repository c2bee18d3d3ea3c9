using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Pricing;

/// <summary>So much for each started period, for a while.</summary>
/// <param name="Each">How long a period is.</param>
/// <param name="Amount">What a started period costs, VAT included.</param>
/// <param name="Lasts">How long the tier goes on, in whole periods; null for ever.</param>
public sealed record PenaltyTier(TimeSpan Each, Euros Amount, TimeSpan? Lasts);

/// <summary>
/// One version of what comes on top for a tool that is late; the time it is kept is billed at the grid apart.
/// </summary>
/// <param name="Version">Which one.</param>
/// <param name="Tolerance">How late costs nothing on top; the first tier begins then.</param>
/// <param name="Tiers">One after the other.</param>
/// <param name="CapInDays">The most they come to, in days at the tool's price.</param>
public sealed record PenaltyRules(RuleVersion Version, TimeSpan Tolerance, ImmutableArray<PenaltyTier> Tiers, decimal CapInDays)
{
    public const decimal HighestCapInDays = 10;

    /// <summary>No tier costs more for a period; beyond it somebody typed cents for euros.</summary>
    public static readonly Euros HighestAmount = new(1_000_00);

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>15 min tolerated; 5 € for each started half-hour of two hours, then 15 € an hour; no more than two days' price.</summary>
    public static PenaltyRules Default { get; } = new(
        RuleVersion.BuiltIn,
        Tolerance: TimeSpan.FromMinutes(15),
        [
            new PenaltyTier(TimeSpan.FromMinutes(30), new Euros(5_00), Lasts: TimeSpan.FromHours(2)),
            new PenaltyTier(TimeSpan.FromHours(1), new Euros(15_00), Lasts: null),
        ],
        CapInDays: 2);

    /// <summary>All that keeps the rules from being published beside these prices, in a fixed order.</summary>
    public IReadOnlyList<Refusal> Refusals(PriceGrid prices)
    {
        ImmutableArray<Refusal> alone = [.. RefuseAlone()];
        if (!alone.IsEmpty || prices.Lines.IsEmpty) return alone;

        var cap = prices.Lines.Max(line => Curve(line.Rates).Cap);
        return [.. Below(cap).Select(tier => new CapBelowTier(cap, tier, Tiers[tier].Amount))];
    }

    /// <summary>What is allowed beside these prices and yet looks like a mistake; asked once nothing is refused.</summary>
    public IReadOnlyList<GridWarning> Warnings(PriceGrid prices)
    {
        var cheaper = Enumerable.Range(1, Tiers.Length - 1)
            .Where(at => Tiers[at].Amount.Cents / Tiers[at].Each.TotalHours < Tiers[at - 1].Amount.Cents / Tiers[at - 1].Each.TotalHours)
            .Select(at => new TierCheaperThanBefore(at));
        var unreached =
            from line in prices.Lines
            let curve = Curve(line.Rates)
            from tier in Enumerable.Range(0, Tiers.Length)
            where curve.Cap <= BeforeTier(tier)
            select new TierNeverReached(tier, line.Target, curve.Cap);
        return [.. cheaper, .. unreached];
    }

    /// <summary>What being late costs on top, for a tool at these rates.</summary>
    public PenaltyCurve Curve(Rates rates) => new(this, CapInDays * Tiling.OneDay(rates));

    public bool Equals(PenaltyRules? other) =>
        other is not null && Version == other.Version && Tolerance == other.Tolerance && CapInDays == other.CapInDays
        && Tiers.AsSpan().SequenceEqual(other.Tiers.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Version, Tolerance, CapInDays, Tiers.Length);

    private IEnumerable<Refusal> RefuseAlone()
    {
        // A turnaround must outlast the tolerance, or a tolerated return meets the next customer.
        if (Tolerance < TimeSpan.Zero || Tolerance > Tool.ShortestTurnaround)
            yield return new ToleranceOutOfBounds(Tolerance, Tool.ShortestTurnaround);
        if (CapInDays is <= 0 or > HighestCapInDays) yield return new CapOutOfBounds(CapInDays, HighestCapInDays);
        if (Tiers.IsEmpty) yield return new NoTier();

        for (var at = 0; at < Tiers.Length; at++)
        {
            if (!IsTier(Tiers[at])) yield return new TierOutOfBounds(at, HighestAmount);
            if (Tiers[at].Lasts is null != (at == Tiers.Length - 1)) yield return new TierEnds(at);
        }
    }

    private static bool IsTier(PenaltyTier tier) =>
        tier.Each >= Shortest && tier.Each <= Longest && tier.Amount > Euros.Zero && tier.Amount <= HighestAmount
        && (tier.Lasts is null || (tier.Lasts > TimeSpan.Zero && tier.Lasts <= Longest && tier.Lasts.Value.Ticks % tier.Each.Ticks == 0));

    private IEnumerable<int> Below(Euros cap) => Enumerable.Range(0, Tiers.Length).Where(tier => cap < Tiers[tier].Amount);

    private Euros BeforeTier(int tier) =>
        Tiers.Take(tier).Aggregate(Euros.Zero, (sum, each) => sum + ((int)(each.Lasts!.Value / each.Each) * each.Amount));
}
