using System.Text.Json;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Tests.Lockers.Sequences;

namespace Toolbox24.Domain.Tests.Pricing;

[Trait("story", "T24-303")]
public sealed class QuoteTests
{
    // As events and rows are written.
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Everything a quote can have, across a change of clocks.</summary>
    private static QuoteFacts Full
    {
        get
        {
            var slot = new Slot(Paris.At(new DateTime(2026, 10, 23, 15, 0, 0)), Paris.At(new DateTime(2026, 10, 27, 11, 30, 0)));
            var facts = Sample.On(slot).AskingPack(15, Sample.ADrill, Sample.ASaw, Sample.ASander).For(Audience.Subscriber, subscription: 12);
            var basket = facts.Basket with { Items = [.. facts.Basket.Items, Sample.ADrill] };
            return facts with { At = slot.Start.AddDays(-3), Basket = basket, Buyer = facts.Buyer with { DepositFactor = 1.5m } };
        }
    }

    private static Tariff Tariff => Sample.Tariff with
    {
        Prices = Sample.Prices with
        {
            Lines =
            [
                Sample.General,
                new PriceLine(new Target(Sample.Saw, null, null, Audience.Professional), Sample.Rates with { Day = null, Week = null }),
            ],
        },
    };

    [Fact]
    public void A_quote_can_be_made_again_from_its_facts()
    {
        var quote = Quote.Of(Full, Tariff, SlotRules.Default).Value();
        Assert.Equal(quote, quote.Replay(Tariff).Value());
    }

    [Fact]
    public void A_quote_that_was_written_down_is_the_same_and_can_be_made_again()
    {
        var quote = Quote.Of(Full, Tariff).Value();
        foreach (var options in (JsonSerializerOptions[])[JsonSerializerOptions.Default, Web])
        {
            var read = JsonSerializer.Deserialize<Quote>(JsonSerializer.Serialize(quote, options), options)!;
            var tariff = JsonSerializer.Deserialize<Tariff>(JsonSerializer.Serialize(Tariff, options), options)!;
            Assert.Equal(quote, read);
            Assert.Equal(quote, read.Replay(tariff).Value());
        }
    }

    [Fact]
    public void A_quote_written_down_in_2026_is_made_again_by_todays_rules()
    {
        using var file = typeof(QuoteTests).Assembly.GetManifestResourceStream("quote-2026.json")!;
        var (tariff, quote) = JsonSerializer.Deserialize<Kept>(file, Web)!;
        Assert.Equal(quote, quote.Replay(tariff).Value());
    }

    [Fact]
    public void A_quote_is_not_made_again_with_other_versions()
    {
        var quote = Quote.Of(Full, Tariff).Value();
        Assert.Throws<ArgumentException>(() => quote.Replay(Tariff with { Prices = Tariff.Prices with { Version = Sample.Version(9) } }));
        Assert.Throws<ArgumentException>(() => quote.Replay(Tariff with { Deposits = Tariff.Deposits with { Version = Sample.Version(9) } }));
    }

    [Fact]
    public void Quotes_that_differ_in_anything_are_not_equal()
    {
        var quote = Quote.Of(Full, Tariff).Value();
        Assert.NotEqual(quote, Quote.Of(Full with { At = Full.At.AddTicks(1) }, Tariff).Value());
        Assert.NotEqual(quote, quote with { Lines = [.. quote.Lines.Reverse()] });
        Assert.NotEqual(quote, quote with { Packs = [] });
        Assert.NotEqual(quote, quote with { Deposit = Euros.Zero });
        Assert.NotEqual(quote, quote with { DepositVersion = Sample.Version(9) });
    }

    [Fact]
    public void A_line_says_how_its_price_comes_about()
    {
        var line = Quote.Of(Full, Tariff).Value().Lines[1];
        Assert.Equal(Sample.Saw, line.Item.Tool);
        Assert.Equal(Tariff.Prices.Lines[1], line.Priced);
        Assert.Equal([Rate.Hour, Rate.WeekEnd, Rate.HalfDay], line.Tiling.Tiles.Select(tile => tile.Rate));
        Assert.Equal(DiscountKind.Pack, line.Pack!.Kind);
        Assert.Equal(DiscountKind.Subscription, line.Customer!.Kind);
        Assert.Equal(line.Tiling.Price, line.Pack.Amount + line.Customer.Amount + line.Price.WithVat);
    }

    [Fact]
    public void The_slot_is_held_against_its_rules_when_it_is_asked_for()
    {
        var late = Sample.On(new Slot(Sample.Now.AddHours(-1), Sample.Now.AddHours(1)));
        Assert.IsType<SlotInThePast>(Quote.Of(late, Sample.Tariff, SlotRules.Default).Refusal());
        Assert.Equal(10_00, Quote.Of(late, Sample.Tariff).Value().Cents());
    }

    [Fact]
    public void An_empty_basket_has_no_price() =>
        Assert.Equal(new NothingAsked(), Quote.Of(Sample.Facts.Asking(), Sample.Tariff).Refusal());

    [Fact]
    public void A_tool_without_a_price_is_not_quoted()
    {
        var nothing = Sample.Tariff with { Prices = Sample.Prices with { Lines = [] } };
        var onlyWeekEnds = Sample.General with { Rates = new Rates(null, null, null, new Euros(1), null) };
        var weekEnds = Sample.Tariff with { Prices = Sample.Prices with { Lines = [onlyWeekEnds] } };
        Assert.Equal(new NoPrice(Sample.Drill), Quote.Of(Sample.Facts, nothing).Refusal());
        Assert.Equal(new NoPrice(Sample.Drill), Quote.Of(Sample.Facts, weekEnds).Refusal());
    }

    [Fact]
    public void A_clock_of_another_slot_is_a_mistake_of_the_caller()
    {
        var moved = Sample.Facts with { Slot = new Slot(Sample.At(6, 10), Sample.At(6, 12)) };
        Assert.Throws<ArgumentException>(() => Quote.Of(moved, Sample.Tariff));
    }

    private sealed record Kept(Tariff Tariff, Quote Quote);
}
