using System.Collections.Concurrent;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Pricing;

/// <summary>
/// What single tools cost somebody, each by itself: exactly what a quote of that tool alone says. Many tools share a line of the
/// grid, which is worked out once.
/// </summary>
/// <param name="grid">The prices.</param>
/// <param name="terms">The terms of today.</param>
/// <param name="buyer">For whom.</param>
public sealed class PriceList(PriceGrid grid, QuoteTerms terms, Buyer buyer)
{
    private readonly ConcurrentDictionary<(PriceLine Line, Slot? Slot), Price?> known = [];

    /// <summary>What a tool costs by the day; null where it has no such rate.</summary>
    /// <param name="tool">Which.</param>
    /// <param name="category">Its category.</param>
    /// <param name="site">Where; null: at sites that have no price of their own.</param>
    public Price? Day(ToolId tool, CategoryId category, SiteId? site) => Of(tool, category, site, slot: null, line => line.Rates.Day);

    /// <summary>What a tool costs for a slot; null where no rate of it covers that.</summary>
    /// <param name="tool">Which.</param>
    /// <param name="category">Its category.</param>
    /// <param name="site">Where.</param>
    /// <param name="slot">When; one that can be asked for.</param>
    /// <param name="clock">What clocks show there.</param>
    public Price? For(ToolId tool, CategoryId category, SiteId site, Slot slot, SiteClock clock) =>
        Of(tool, category, site, slot, line => Tiling.Cheapest(line.Rates, slot, clock)?.Price);

    private Price? Of(ToolId tool, CategoryId category, SiteId? site, Slot? slot, Func<PriceLine, Euros?> read)
    {
        if (grid.Lines.For(new Wanted(tool, category, site ?? default, buyer.Audience)) is not { } line) return null;
        if (known.TryGetValue((line, slot), out var price)) return price;

        return known[(line, slot)] = read(line) is { } euros ? Price.Including(Discounts.Off(line, euros, terms, buyer), terms.Vat) : null;
    }
}
