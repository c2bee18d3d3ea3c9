using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Sites;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Customers;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Catalog;

/// <summary>What tools cost whoever asks: for a slot at a site, or by the day.</summary>
public sealed class ToolPrices(
    CurrentSettings settings, CustomerStore customers, BrowseQueries catalogue, ISiteByIdDataLoader sites, TimeProvider clock)
{
    private Task<PriceList>? list;

    /// <summary>The price of one tool; null where it has none.</summary>
    /// <exception cref="GraphQLException">A slot is said, and no site.</exception>
    public async Task<Price?> Of(
        ClaimsPrincipal user, ToolId tool, CategoryId category, SiteId? site, Slot? slot, CancellationToken cancellationToken) =>
        (await Prices(user, site, slot, cancellationToken))(tool, category);

    /// <summary>Those of some tools that cost no more than a bound; the cheapest first where they are to be sorted, else as they came.</summary>
    public async Task<IReadOnlyList<ToolId>> Sift(
        ClaimsPrincipal user, IReadOnlyList<ToolId> tools, SiteId? site, Slot? slot, Euros? highest, bool isSorted,
        CancellationToken cancellationToken)
    {
        if (highest is null && !isSorted) return tools;

        var (priceOf, categories) = (await Prices(user, site, slot, cancellationToken), await catalogue.Categories(tools, cancellationToken));
        var priced = tools.Where(categories.ContainsKey).Select(tool => (Tool: tool, Price: priceOf(tool, categories[tool])?.WithVat))
            .Where(one => highest is null || one.Price <= highest);
        return [.. (isSorted ? priced.OrderBy(one => one.Price?.Cents ?? long.MaxValue) : priced).Select(one => one.Tool)];
    }

    private async Task<Func<ToolId, CategoryId, Price?>> Prices(
        ClaimsPrincipal user, SiteId? site, Slot? slot, CancellationToken cancellationToken)
    {
        var prices = await (list ??= List(user));
        if (slot is null) return (tool, category) => prices.Day(tool, category, site);
        if (site is not { } there) throw new GraphQLException("Prices for a slot are those of a site: say which.");
        if ((await settings.At(clock.GetUtcNow())).Rules.Slots.Refuse(slot, clock.GetUtcNow()) is not null) return (_, _) => null;
        if (await sites.LoadAsync(there, cancellationToken) is not { } found) return (_, _) => null;

        return SiteClock.Read(found.TimeZone, slot).Succeeded(out var clocks, out _)
            ? (tool, category) => prices.For(tool, category, there, slot, clocks)
            : (_, _) => null;
    }

    private async Task<PriceList> List(ClaimsPrincipal user)
    {
        var now = clock.GetUtcNow();
        var (current, customer) = (await settings.At(now), Viewer.Of(user) is { } viewer ? await customers.Load(viewer.Account) : null);
        return new(current.Tariff.Prices, current.Terms, Quotes.BuyerOf(customer?.Customer, now));
    }
}

[ExtendObjectType<Tool>]
[VisibleWithField]
public static class ToolPricing
{
    /// <summary>
    /// What it costs by itself for a slot at a site, or by the day where no slot is said: what a quote of it alone says. Who is
    /// signed in sees their own price. Null where it has none.
    /// </summary>
    /// <param name="site">Where; must be said with a slot. By the day: where none is said, at sites without a price of their own.</param>
    /// <param name="slot">When.</param>
    public static Task<Price?> GetPrice(
        [Parent] Tool tool, SiteId? site, SlotInput? slot, ClaimsPrincipal user, ToolPrices prices, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return prices.Of(user, tool.Id, tool.Description.Category, site, slot?.Slot, cancellationToken);
    }
}
