using Toolbox24.Api.Sites;
using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Settings;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Availability;

/// <summary>Answers when tools can be had, from the stock of a site, read once for all that a request asks.</summary>
public sealed class Calendar(IStockDataLoader stocks, ISiteByIdDataLoader sites, CurrentSettings settings, TimeProvider clock)
{
    /// <summary>When it can be booked in a calendar month of a site; never, where there is no such site.</summary>
    public async Task<FreeTime> Month(SiteId site, IReadOnlyCollection<Need> needs, int year, int month, CancellationToken cancellationToken) =>
        await MonthOf(site, year, month, cancellationToken) is var (stock, span, rules)
            ? Bookable(stock, needs, span, rules)
            : FreeTime.None;

    /// <summary>The same of each tool of the site by itself.</summary>
    public async Task<IReadOnlyList<ToolTime>> Month(SiteId site, int year, int month, CancellationToken cancellationToken)
    {
        if (await MonthOf(site, year, month, cancellationToken) is not var (stock, span, rules)) return [];

        return [.. stock.Tools.Select(tool => new ToolTime(tool, Bookable(stock, [new(tool, 1)], span, rules)))];
    }

    /// <summary>The same of each pack whose tools all stand at the site.</summary>
    public async Task<IReadOnlyList<PackTime>> Month(
        SiteId site, IReadOnlyList<Pack> packs, int year, int month, CancellationToken cancellationToken)
    {
        if (await MonthOf(site, year, month, cancellationToken) is not var (stock, span, rules)) return [];

        return
        [
            .. from pack in packs
               let needs = PackAvailability.Needs(pack)
               where stock.Has(needs)
               select new PackTime(pack, Bookable(stock, needs, span, rules)),
        ];
    }

    /// <exception cref="GraphQLException">No slot lasts as long.</exception>
    public async Task<Slot?> NextFree(
        SiteId site, IReadOnlyCollection<Need> needs, TimeSpan duration, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var all = (await settings.At(now)).Rules;
        var rules = all.Slots;
        if (duration < rules.Shortest || duration > rules.Longest || duration.Ticks % rules.Step.Ticks != 0)
            throw new GraphQLException(
                $"No slot lasts as long: say {rules.Shortest:c} to {rules.Longest:c}, in steps of {rules.Step:c} (days.hours:minutes:seconds).");

        var stock = await stocks.LoadAsync(new StockKey(site, rules.Bookable(now)), cancellationToken);
        return stock?.Sells(all.Health) == true
            ? stock.NextFree(needs, duration, from > now ? from.Value.ToUniversalTime() : rules.Current(now), rules, now)
            : null;
    }

    /// <summary>Whether it can be booked now for this very slot.</summary>
    public async Task<bool> IsFree(SiteId site, IReadOnlyCollection<Need> needs, Slot slot, CancellationToken cancellationToken)
    {
        var rules = (await settings.At(clock.GetUtcNow())).Rules;
        return rules.Slots.Refuse(slot, clock.GetUtcNow()) is null
            && await stocks.LoadAsync(new StockKey(site, slot), cancellationToken) is { } stock
            && stock.Refuse(slot, rules.Health) is null
            && stock.Missing(needs, slot).Count == 0;
    }

    /// <summary>Nothing can be booked, at no time, while the site does not answer and so sells nothing.</summary>
    private FreeTime Bookable(Stock stock, IEnumerable<Need> needs, Slot span, OperatingRules rules) =>
        stock.Sells(rules.Health) ? stock.Bookable(needs, span, rules.Slots, clock.GetUtcNow()) : FreeTime.None;

    private async Task<(Stock Stock, Slot Span, OperatingRules Rules)?> MonthOf(SiteId site, int year, int month, CancellationToken cancellationToken)
    {
        if (year is < 2000 or > 2999 || month is < 1 or > 12) throw new GraphQLException("There is no such month.");
        if (await sites.LoadAsync(site, cancellationToken) is not { } found) return null;

        var span = new CalendarMonth(year, month).In(TimeZoneInfo.FindSystemTimeZoneById(found.TimeZone));
        var rules = (await settings.At(clock.GetUtcNow())).Rules;
        if (Stock.Around(span, rules.Slots, clock.GetUtcNow()) is not { } wide) return null;
        return await stocks.LoadAsync(new StockKey(site, wide), cancellationToken) is { } stock ? (stock, span, rules) : null;
    }
}
