using System.Collections.Immutable;
using Npgsql;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Settings;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Availability;
using Toolbox24.Storage.Settings;
using Toolbox24.Storage.Sites;
using Unavailable = Toolbox24.Domain.Availability.Unavailable;
using Wanted = Toolbox24.Domain.Availability.Wanted;

namespace Toolbox24.Storage.Rentals;

/// <summary>Reads what a quote is made from, and makes it. Nothing is kept.</summary>
public sealed class Quotes(NpgsqlDataSource database, CurrentSettings settings, AlternativeQueries alternatives)
{
    private readonly GatheredReads<SiteId, SellingSite> sites = new(
        ids => database.ReadAll(
            """
            SELECT s.id, s.time_zone, s.opening, h.degraded_since FROM site s LEFT JOIN site_health h ON h.site_id = s.id
            WHERE s.id = ANY ($1) AND s.is_selling
            """,
            row => new SellingSite(
                new SiteId(row.GetGuid(0)),
                new SiteAccess(TimeZoneInfo.FindSystemTimeZoneById(row.GetString(1)), SiteQueries.ReadOpening(row, 2)), row.Instant(3)),
            [Array.ConvertAll(ids, id => id.Value)], CancellationToken.None),
        site => site.Id);

    private readonly GatheredReads<ToolId, ToolOnOffer> tools = new(
        ids => database.ReadAll(
            "SELECT id, category_id FROM tool WHERE id = ANY ($1) AND retired_at IS NULL",
            row => new ToolOnOffer(new ToolId(row.GetGuid(0)), new CategoryId(row.GetGuid(1))),
            [Array.ConvertAll(ids, id => id.Value)], CancellationToken.None),
        tool => tool.Id);

    /// <summary>What a wish costs now.</summary>
    /// <returns>The quote; refusals of the wish and of the slot, and with what can be had instead, of what is not on offer and of the site.</returns>
    public async Task<Result<Quote>> For(RentalWish wish, Buyer buyer, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var current = await settings.At(now);
        var (rules, slots) = (current.Rules.Booking, current.Rules.Slots);
        if (wish.Refuse(rules) is { } wrong) return wrong;
        if (slots.Refuse(wish.Slot, now) is { } impossible) return impossible;
        if (!(await BasketOf(wish, current.Rules, now, cancellationToken)).Succeeded(out var basket, out var notOnOffer)) return notOnOffer;
        if (basket.Items.Length > rules.MostItems) return new TooManyItems(rules.MostItems);
        var wanted = Wanted.Of(wish.Site, basket.Items.Select(item => item.Tool), wish.Slot);
        if (!(await SiteOf(wanted, current.Rules, now, changing: null, cancellationToken)).Succeeded(out var site, out var notThere)) return notThere;
        if (!SiteClock.Read(site.Access.Zone.Id, wish.Slot).Succeeded(out var clock, out var timeless)) return timeless;

        return Quote.Of(new QuoteFacts(now, wish.Slot, wish.Site, clock, buyer, basket, current.Terms), current.Tariff, slots);
    }

    /// <summary>What a booking would cost in another slot: at today's prices, under the terms it was booked by.</summary>
    public async Task<Result<Quote>> Again(Rental booked, Slot slot, Buyer buyer, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(booked);
        var (facts, current) = (booked.Quote.Facts, await settings.At(now));
        if (current.Rules.Slots.Refuse(slot, now) is { } impossible) return impossible;
        var wanted = Wanted.Of(facts.Site, facts.Basket.Items.Select(item => item.Tool), slot);
        if (!(await SiteOf(wanted, current.Rules, now, booked, cancellationToken)).Succeeded(out _, out var notThere)) return notThere;
        if (!SiteClock.Read(facts.Clock.TimeZone, slot).Succeeded(out var clock, out var timeless)) return timeless;

        return Quote.Of(facts with { At = now, Slot = slot, Clock = clock, Buyer = buyer }, current.Tariff, current.Rules.Slots);
    }

    /// <summary>What somebody is to prices; a visitor where null.</summary>
    public static Buyer BuyerOf(Customer? customer, DateTimeOffset now) => customer is null
        ? Buyer.Personal
        : new Buyer(
            customer.Kind == CustomerKind.Professional ? Audience.Professional : Audience.Everyone, SubscriptionDiscount: default,
            customer.Standing.At(now).Terms.DepositFactor);

