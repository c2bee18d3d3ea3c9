using System.Security.Claims;
using Toolbox24.Api.Accounts;
using Toolbox24.Api.Sites;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Customers;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Catalog;

/// <summary>What packs cost whoever asks: for a slot at a site, or by the day.</summary>
public sealed class PackPrices(
    CurrentSettings settings, CustomerStore customers, IPackByIdDataLoader packs, IToolByIdDataLoader tools, ISiteByIdDataLoader sites, TimeProvider clock)
{
    private Task<Buyer>? buyer;

    /// <summary>The price of one pack; null where it has none.</summary>
    /// <exception cref="GraphQLException">A slot is said, and no site.</exception>
    public async Task<Price?> Of(ClaimsPrincipal user, Pack pack, SiteId? site, Slot? slot, CancellationToken cancellationToken)
    {
        if (slot is not null && site is null) throw new GraphQLException("Prices for a slot are those of a site: say which.");

        var (now, basket) = (clock.GetUtcNow(), await Together(pack, tools, cancellationToken));
        var current = await settings.At(now);
        var asked = new Asked(site ?? default, await (buyer ??= Buyer(user, now)), basket, current.Terms);
        if (slot is null) return RateCard.Of(asked, current.Tariff)?.Rates.FirstOrDefault(each => each.Rate == Rate.Day)?.Price;
        if (current.Rules.Slots.Refuse(slot, now) is not null) return null;
        if (await sites.LoadAsync(asked.Site, cancellationToken) is not { } found) return null;
        if (!SiteClock.Read(found.TimeZone, slot).Succeeded(out var clocks, out _)) return null;

        var facts = new QuoteFacts(now, slot, asked.Site, clocks, asked.Buyer, basket, asked.Terms);
        return Quote.Of(facts, current.Tariff).Succeeded(out var quote, out _) ? quote.Price : null;
    }

    /// <summary>Those of some packs that cost no more than a bound; the cheapest first where they are to be sorted, else as they came.</summary>
    public async Task<IReadOnlyList<PackId>> Sift(
        ClaimsPrincipal user, IReadOnlyList<PackId> found, SiteId? site, Slot? slot, Euros? highest, bool isSorted, CancellationToken cancellationToken)
    {
        if (highest is null && !isSorted) return found;

        var priced = await Task.WhenAll(found.Select(async id =>
            (Pack: id, Price: (await Of(user, await packs.LoadRequiredAsync(id, cancellationToken), site, slot, cancellationToken))?.WithVat)));
        var kept = priced.Where(one => highest is null || one.Price <= highest);
        return [.. (isSorted ? kept.OrderBy(one => one.Price?.Cents ?? long.MaxValue) : kept).Select(one => one.Pack)];
    }

    /// <summary>All that is in a pack, to be asked for at once.</summary>
    internal static async Task<Basket> Together(Pack pack, IToolByIdDataLoader tools, CancellationToken cancellationToken)
    {
        var each = await Task.WhenAll(pack.Items.Select(item => tools.LoadRequiredAsync(item.Tool, cancellationToken)));
        return new(
            [.. pack.Items.Zip(each).SelectMany(pair => Enumerable.Repeat(
                new QuotedItem(pair.Second.Id, pair.Second.Description.Category, Pack: 0), pair.First.Quantity))],
            [new QuotedPack(pack.Id, pack.Discount)]);
    }

    private async Task<Buyer> Buyer(ClaimsPrincipal user, DateTimeOffset now) =>
        Quotes.BuyerOf(Viewer.Of(user) is { } viewer ? (await customers.Load(viewer.Account))?.Customer : null, now);
}

[ExtendObjectType<Pack>]
[VisibleWithField]
public static class PackPricing
{
    /// <summary>
    /// What all of it costs together for a slot at a site, or by the day where no slot is said: what a quote of it says. Who is signed in
    /// sees their own price. Null where it has none.
    /// </summary>
    /// <param name="site">Where; must be said with a slot. By the day: where none is said, at sites without a price of their own.</param>
    /// <param name="slot">When.</param>
    public static Task<Price?> GetPrice(
        [Parent] Pack pack, SiteId? site, SlotInput? slot, ClaimsPrincipal user, PackPrices prices, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return prices.Of(user, pack, site, slot?.Slot, cancellationToken);
    }
}
