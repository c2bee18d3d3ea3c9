using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Catalog;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Pricing;

/// <summary>What something costs before a slot is chosen, to whoever asks.</summary>
[ObjectType<RateCard>]
[VisibleWithField]
public static partial class RateCardType
{
    static partial void Configure(IObjectTypeDescriptor<RateCard> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(card => card.From);
        descriptor.Field(card => card.Deposit);
        descriptor.Field(card => card.IsWithoutVatFirst);
    }

    /// <summary>Each rate that it can be rented by, shortest first.</summary>
    [Cost(0)]
    [ListSize(AssumedSize = 5)]
    public static IReadOnlyList<RatePrice> GetEach([Parent] RateCard card) => card.Rates;
}

/// <summary>What one of a rate costs.</summary>
[ObjectType<RatePrice>]
[VisibleWithField]
public static partial class RatePriceType
{
    static partial void Configure(IObjectTypeDescriptor<RatePrice> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(each => each.Rate);
        descriptor.Field(each => each.Price);
    }
}

[ExtendObjectType<Tool>]
[VisibleWithField]
public static class ToolRates
{
    /// <summary>What it costs by each rate, and from how much: by the prices in force, with one's own discounts.</summary>
    /// <param name="site">Where; what it costs anywhere else where it is left out.</param>
    [Cost(1)]
    public static Task<RateCard> GetRates(
        [Parent] Tool tool, SiteId? site, ClaimsPrincipal user, RateCards cards, CancellationToken cancellationToken) =>
        cards.Of(Alone(tool), site, user, cancellationToken);

    /// <summary>"Dépôt de garantie": what is blocked for it, never taken without a decision.</summary>
    /// <param name="site">Where; what it is anywhere else where it is left out.</param>
    [Cost(1)]
    public static async Task<Domain.Euros> GetDeposit(
        [Parent] Tool tool, SiteId? site, ClaimsPrincipal user, RateCards cards, CancellationToken cancellationToken) =>
        (await cards.Of(Alone(tool), site, user, cancellationToken)).Deposit;

    private static Basket Alone(Tool tool) => new([new QuotedItem(tool.Id, tool.Description.Category, Pack: null)], []);
}

[ExtendObjectType<Pack>]
[VisibleWithField]
public static class PackRates
{
    /// <summary>What its tools cost together by each rate, and from how much; its discount and one's own taken off.</summary>
    /// <param name="site">Where; what it costs anywhere else where it is left out.</param>
    [Cost(1)]
    public static async Task<RateCard> GetRates(
        [Parent] Pack pack, SiteId? site, ClaimsPrincipal user, RateCards cards, IToolByIdDataLoader tools,
        CancellationToken cancellationToken) =>
        await cards.Of(await PackPrices.Together(pack, tools, cancellationToken), site, user, cancellationToken);

    /// <summary>"Dépôt de garantie": what is blocked for all its tools, never taken without a decision.</summary>
    /// <param name="site">Where; what it is anywhere else where it is left out.</param>
    [Cost(1)]
    public static async Task<Domain.Euros> GetDeposit(
        [Parent] Pack pack, SiteId? site, ClaimsPrincipal user, RateCards cards, IToolByIdDataLoader tools,
        CancellationToken cancellationToken) =>
        (await cards.Of(await PackPrices.Together(pack, tools, cancellationToken), site, user, cancellationToken)).Deposit;
}
