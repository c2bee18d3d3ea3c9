using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Api.Settings;

/// <summary>One rental to try a version on.</summary>
/// <param name="Grid">Which version: of prices or of deposits.</param>
/// <param name="Site">Where.</param>
/// <param name="Tools">Which tools; one may be there several times.</param>
/// <param name="Start">From when, on a quarter of an hour; it may lie in the past.</param>
/// <param name="End">Until when.</param>
/// <param name="Audience">For whom.</param>
/// <param name="Packs">Which packs beside the tools; one may be there several times.</param>
/// <param name="IsWatched">Whether it is a watched customer, whose deposit is higher.</param>
public sealed record GridPreviewInput(
    GridId Grid, SiteId Site, IReadOnlyList<ToolId> Tools, DateTimeOffset Start, DateTimeOffset End, Audience Audience = Audience.Everyone,
    IReadOnlyList<PackId>? Packs = null, bool IsWatched = false);

/// <summary>One tool of a rental that a version is tried on.</summary>
/// <param name="Tool">Which tool.</param>
/// <param name="Price">To pay.</param>
/// <param name="Deposit">Blocked on the card.</param>
/// <param name="Priced">Whom the line of the prices is about that it comes from.</param>
/// <param name="Tiles">The cheapest combination of rates.</param>
[VisibleWithField]
public sealed record PreviewLine(ToolId Tool, Price Price, Euros Deposit, Target Priced, IReadOnlyList<Tile> Tiles);

/// <summary>What a rental costs.</summary>
[VisibleWithField]
public sealed record PreviewQuote(Price Price, Euros Deposit, IReadOnlyList<PreviewLine> Lines)
{
    public static PreviewQuote Of(Quote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        return new(quote.Price, quote.Deposit, [.. quote.Lines.Select(line =>
            new PreviewLine(line.Item.Tool, line.Price, line.Deposit.Due, line.Priced.Target, line.Tiling.Tiles))]);
    }
}

/// <summary>A rental now and under a version, or why it cannot be priced.</summary>
[VisibleWithField]
public sealed record GridPreviewPayload(PreviewQuote? Now, PreviewQuote? Under, Refusal? Refusal)
{
    public static implicit operator GridPreviewPayload(Refusal refusal) => new(null, null, refusal);
}

/// <summary>A period of the past to try a version on.</summary>
/// <param name="Grid">Which version: of prices or of deposits.</param>
/// <param name="From">Rentals booked from this instant on.</param>
/// <param name="To">Up to this one, a year later at most.</param>
public sealed record GridWhatIfInput(GridId Grid, DateTimeOffset From, DateTimeOffset To);

/// <summary>What past rentals would have come to, or why that is not worked out.</summary>
[VisibleWithField]
public sealed record GridWhatIfPayload(WhatIf? WhatIf, Refusal? Refusal)
{
    public static implicit operator GridWhatIfPayload(Refusal refusal) => new(null, refusal);
}

/// <summary>What being late costs on top, or why the rules make no sense.</summary>
/// <param name="Cap">The most it comes to.</param>
/// <param name="Points">The steps of the curve.</param>
/// <param name="Warnings">What looks like a mistake beside the prices of now.</param>
/// <param name="Refusal">What keeps the rules from being published.</param>
[VisibleWithField]
public sealed record PenaltyCurvePayload(
    Euros? Cap, IReadOnlyList<PenaltyPoint>? Points, IReadOnlyList<GridWarning>? Warnings, Refusal? Refusal)
{
    public static implicit operator PenaltyCurvePayload(Refusal refusal) => new(null, null, null, refusal);
}
