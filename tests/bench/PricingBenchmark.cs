using System.Diagnostics;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Bench;

/// <summary>What a quote costs: the usual one, and the longest there can be, across a change of clocks.</summary>
internal static class PricingBenchmark
{
    private const int Runs = 9;
    private static readonly TimeSpan Span = TimeSpan.FromMilliseconds(300);

    private static readonly Rates Rates = new(new Euros(5_00), new Euros(12_00), new Euros(20_00), new Euros(35_00), new Euros(80_00));
    private static readonly Tariff Tariff = new(new PriceGrid(RuleVersion.BuiltIn, [new PriceLine(Target.General, Rates)]), DepositGrid.Default);

    public static async IAsyncEnumerable<Figure> Run()
    {
        await Task.Yield();
        var evening = new DateTimeOffset(2026, 10, 20, 16, 15, 0, TimeSpan.Zero);
        yield return Figure.Below("quote of a tool for a day", Time(Facts(new Slot(evening, evening.AddDays(1)), tools: 1)), "ns", 50_000);
        yield return Figure.Below("of a pack of five for four weeks", Time(Facts(new Slot(evening, evening.AddDays(28)), tools: 5)), "ns", 2_000_000);
    }

    private static double Time(QuoteFacts facts) => Loop.Median(Enumerable.Range(0, Runs).Select(_ =>
    {
        var (quotes, watch) = (0, Stopwatch.StartNew());
        for (; watch.Elapsed < Span; quotes++) Quote.Of(facts, Tariff);
        return watch.Elapsed.TotalNanoseconds / quotes;
    }));

    private static QuoteFacts Facts(Slot slot, int tools)
    {
        if (!SiteClock.Read("Europe/Paris", slot).Succeeded(out var clock, out var refusal)) throw new InvalidOperationException(refusal.Message);

        var items = Enumerable.Range(0, tools).Select(_ => new QuotedItem(ToolId.New(slot.Start), CategoryId.New(slot.Start), Pack: 0));
        var basket = new Basket([.. items], [new QuotedPack(PackId.New(slot.Start), Percentage.Percent(10))]);
        var terms = new QuoteTerms(Percentage.Percent(20), Percentage.Percent(10), PenaltyRules.Default, CancellationPolicy.Default);
        return new QuoteFacts(slot.Start.AddDays(-1), slot, SiteId.New(slot.Start), clock, Buyer.Personal, basket, terms);
    }
}
