using System.Security.Claims;
using GreenDonut.Data;
using HotChocolate.Types.Pagination;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

[QueryType]
public static class ToolQuery
{
    /// <summary>What is rented out, or what of it is searched for. It is read from its start: <c>last</c> and <c>before</c> are refused.</summary>
    /// <param name="search">Words people look for: with accents or without, in the plural, misspelled; 100 characters at most.</param>
    /// <param name="filter">Only the tools that meet all that is said here.</param>
    /// <param name="order">By relevance where none is said; what is not searched for is shown by name.</param>
    [AllowAnonymous]
    [UsePaging(IncludeTotalCount = true)]
    public static async Task<Connection<Tool>> GetTools(
        string? search, ToolFilterInput? filter, ToolOrder? order, PagingArguments page, ClaimsPrincipal user, CatalogueFilters filters,
        BrowseQueries catalogue, ToolPrices prices, IToolByIdDataLoader tools, CancellationToken cancellationToken)
    {
        var highest = filter?.MaxPrice is { } cents ? new Euros(cents) : (Euros?)null;
        var found = await prices.Sift(
            user, await catalogue.Tools(await filters.Of(search, filter, order), filters.Now, cancellationToken), filter?.Site,
            filter?.Slot?.Slot, highest, order is ToolOrder.Price, cancellationToken);
        return await Listed.Page(found, tool => tool.Value, page, tool => tools.LoadRequiredAsync(tool, cancellationToken));
    }

    /// <summary>One tool; null where there is none of this id.</summary>
    [AllowAnonymous]
    public static Task<Tool?> GetTool(ToolId id, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadAsync(id, cancellationToken);

    /// <summary>The packs that are rented out, or those searched for, read as tools are.</summary>
    /// <param name="search">Words people look for, in a pack's name or those of its tools.</param>
    /// <param name="filter">Only the packs that meet all that is said here.</param>
    /// <param name="order">By relevance where none is said; what is not searched for is shown by name.</param>
    [AllowAnonymous]
    [UsePaging(IncludeTotalCount = true)]
    public static async Task<Connection<Pack>> GetPacks(
        string? search, PackFilterInput? filter, ToolOrder? order, PagingArguments page, ClaimsPrincipal user, CatalogueFilters filters,
        BrowseQueries catalogue, PackPrices prices, IPackByIdDataLoader packs, CancellationToken cancellationToken)
    {
        var highest = filter?.MaxPrice is { } cents ? new Euros(cents) : (Euros?)null;
        var found = await prices.Sift(
            user, await catalogue.Packs(await filters.Of(search, filter, order), filters.Now, cancellationToken), filter?.Site,
            filter?.Slot?.Slot, highest, order is ToolOrder.Price, cancellationToken);
        return await Listed.Page(found, pack => pack.Value, page, pack => packs.LoadRequiredAsync(pack, cancellationToken));
    }

    /// <summary>How a search is likely spelled, which is what was searched for; null where nothing is to be spelled otherwise.</summary>
    /// <param name="search">What was searched for.</param>
    [AllowAnonymous]
    public static Task<string?> DidYouMean(string search, BrowseQueries catalogue, CancellationToken cancellationToken) =>
        catalogue.DidYouMean(CatalogueFilters.Searched(search), cancellationToken);
}
