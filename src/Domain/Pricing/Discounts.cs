namespace Toolbox24.Domain.Pricing;

/// <summary>What is left of a price at the grid, and why.</summary>
internal sealed record Discounted(Discount? Pack, Discount? Customer, Euros Left);

/// <summary>
/// Discounts do not add up. A pack's comes first, off what its tools cost together. Off the rest of each line comes the
/// best the customer has, professional or subscription, and only if the line's price is not already for such customers.
/// </summary>
internal static class Discounts
{
    /// <summary>For each tool's price at the grid, in the order of the basket.</summary>
    public static Discounted[] Of(Asked asked, PriceLine[] lines, Euros[] prices)
    {
        var packs = new Discount?[prices.Length];
        for (var pack = 0; pack < asked.Basket.Packs.Length; pack++)
            TakeOff(packs, prices, asked.Basket.InPack(pack), asked.Basket.Packs[pack].Discount);

        return [.. prices.Select((price, at) => Left(packs[at], Best(asked.Terms, asked.Buyer, lines[at].Target.Audience), price))];
    }

    /// <summary>What a tool by itself costs somebody, from its price at a line of the grid.</summary>
    public static Euros Off(PriceLine line, Euros price, QuoteTerms terms, Buyer buyer) =>
        Left(pack: null, Best(terms, buyer, line.Target.Audience), price).Left;

    // Rounded once, off the pack's sum; what each tool has of it is exact to the cent.
    private static void TakeOff(Discount?[] packs, Euros[] prices, int[] inPack, Percentage discount)
    {
        Euros[] together = [.. inPack.Select(at => prices[at])];
        var shares = discount.Of(together.Sum(price => price)).Share(together);
        for (var place = 0; place < inPack.Length; place++)
            packs[inPack[place]] = new Discount(DiscountKind.Pack, discount, shares[place]);
    }

    private static Discounted Left(Discount? pack, (DiscountKind Kind, Percentage Percentage)? best, Euros price)
    {
        var left = price - (pack?.Amount ?? Euros.Zero);
        if (best is not var (kind, percentage)) return new Discounted(pack, null, left);

        var customer = new Discount(kind, percentage, percentage.Of(left));
        return new Discounted(pack, customer, left - customer.Amount);
    }

    // Of two equal ones it is the subscription's, which is what the customer pays for.
    private static (DiscountKind Kind, Percentage Percentage)? Best(QuoteTerms terms, Buyer buyer, Audience priced)
    {
        var professional = Given(Audience.Professional, terms.ProfessionalDiscount);
        var subscription = Given(Audience.Subscriber, buyer.SubscriptionDiscount);
        if (professional > subscription) return (DiscountKind.Professional, new Percentage(professional));

        return subscription > 0 ? (DiscountKind.Subscription, new Percentage(subscription)) : null;

        int Given(Audience to, Percentage discount) => priced < to && to <= buyer.Audience ? discount.BasisPoints : 0;
    }
}
