using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Api.Accounts;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Settings;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Settings;

/// <summary>What the grids in force say of a tool itself; where they say nothing, lines of its category or of everything are followed.</summary>
[VisibleWithField]
public sealed record ToolLines(
    [property: ListSize(AssumedSize = 5)] IReadOnlyList<PriceLine> Prices, [property: ListSize(AssumedSize = 5)] IReadOnlyList<DepositLine> Deposits);

/// <summary>What a tool costs to rent.</summary>
/// <param name="Rates">At each rate, VAT included.</param>
/// <param name="Site">At this site only.</param>
/// <param name="Audience">For whom, and those above them.</param>
public sealed record ToolPriceInput(Rates Rates, SiteId? Site = null, Audience Audience = Audience.Everyone);

/// <summary>What is blocked for a tool.</summary>
/// <param name="Amount">In cents.</param>
/// <param name="Site">At this site only.</param>
/// <param name="Audience">For whom, and those above them.</param>
public sealed record ToolDepositInput(long Amount, SiteId? Site = null, Audience Audience = Audience.Everyone);

/// <summary>Begins a version of the prices in force with a tool's lines replaced.</summary>
/// <param name="Tool">Which.</param>
/// <param name="Name">What the staff call the version.</param>
/// <param name="Lines">All lines of the tool; where there is none, its category's or the general line is followed.</param>
/// <param name="From">From when it is meant: all other lines are those in force then; now where it is left out.</param>
public sealed record DraftToolPricesInput(ToolId Tool, string Name, IReadOnlyList<ToolPriceInput> Lines, DateTimeOffset? From = null);

/// <summary>Begins a version of the deposits in force with a tool's lines replaced.</summary>
/// <param name="Tool">Which.</param>
/// <param name="Name">What the staff call the version.</param>
/// <param name="Lines">All lines of the tool; where there is none, its category's or the general line is followed.</param>
/// <param name="From">From when it is meant: all other lines are those in force then; now where it is left out.</param>
public sealed record DraftToolDepositsInput(ToolId Tool, string Name, IReadOnlyList<ToolDepositInput> Lines, DateTimeOffset? From = null);

[QueryType]
public static class ToolLinesQuery
{
    /// <summary>The lines of a tool in the grids in force.</summary>
    [Authorize(Roles = [SettingsRules.Administrator])]
    public static async Task<ToolLines> GetToolLines(ToolId tool, CurrentSettings settings, TimeProvider clock)
    {
        var grids = (await settings.At(clock.GetUtcNow())).Grids;
        return new(
            [.. grids.Prices.Lines.Where(line => line.Target.Tool == tool)], [.. grids.Deposits.Lines.Where(line => line.Target.Tool == tool)]);
    }
}

[MutationType]
public static class ToolLinesMutation
{
    /// <summary>Copies the prices in force into a draft with a tool's lines replaced. Once what was copied is in force no more it cannot be published.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator])]
    public static Task<GridPayload> DraftToolPrices(DraftToolPricesInput input, ClaimsPrincipal user, GridDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        var own = input.Lines.Select(line => new PriceLine(new Target(input.Tool, null, line.Site, line.Audience), line.Rates));
        return desk.DraftOf(
            user, input.Tool, input.Name, input.From,
            inForce => new PriceContent(inForce.Prices with { Lines = inForce.Prices.Lines.With(input.Tool, own) }));
    }

    /// <summary>Copies the deposits in force into a draft with a tool's lines replaced. Once what was copied is in force no more it cannot be published.</summary>
    [Authorize(Policy = Policies.Writes, Roles = [SettingsRules.Administrator])]
    public static Task<GridPayload> DraftToolDeposits(DraftToolDepositsInput input, ClaimsPrincipal user, GridDesk desk)
    {
        ArgumentNullException.ThrowIfNull(input);
        var own = input.Lines.Select(line => new DepositLine(new Target(input.Tool, null, line.Site, line.Audience), new Euros(line.Amount)));
        return desk.DraftOf(
            user, input.Tool, input.Name, input.From,
            inForce => new DepositContent(inForce.Deposits with { Lines = inForce.Deposits.Lines.With(input.Tool, own) }));
    }
}
