using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Domain.Settings;

/// <summary>What some rentals came to, and what they would have come to; VAT included.</summary>
/// <param name="Count">How many rentals, or tools of rentals.</param>
/// <param name="Rent">What was to be paid; what was kept of it where the rental ended before it began.</param>
/// <param name="NewRent">What would have been.</param>
/// <param name="Deposit">What was to be blocked.</param>
/// <param name="NewDeposit">What would have been.</param>
public sealed record WhatIfSum(int Count, Euros Rent, Euros NewRent, Euros Deposit, Euros NewDeposit)
{
    public static WhatIfSum Zero { get; } = new(0, Euros.Zero, Euros.Zero, Euros.Zero, Euros.Zero);

    /// <summary>By how many cents what is tried differs: below zero where it comes to less.</summary>
    public long Difference => NewRent.Cents - Rent.Cents + NewDeposit.Cents - Deposit.Cents;

    internal WhatIfSum And(WhatIfSum other) => new(
        Count + other.Count, Rent + other.Rent, NewRent + other.NewRent, Deposit + other.Deposit, NewDeposit + other.NewDeposit);
}

public sealed record CategoryWhatIf(CategoryId Category, WhatIfSum Sum);

public sealed record ToolWhatIf(ToolId Tool, WhatIfSum Sum);

public sealed record RentalWhatIf(RentalId Rental, WhatIfSum Sum);

/// <summary>Past rentals under another grid. Nothing of the rentals changes.</summary>
/// <param name="Total">All that could be priced.</param>
/// <param name="Unpriced">How many the new grid has no price or no deposit for.</param>
/// <param name="LeftOut">How many brought nothing, whatever the grid: cancelled for nothing, withdrawn, failed by us.</param>
/// <param name="Categories">By category, the biggest difference first.</param>
/// <param name="Tools">By tool, the biggest difference first.</param>
/// <param name="Dearer">The rentals that would have come to most more.</param>
/// <param name="Cheaper">The rentals that would have come to most less.</param>
public sealed record WhatIf(
    WhatIfSum Total, int Unpriced, int LeftOut, ImmutableArray<CategoryWhatIf> Categories, ImmutableArray<ToolWhatIf> Tools,
    ImmutableArray<RentalWhatIf> Dearer, ImmutableArray<RentalWhatIf> Cheaper);

/// <summary>Tries a grid on past rentals, one after the other, however many there are: only sums and the extremes are kept.</summary>
/// <param name="tried">Which of the grids is tried: what the other one comes to stays as it was.</param>
/// <param name="grids">The grid to try, and any other.</param>
public sealed class WhatIfTally(GridKind tried, Tariff grids)
{
    /// <summary>How many of the dearer and of the cheaper ones are shown.</summary>
    public const int Shown = 10;

    private readonly Dictionary<CategoryId, WhatIfSum> categories = [];
    private readonly Dictionary<ToolId, WhatIfSum> tools = [];
    private readonly List<RentalWhatIf> dearer = new(Shown + 1);
    private readonly List<RentalWhatIf> cheaper = new(Shown + 1);
    private WhatIfSum total = WhatIfSum.Zero;
    private int unpriced;
    private int leftOut;

    /// <summary>Prices what a rental was quoted from once more, under the terms it was booked by.</summary>
    /// <param name="rental">Which.</param>
    /// <param name="then">Its quote.</param>
    /// <param name="kept">What was kept of the rent; null where all of it is due.</param>
    /// <param name="status">Where it stands: that tells what fee was kept.</param>
    public void Add(RentalId rental, Quote then, Euros? kept = null, RentalStatus status = RentalStatus.Closed)
    {
        ArgumentNullException.ThrowIfNull(then);
        if (kept == Euros.Zero)
        {
            leftOut++;
            return;
        }

        if (!Quote.Of(then.Facts, grids).Succeeded(out var now, out _))
        {
            unpriced++;
            return;
        }

        var whole = WhatIfSum.Zero;
        var rent = kept is { } part ? Euros.Min(part, then.Price.WithVat) : then.Price.WithVat;
        foreach (var (line, sum) in then.Lines.Zip(Compare(then, now, rent, KeptAnew(then, now, rent, status))))
        {
            whole = whole.And(sum);
            categories[line.Item.Category] = categories.GetValueOrDefault(line.Item.Category, WhatIfSum.Zero).And(sum);
            tools[line.Item.Tool] = tools.GetValueOrDefault(line.Item.Tool, WhatIfSum.Zero).And(sum);
        }

        whole = whole with { Count = 1 };
        total = total.And(whole);
        if (whole.Difference != 0) Show(whole.Difference > 0 ? dearer : cheaper, new(rental, whole));
    }

    public WhatIf End() => new(
        total, unpriced, leftOut,
        [.. Sorted(categories).Select(each => new CategoryWhatIf(each.Key, each.Value))],
        [.. Sorted(tools).Select(each => new ToolWhatIf(each.Key, each.Value))],
        [.. dearer], [.. cheaper]);

    /// <summary>Keeps the biggest differences in their order; of two alike the first stays first.</summary>
    private static void Show(List<RentalWhatIf> shown, RentalWhatIf one)
    {
        var size = Math.Abs(one.Sum.Difference);
        shown.Insert(shown.FindLastIndex(other => Math.Abs(other.Sum.Difference) >= size) + 1, one);
        if (shown.Count > Shown) shown.RemoveAt(Shown);
    }

    /// <summary>Line by line, each with its share of the rent.</summary>
    private IEnumerable<WhatIfSum> Compare(Quote then, Quote now, Euros rent, Euros newRent)
    {
        var (rents, newRents) = (Shares(then, rent), Shares(now, newRent));
        return then.Lines.Zip(now.Lines).Select((line, at) => tried == GridKind.Deposits
            ? new WhatIfSum(1, rents[at], rents[at], line.First.Deposit.Due, line.Second.Deposit.Due)
            : new WhatIfSum(1, rents[at], newRents[at], line.First.Deposit.Due, line.First.Deposit.Due));
    }

    private static Euros[] Shares(Quote quote, Euros rent) => rent.Share([.. quote.Lines.Select(line => line.Price.WithVat)]);

    /// <summary>What would have been kept: the same fee where it was one, for a fee has rules of its own; else the same part of the rent.</summary>
    private static Euros KeptAnew(Quote then, Quote now, Euros kept, RentalStatus status)
    {
        var policy = then.Facts.Terms.Cancellation;
        Func<BookedRent, Euros>[] fees = status switch
        {
            RentalStatus.NoShow => [booked => booked.NoShowFee],
            RentalStatus.Cancelled => [policy.FeeBeforeStart, policy.FeeAfterStart],
            _ => [],
        };
        if (fees.FirstOrDefault(fee => fee(then.Rent) == kept) is { } same) return same(now.Rent);

        return kept < then.Price.WithVat ? (decimal)kept.Cents / then.Price.WithVat.Cents * now.Price.WithVat : now.Price.WithVat;
    }

    private static IEnumerable<KeyValuePair<TKey, WhatIfSum>> Sorted<TKey>(Dictionary<TKey, WhatIfSum> sums) where TKey : notnull =>
        sums.OrderByDescending(each => Math.Abs(each.Value.Difference)).ThenByDescending(each => each.Value.Rent);
}
