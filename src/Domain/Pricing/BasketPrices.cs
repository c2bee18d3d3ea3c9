namespace Toolbox24.Domain.Pricing;

/// <summary>A line of a quote but for its deposit.</summary>
internal sealed record PricedItem(PriceLine Line, Tiling Tiling, Discounted Discounted, Price Price, Euros FirstDay);

/// <summary>The prices of a basket.</summary>
internal static class BasketPrices
{
    /// <summary>One for each tool, in the order of the basket, or a refusal for a tool that has none.</summary>
    public static Result<PricedItem[]> Of(QuoteFacts facts, PriceGrid grid)
    {
        var (asked, items) = (facts.Asked, facts.Basket.Items);
        var (lines, whole, firstDay) = (new PriceLine[items.Length], new Tiling[items.Length], new Euros[items.Length]);
        var day = FirstDay(facts);
        for (var at = 0; at < items.Length; at++)
        {
            if (grid.Lines.For(asked.Wanted(items[at])) is not { } line) return new NoPrice(items[at].Tool);
            if (Tiling.Cheapest(line.Rates, facts.Slot, facts.Clock) is not { } tiling) return new NoPrice(items[at].Tool);

            (lines[at], whole[at]) = (line, tiling);
            firstDay[at] = day == facts.Slot ? tiling.Price : Tiling.Cheapest(line.Rates, day, facts.Clock)!.Price;
        }

        var discounted = Discounts.Of(asked, lines, [.. whole.Select(tiling => tiling.Price)]);
        var discountedDay = Discounts.Of(asked, lines, firstDay);
        return lines.Select((line, at) => new PricedItem(
            line, whole[at], discounted[at], Price.Including(discounted[at].Left, facts.Terms.Vat), discountedDay[at].Left)).ToArray();
    }

    /// <summary>The slot up to the same local time the day after it starts, or all of it if it is shorter.</summary>
    private static Slot FirstDay(QuoteFacts facts)
    {
        var end = facts.Slot.Start + (Timeline.Of(facts.Clock).After(Rate.Day, 0)!.Value * Timeline.Quarter);
        return end < facts.Slot.End ? new Slot(facts.Slot.Start, end) : facts.Slot;
    }
}
