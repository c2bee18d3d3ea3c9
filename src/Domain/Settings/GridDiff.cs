using System.Collections.Immutable;
using System.Diagnostics;
using Toolbox24.Domain.Pricing;

namespace Toolbox24.Domain.Settings;

/// <summary>What of a grid a number is.</summary>
public enum GridField
{
    Hour, HalfDay, Day, WeekEnd, Week, Deposit, PackCap, Tolerance, TierEach, TierAmount, TierLasts, CapInDays, FreeUntil, BeforeStart, AfterStart,
}

/// <summary>One number that differs between two versions.</summary>
/// <param name="Target">The line it is of; null where a grid has none.</param>
/// <param name="Tier">The tier it is of, counted from 0; null where it is of none.</param>
/// <param name="Field">What it is.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Before">What it was; null where there was none.</param>
/// <param name="After">What it is; null where there is none.</param>
public sealed record GridChange(Target? Target, int? Tier, GridField Field, ParameterUnit Unit, decimal? Before, decimal? After);

/// <summary>Two versions compared number by number, whatever they are of.</summary>
/// <param name="Changes">What differs: what was there before in its order, then what is new.</param>
public sealed record GridDiff(ImmutableArray<GridChange> Changes)
{
    public static Result<GridDiff> Of(GridContent before, GridContent after)
    {
        if (before.Kind != after.Kind) return new GridsOfTwoKinds(before.Kind, after.Kind);

        // Two lines may be about the same in a draft: the first counts.
        var (old, next) = (Facts(before).ToLookup(fact => fact.Key), Facts(after).ToLookup(fact => fact.Key));
        ImmutableArray<GridChange> changes =
        [
            .. old.Select(one => Change(one.First(), one.First().Value, next[one.Key].FirstOrDefault()?.Value)),
            .. next.Where(one => !old.Contains(one.Key)).Select(one => Change(one.First(), null, one.First().Value)),
        ];
        return new GridDiff([.. changes.Where(change => change.Before != change.After)]);
    }

    public bool Equals(GridDiff? other) => other is not null && Changes.AsSpan().SequenceEqual(other.Changes.AsSpan());

    public override int GetHashCode() => Changes.Length;

    private static GridChange Change(Fact fact, decimal? before, decimal? after) =>
        new(fact.Key.Target, fact.Key.Tier, fact.Key.Field, fact.Unit, before, after);

    private static IEnumerable<Fact> Facts(GridContent content) => content switch
    {
        PriceContent { Prices: var grid } => grid.Lines.SelectMany(Facts),
        DepositContent { Deposits: var grid } => grid.Lines
            .Select(line => new Fact(new(line.Target, null, GridField.Deposit), ParameterUnit.Euros, Amount(line.Amount)))
            .Append(Fact.Of(GridField.PackCap, ParameterUnit.Euros, Amount(grid.PackCap))),
        PenaltyContent { Penalties: var rules } =>
        [
            Fact.Of(GridField.Tolerance, ParameterUnit.Minutes, (decimal)rules.Tolerance.TotalMinutes),
            .. rules.Tiers.SelectMany(Facts),
            Fact.Of(GridField.CapInDays, ParameterUnit.Days, rules.CapInDays),
        ],
        CancellationContent { Cancellation: var policy } =>
        [
            Fact.Of(GridField.FreeUntil, ParameterUnit.Hours, (decimal)policy.FreeUntil.TotalHours),
            Fact.Of(GridField.BeforeStart, ParameterUnit.Percent, policy.BeforeStart.BasisPoints / 100m),
            Fact.Of(GridField.AfterStart, ParameterUnit.Percent, policy.AfterStart.BasisPoints / 100m),
        ],
        _ => throw new UnreachableException($"{content.GetType().Name} is no kind of grid."),
    };

    private static IEnumerable<Fact> Facts(PriceLine line) => line.Rates.Offered().Reverse()
        .Select(rate => new Fact(new(line.Target, null, FieldOf(rate.Rate)), ParameterUnit.Euros, Amount(rate.Price)));

    private static IEnumerable<Fact> Facts(PenaltyTier tier, int at)
    {
        yield return new Fact(new(null, at, GridField.TierEach), ParameterUnit.Minutes, (decimal)tier.Each.TotalMinutes);
        yield return new Fact(new(null, at, GridField.TierAmount), ParameterUnit.Euros, Amount(tier.Amount));
        if (tier.Lasts is { } lasts) yield return new Fact(new(null, at, GridField.TierLasts), ParameterUnit.Minutes, (decimal)lasts.TotalMinutes);
    }

    private static GridField FieldOf(Rate rate) => rate switch
    {
        Rate.Hour => GridField.Hour,
        Rate.HalfDay => GridField.HalfDay,
        Rate.Day => GridField.Day,
        Rate.WeekEnd => GridField.WeekEnd,
        Rate.Week => GridField.Week,
    };

    private static decimal Amount(Euros amount) => amount.Cents / 100m;

    private sealed record FactKey(Target? Target, int? Tier, GridField Field);

    private sealed record Fact(FactKey Key, ParameterUnit Unit, decimal Value)
    {
        public static Fact Of(GridField field, ParameterUnit unit, decimal value) => new(new(null, null, field), unit, value);
    }
}
