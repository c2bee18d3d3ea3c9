using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Pricing;

/// <summary>One tool that is asked for.</summary>
/// <param name="Tool">Which one.</param>
/// <param name="Category">Its category then.</param>
/// <param name="Pack">The pack it comes in, by its place among those asked for from 0; null on its own.</param>
public sealed record QuotedItem(ToolId Tool, CategoryId Category, int? Pack);

/// <summary>A pack that is asked for, with its discount then. Taken twice it is there twice.</summary>
public sealed record QuotedPack(PackId Pack, Percentage Discount);

/// <summary>All that is asked for.</summary>
public sealed record Basket(ImmutableArray<QuotedItem> Items, ImmutableArray<QuotedPack> Packs)
{
    public bool Equals(Basket? other) =>
        other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan()) && Packs.AsSpan().SequenceEqual(other.Packs.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Items.Length, Packs.Length);

    internal bool NamesUnknownPack => Items.Any(item => item.Pack is { } pack && (pack < 0 || pack >= Packs.Length));

    /// <summary>The places of a pack's tools among the items.</summary>
    internal int[] InPack(int pack) => [.. Enumerable.Range(0, Items.Length).Where(at => Items[at].Pack == pack)];
}

/// <summary>What a customer is to prices.</summary>
/// <param name="Audience">Which lines of the grid are theirs.</param>
/// <param name="SubscriptionDiscount">What their subscription gives, frozen with it; none without one.</param>
/// <param name="DepositFactor">What their deposits are multiplied by.</param>
public sealed record Buyer(Audience Audience, Percentage SubscriptionDiscount, decimal DepositFactor)
{
    public static Buyer Personal { get; } = new(Audience.Everyone, default, DepositFactor: 1);

    /// <summary>Professionals are shown prices without VAT first.</summary>
    [JsonIgnore]
    public bool IsWithoutVatFirst => Audience != Audience.Everyone;
}

/// <summary>The terms a quote is made under, and a booking goes by to its end.</summary>
/// <param name="Vat">The VAT that is in all prices.</param>
/// <param name="ProfessionalDiscount">What professionals get off prices that are for everyone.</param>
/// <param name="Penalties">What being late will cost.</param>
/// <param name="Cancellation">What cancelling will cost.</param>
public sealed record QuoteTerms(
    Percentage Vat, Percentage ProfessionalDiscount, PenaltyRules Penalties, CancellationPolicy Cancellation)
{
    /// <summary>The VAT that is in what is charged beside the rent; the usual one where a quote was made before it was said.</summary>
    public ChargeVat ChargeVat { get; init; } = ChargeVat.Default;
}

/// <summary>What is asked for, whenever that is.</summary>
/// <param name="Site">Where; the empty id for anywhere.</param>
/// <param name="Buyer">For whom.</param>
/// <param name="Basket">Which tools.</param>
/// <param name="Terms">Under which terms.</param>
public sealed record Asked(SiteId Site, Buyer Buyer, Basket Basket, QuoteTerms Terms)
{
    /// <summary>What one of the items is looked up by in a grid.</summary>
    internal Wanted Wanted(QuotedItem item) => new(item.Tool, item.Category, Site, Buyer.Audience);
}

/// <summary>Everything a quote is made from but the grids, which it names by their versions.</summary>
/// <param name="At">When it was asked for.</param>
/// <param name="Slot">From when to when the tools are wanted.</param>
/// <param name="Site">Where.</param>
/// <param name="Clock">What clocks show there, from the slot's start.</param>
/// <param name="Buyer">For whom.</param>
/// <param name="Basket">Which tools.</param>
/// <param name="Terms">Under which terms.</param>
public sealed record QuoteFacts(
    DateTimeOffset At, Slot Slot, SiteId Site, SiteClock Clock, Buyer Buyer, Basket Basket, QuoteTerms Terms)
{
    /// <summary>What of it does not depend on the slot.</summary>
    [JsonIgnore]
    public Asked Asked => new(Site, Buyer, Basket, Terms);
}

/// <summary>The versions of the grids a quote is made with: those in force when it is asked for.</summary>
public sealed record Tariff(PriceGrid Prices, DepositGrid Deposits);
