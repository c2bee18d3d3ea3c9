using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Lockers;

namespace Toolbox24.Domain.Pricing;

/// <summary>What a basket costs for a slot, line by line with the reasons; nothing is held for it.</summary>
/// <param name="Facts">What it was made from.</param>
/// <param name="PriceVersion">The version of the prices it was made with.</param>
/// <param name="DepositVersion">The version of the deposits it was made with.</param>
/// <param name="Lines">One for each tool, in the order of the basket.</param>
/// <param name="Packs">One for each pack, in the order of the basket.</param>
/// <param name="Price">The sum of the lines.</param>
/// <param name="Deposit">The sum of what is blocked.</param>
public sealed record Quote(
    QuoteFacts Facts,
    RuleVersion PriceVersion,
    RuleVersion DepositVersion,
    ImmutableArray<QuoteLine> Lines,
    ImmutableArray<PackDeposit> Packs,
    Price Price,
    Euros Deposit)
{
    /// <summary>All that the end of a booking is settled by.</summary>
    [JsonIgnore]
    public BookedRent Rent => new(Facts.Slot, Price.WithVat, Lines.Sum(line => line.FirstDay));

    /// <inheritdoc cref="Buyer.IsWithoutVatFirst" />
    [JsonIgnore]
    public bool IsWithoutVatFirst => Facts.Buyer.IsWithoutVatFirst;

    /// <summary>Prices a basket.</summary>
    /// <returns>The quote, or a refusal of the slot, of an empty basket, or for a tool without price or deposit.</returns>
    /// <exception cref="ArgumentException">A tool names a pack that is not there, or the clock is another slot's.</exception>
    public static Result<Quote> Of(QuoteFacts facts, Tariff tariff, SlotRules rules) =>
        rules.Refuse(facts.Slot, facts.At) is { } refusal ? refusal : Of(facts, tariff);

    /// <summary>
    /// The same quote made again from its facts, at any later time; the slot was checked when it was asked for.
    /// </summary>
    /// <exception cref="ArgumentException">These are other versions of the grids.</exception>
    public Result<Quote> Replay(Tariff tariff)
    {
        if (tariff.Prices.Version != PriceVersion || tariff.Deposits.Version != DepositVersion)
            throw new ArgumentException("A quote is replayed with the versions it was made with.", nameof(tariff));

        return Of(Facts, tariff);
    }

    /// <summary>What the facts would cost with other grids; the slot may lie in the past.</summary>
    public static Result<Quote> Of(QuoteFacts facts, Tariff tariff)
    {
        if (facts.Basket.Items.IsDefaultOrEmpty) return new NothingAsked();
        if (facts.Basket.NamesUnknownPack) throw new ArgumentException("A tool names a pack that is not asked for.", nameof(facts));
        if (!BasketPrices.Of(facts, tariff.Prices).Succeeded(out var prices, out var noPrice)) return noPrice;
        if (!BasketDeposits.Of(facts.Asked, tariff.Deposits).Succeeded(out var deposits, out var noDeposit)) return noDeposit;

        var (items, packs) = (facts.Basket.Items, Enumerable.Range(0, facts.Basket.Packs.Length));
        return new Quote(
            facts,
            tariff.Prices.Version,
            tariff.Deposits.Version,
            [.. items.Select((item, at) => Line(item, prices[at], deposits[at]))],
            [.. packs.Select(pack => BasketDeposits.OfPack(facts, tariff.Deposits, deposits, pack))],
            prices.Aggregate(Price.Zero, (sum, item) => sum + item.Price),
            deposits.Sum(deposit => deposit.Due));
    }

    public bool Equals(Quote? other) =>
        other is not null && Facts == other.Facts
        && PriceVersion == other.PriceVersion && DepositVersion == other.DepositVersion
        && Lines.AsSpan().SequenceEqual(other.Lines.AsSpan()) && Packs.AsSpan().SequenceEqual(other.Packs.AsSpan())
        && Price == other.Price && Deposit == other.Deposit;

    public override int GetHashCode() => HashCode.Combine(Facts, Price, Deposit);

    private static QuoteLine Line(QuotedItem item, PricedItem price, QuotedDeposit deposit) => new(
        item, price.Line, price.Tiling, price.Discounted.Pack, price.Discounted.Customer, price.Price, price.FirstDay, deposit);
}
