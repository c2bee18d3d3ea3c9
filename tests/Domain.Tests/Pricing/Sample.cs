using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;
using Toolbox24.Domain.Tests.Lockers.Sequences;

namespace Toolbox24.Domain.Tests.Pricing;

/// <summary>A drill, a sander and a saw of a site in Paris, their grids, and a Tuesday on which they are asked for.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = Paris.At(new DateTime(2026, 5, 1, 12, 0, 0));

    public static readonly SiteId Site = new(new Guid(1, 0, 0, new byte[8]));
    public static readonly CategoryId Drilling = new(new Guid(2, 0, 0, new byte[8]));
    public static readonly CategoryId Sawing = new(new Guid(3, 0, 0, new byte[8]));
    public static readonly ToolId Drill = new(new Guid(4, 0, 0, new byte[8]));
    public static readonly ToolId Sander = new(new Guid(5, 0, 0, new byte[8]));
    public static readonly ToolId Saw = new(new Guid(6, 0, 0, new byte[8]));
    public static readonly PackId Pack = new(new Guid(7, 0, 0, new byte[8]));

    public static readonly Rates Rates = new(
        Hour: new Euros(5_00), HalfDay: new Euros(12_00), Day: new Euros(20_00), WeekEnd: new Euros(35_00), Week: new Euros(80_00));

    public static readonly PriceLine General = new(Target.General, Rates);

    public static readonly PriceGrid Prices = new(Version(1), [General]);

    public static readonly DepositGrid Deposits = DepositGrid.Default with { Version = Version(2) };

    public static readonly Tariff Tariff = new(Prices, Deposits);

    public static readonly QuoteTerms Terms = new(
        Percentage.Percent(20), Percentage.Percent(10), PenaltyRules.Default, CancellationPolicy.Default);

    public static readonly QuotedItem ADrill = new(Drill, Drilling, Pack: null);
    public static readonly QuotedItem ASander = new(Sander, Drilling, Pack: null);
    public static readonly QuotedItem ASaw = new(Saw, Sawing, Pack: null);

    /// <summary>One drill for the Tuesday from 10:00 to 12:00.</summary>
    public static readonly QuoteFacts Facts = On(new Slot(At(5, 10), At(5, 12)));

    public static RuleVersion Version(int number) => new(new Guid(number, 1, 0, new byte[8]), number, Now.AddDays(-30));

    /// <summary>A time of May 2026, which begins with a Friday.</summary>
    public static DateTimeOffset At(int day, double hour) => Paris.At(new DateTime(2026, 5, day).AddHours(hour));

    public static SiteClock Clock(Slot slot) => SiteClock.Read("Europe/Paris", slot).Value();

    public static QuoteFacts On(Slot slot) => new(
        Now, slot, Site, Clock(slot), Buyer.Personal, new Basket([ADrill], []), Terms);

    public static QuoteFacts Asking(this QuoteFacts facts, params QuotedItem[] items) => facts with { Basket = new Basket([.. items], []) };

    /// <summary>The items together, as one pack at a discount.</summary>
    public static QuoteFacts AskingPack(this QuoteFacts facts, int percent, params QuotedItem[] items) =>
        facts with { Basket = new Basket([.. items.Select(item => item with { Pack = 0 })], [new QuotedPack(Pack, Percentage.Percent(percent))]) };

    public static QuoteFacts For(this QuoteFacts facts, Audience audience, int subscription = 0) =>
        facts with { Buyer = facts.Buyer with { Audience = audience, SubscriptionDiscount = Percentage.Percent(subscription) } };

    public static Quote Quoted(this QuoteFacts facts, params PriceLine[] more) =>
        Quote.Of(facts, Tariff with { Prices = Prices with { Lines = [General, .. more] } }).Value();

    public static long Cents(this Quote quote) => quote.Price.WithVat.Cents;
}
