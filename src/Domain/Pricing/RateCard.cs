using System.Collections.Immutable;

namespace Toolbox24.Domain.Pricing;

/// <summary>What one of a rate costs, after discounts.</summary>
public sealed record RatePrice(Rate Rate, Price Price);

/// <summary>What tools cost together before a slot is chosen. A quote of a slot is never dearer than its rates say.</summary>
/// <param name="Rates">The rates that all of them have, shortest first.</param>
/// <param name="Deposit">What is blocked.</param>
/// <param name="IsWithoutVatFirst">Whether prices are shown without VAT first.</param>
public sealed record RateCard(ImmutableArray<RatePrice> Rates, Euros Deposit, bool IsWithoutVatFirst)
{
    /// <summary>The least that any rental of them costs; null where they have no rate in common.</summary>
    public Price? From => Rates.MinBy(rate => rate.Price.WithVat)?.Price;

    /// <summary>The card for somebody, by the grids in force; null where they have no line for one of the tools.</summary>
    /// <exception cref="ArgumentException">A tool names a pack that is not asked for.</exception>
    public static RateCard? Of(Asked asked, Tariff tariff)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(tariff);
        if (asked.Basket.NamesUnknownPack) throw new ArgumentException("A tool names a pack that is not asked for.", nameof(asked));

        var lines = asked.Basket.Items.Select(item => tariff.Prices.Lines.For(asked.Wanted(item))).OfType<PriceLine>().ToArray();
        if (lines.Length != asked.Basket.Items.Length) return null;
        if (!BasketDeposits.Of(asked, tariff.Deposits).Succeeded(out var deposits, out _)) return null;

        return new(
            [.. Enum.GetValues<Rate>().Select(rate => Priced(asked, lines, rate)).OfType<RatePrice>()], deposits.Sum(deposit => deposit.Due),
            asked.Buyer.IsWithoutVatFirst);
    }

    private static RatePrice? Priced(Asked asked, PriceLine[] lines, Rate rate)
    {
        var prices = lines.Select(line => line.Rates.Of(rate)).OfType<Euros>().ToArray();
        if (prices.Length != lines.Length) return null;

        return new(rate, Discounts.Of(asked, lines, prices)
            .Aggregate(Price.Zero, (sum, line) => sum + Price.Including(line.Left, asked.Terms.Vat)));
    }

    public bool Equals(RateCard? other) =>
        other is not null && (Deposit, IsWithoutVatFirst) == (other.Deposit, other.IsWithoutVatFirst)
        && Rates.AsSpan().SequenceEqual(other.Rates.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Deposit, Rates.Length);
}
