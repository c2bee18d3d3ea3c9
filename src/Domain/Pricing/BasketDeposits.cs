namespace Toolbox24.Domain.Pricing;

/// <summary>The deposits of a basket: each tool's own, or its share of what is blocked for its pack.</summary>
internal static class BasketDeposits
{
    /// <summary>One for each tool, in the order of the basket, or a refusal for a tool that has none.</summary>
    public static Result<QuotedDeposit[]> Of(Asked asked, DepositGrid grid)
    {
        var (items, factor) = (asked.Basket.Items, asked.Buyer.DepositFactor);
        var deposits = new QuotedDeposit[items.Length];
        for (var at = 0; at < items.Length; at++)
        {
            if (grid.Lines.For(asked.Wanted(items[at])) is not { } line) return new NoDeposit(items[at].Tool);
            deposits[at] = new QuotedDeposit(line, factor * line.Amount);
        }

        for (var pack = 0; pack < asked.Basket.Packs.Length; pack++) Cap(deposits, asked.Basket.InPack(pack), grid.PackCap, factor);
        return deposits;
    }

    /// <summary>What a pack comes to, from the deposits of its tools.</summary>
    public static PackDeposit OfPack(QuoteFacts facts, DepositGrid grid, QuotedDeposit[] deposits, int pack)
    {
        var inPack = facts.Basket.InPack(pack);
        return new PackDeposit(
            facts.Basket.Packs[pack].Pack,
            inPack.Sum(at => deposits[at].Line.Amount),
            grid.PackCap,
            inPack.Sum(at => deposits[at].Due));
    }

    // The cap first, then what a watched customer adds, so that it adds something under the cap too.
    private static void Cap(QuotedDeposit[] deposits, int[] inPack, Euros cap, decimal factor)
    {
        Euros[] amounts = [.. inPack.Select(at => deposits[at].Line.Amount)];
        var shares = (factor * Euros.Min(amounts.Sum(amount => amount), cap)).Share(amounts);
        for (var place = 0; place < inPack.Length; place++)
            deposits[inPack[place]] = deposits[inPack[place]] with { Due = shares[place] };
    }
}
