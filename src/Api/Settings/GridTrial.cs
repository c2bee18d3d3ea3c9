using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>Tries versions of grids before they are published.</summary>
public sealed class GridTrial(GridStore grids, GridTrials trials, CatalogStore catalog, CurrentSettings settings, TimeProvider clock)
{
    private const int MostTools = 20;
    private const int LongestCurve = 7 * 24;

    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(366);

    public async Task<GridPreviewPayload> Preview(GridPreviewInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var now = await settings.At(clock.GetUtcNow());
        if (!(await Tried(input.Grid, cancellationToken)).Succeeded(out var under, out var refusal)) return refusal;
        if (!(await Facts(input, now, cancellationToken)).Succeeded(out var facts, out var wrong)) return wrong;

        // A slot is as good as any, whenever it was.
        if (!Quote.Of(facts, now.Tariff, now.Rules.Slots).Succeeded(out var today, out var impossible)) return impossible;
        if (!Quote.Of(facts, under.Tariff).Succeeded(out var then, out var unpriced)) return unpriced;

        return new(PreviewQuote.Of(today), PreviewQuote.Of(then), null);
    }

    public async Task<GridWhatIfPayload> WhatIf(GridWhatIfInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var now = await settings.At(clock.GetUtcNow());
        if (input.To <= input.From || input.To - input.From > LongestPeriod) return new PeriodOutOfBounds(LongestPeriod);
        if (!(await Tried(input.Grid, cancellationToken)).Succeeded(out var under, out var refusal)) return refusal;

        var tried = under.Prices.Version.Id == input.Grid.Value ? GridKind.Prices : GridKind.Deposits;
        return new(await trials.OnPast(new WhatIfTally(tried, under.Tariff), input.From, input.To, cancellationToken), null);
    }

    public async Task<PenaltyCurvePayload> Curve(PenaltyRulesInput input, ToolId? tool, int hours, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (rules, prices) = (input.Rules, (await settings.At(clock.GetUtcNow())).Grids.Prices);
        if (hours is < 1 or > LongestCurve) return new PeriodOutOfBounds(TimeSpan.FromHours(LongestCurve));
        if (rules.Refusals(prices) is [var refusal, ..]) return refusal;

        var line = prices.Lines.First(each => each.Target == Target.General);
        if (tool is { } one)
        {
            var categories = await trials.Categories([one], cancellationToken);
            if (!categories.TryGetValue(one, out var category)) return new UnknownTool(one);

            line = prices.Lines.For(new Wanted(one, category, default, Audience.Everyone)) ?? line;
        }

        var curve = rules.Curve(line.Rates);
        return new(curve.Cap, [.. curve.Points(TimeSpan.FromHours(hours))], rules.Warnings(prices), null);
    }

    /// <summary>What is in force but for the version that is tried: now, or when that one would be followed.</summary>
    private async Task<Result<GridsInForce>> Tried(GridId id, CancellationToken cancellationToken)
    {
        if (await grids.Load(id, cancellationToken) is not { } grid) return new UnknownGrid(id);
        if (grid.Kind is not (GridKind.Prices or GridKind.Deposits)) return new NotForThisKind(grid.Kind);

        var (book, now) = ((await settings.Read()).Grids, clock.GetUtcNow());
        var beside = book.At(grid.Meant(book, now) is var meant && meant > now ? meant : now);
        return grid.Content.Refusals(beside) is [var refusal, ..] ? refusal : grid.Content.In(beside);
    }

    private async Task<Result<QuoteFacts>> Facts(GridPreviewInput input, SettingsInForce now, CancellationToken cancellationToken)
    {
        if (input.End <= input.Start) return new SlotTooShort(now.Rules.Slots.Shortest);
        if (await trials.TimeZone(input.Site, cancellationToken) is not { } zone) return new UnknownSite(input.Site);

        var slot = new Slot(input.Start, input.End);
        if (now.Rules.Slots.Refuse(slot, slot.Start) is { } impossible) return impossible;
        if (!SiteClock.Read(zone, slot).Succeeded(out var siteClock, out var timeless)) return timeless;

        if (!(await BasketOf(input, cancellationToken)).Succeeded(out var basket, out var unknown)) return unknown;

        var buyer = new Buyer(input.Audience, default, input.IsWatched ? now.Rules.Watch.DepositFactor : RentalTerms.Usual.DepositFactor);
        return new QuoteFacts(slot.Start, slot, input.Site, siteClock, buyer, basket, now.Terms);
    }

    private async Task<Result<Basket>> BasketOf(GridPreviewInput input, CancellationToken cancellationToken)
    {
        var wanted = input.Packs ?? [];
        if (input.Tools.Count + wanted.Count > MostTools) return new TooManyToTry(MostTools);

        var packs = (await catalog.Find([.. wanted.Distinct()], cancellationToken)).ToDictionary(pack => pack.Id);
        foreach (var pack in wanted)
            if (!packs.ContainsKey(pack)) return new UnknownPack(pack);

        (ToolId Tool, int? Pack)[] items =
        [
            .. input.Tools.Select(tool => (tool, (int?)null)),
            .. wanted.SelectMany((pack, place) => packs[pack].Items.SelectMany(item => Enumerable.Repeat((item.Tool, (int?)place), item.Quantity))),
        ];
        if (items.Length > MostTools) return new TooManyToTry(MostTools);

        var categories = await trials.Categories([.. items.Select(item => item.Tool).Distinct()], cancellationToken);
        foreach (var (tool, _) in items)
            if (!categories.ContainsKey(tool)) return new UnknownTool(tool);

        return new Basket(
            [.. items.Select(item => new QuotedItem(item.Tool, categories[item.Tool], item.Pack))],
            [.. wanted.Select(pack => new QuotedPack(pack, packs[pack].Discount))]);
    }
}