    /// <summary>Why nobody can come and go for a slot at a site; null where somebody can.</summary>
    public async Task<Refusal?> RefuseAccess(SiteId site, Slot slot, CancellationToken cancellationToken = default) =>
        await Find(site, cancellationToken) is { } found ? found.Access.Refuse(slot) : new SiteNotOnOffer(site);

    /// <summary>The site where something is wanted; refused with what can be had instead where it is not on offer, shut or silent.</summary>
    private async Task<Result<SellingSite>> SiteOf(
        Wanted wanted, OperatingRules rules, DateTimeOffset now, Rental? changing, CancellationToken cancellationToken)
    {
        var site = await Find(wanted.Site, cancellationToken);
        if (site is null) return await alternatives.Instead(new SiteNotOnOffer(wanted.Site), wanted, rules, now, changing, cancellationToken);

        return site.Refuse(wanted.Slot, rules.Health) is { } notNow
            ? await alternatives.Instead(notNow, wanted, rules, now, changing, cancellationToken)
            : site;
    }

    private Task<SellingSite?> Find(SiteId site, CancellationToken cancellationToken) => sites.Find(site).WaitAsync(cancellationToken);

    /// <summary>A site at which slots can be booked, while it answers.</summary>
    private sealed record SellingSite(SiteId Id, SiteAccess Access, DateTimeOffset? DegradedSince)
    {
        public Unavailable? Refuse(Slot slot, HealthRules rules) => Access.Refuse(slot) ?? rules.Refuse(Id, DegradedSince);
    }

    /// <summary>The tools, those of packs beside the others.</summary>
    private async Task<Result<Basket>> BasketOf(RentalWish wish, OperatingRules rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var packs = await Packs(wish, cancellationToken);
        var (items, quoted) = (ImmutableArray.CreateBuilder<(ToolId Tool, int? Pack)>(), ImmutableArray.CreateBuilder<QuotedPack>());
        foreach (var item in wish.Items)
        {
            if (item.Tool is { } alone)
            {
                items.Add((alone, null));
                continue;
            }

            var pack = item.Pack!.Value;
            if (!packs.Contains(pack)) return new NotOnOffer(null, pack);
            foreach (var (_, tool, quantity, _) in packs[pack])
                items.AddRange(Enumerable.Repeat((tool, (int?)quoted.Count), quantity));
            quoted.Add(new QuotedPack(pack, packs[pack].First().Discount));
        }

        var known = await Task.WhenAll(items.Select(item => item.Tool).Distinct().Select(tool => tools.Find(tool))).WaitAsync(cancellationToken);
        var categories = known.OfType<ToolOnOffer>().ToDictionary(tool => tool.Id, tool => tool.Category);
        if (items.FirstOrDefault(item => !categories.ContainsKey(item.Tool)) is { Tool: var missing } && missing != default)
        {
            var wanted = Wanted.Of(wish.Site, items.Select(item => item.Tool), wish.Slot);
            return await alternatives.Instead(new NotOnOffer(missing, null), wanted, rules, now, cancellationToken: cancellationToken);
        }

        return new Basket([.. items.Select(item => new QuotedItem(item.Tool, categories[item.Tool], item.Pack))], quoted.ToImmutable());
    }

    private sealed record ToolOnOffer(ToolId Id, CategoryId Category);

    private async Task<ILookup<PackId, (PackId Pack, ToolId Tool, int Quantity, Percentage Discount)>> Packs(
        RentalWish wish, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. wish.Items.Select(item => item.Pack?.Value).OfType<Guid>().Distinct()];
        List<(PackId Pack, ToolId Tool, int Quantity, Percentage Discount)> found = wanted.Length == 0 ? [] : await database.ReadAll(
            """
            SELECT p.id, i.tool_id, i.quantity, p.discount_per_mille FROM pack p JOIN pack_item i ON i.pack_id = p.id
            WHERE p.id = ANY ($1) AND p.retired_at IS NULL ORDER BY p.id, i.number
            """,
            row => (new PackId(row.GetGuid(0)), new ToolId(row.GetGuid(1)), row.GetInt32(2), new Percentage(10 * row.GetInt32(3))),
            [wanted], cancellationToken);
        return found.ToLookup(one => one.Pack);
    }
}
