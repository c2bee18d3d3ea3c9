using GreenDonut.Data;
using HotChocolate.Types.Pagination;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

[QueryType]
[AllowAnonymous]
public static class ToolQuery
{
    /// <summary>The catalogue, or what of it is searched for. It is read from its start: <c>last</c> and <c>before</c> are refused.</summary>
    /// <param name="search">Words people look for: with accents or without, in the plural, misspelled; 100 characters at most.</param>
    /// <param name="filter">Only the tools that meet all that is said here.</param>
    /// <param name="order">By relevance where none is said; what is not searched for is shown by name.</param>
    [UsePaging(IncludeTotalCount = true)]
    public static async Task<Connection<Tool>> GetTools(
        string? search, ToolFilterInput? filter, CatalogueOrder? order, PagingArguments page, BrowseQueries catalogue,
        IToolByIdDataLoader tools, SlotRules rules, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await catalogue.Tools((filter ?? new()).Browse(search, order, rules, now), now, cancellationToken);
        return await Listed.Page(found, page, tool => tools.LoadRequiredAsync(tool, cancellationToken));
    }

    /// <summary>How a search is likely spelled, which is what was searched for; null where nothing is to be spelled otherwise.</summary>
    /// <param name="search">What was searched for.</param>
    public static Task<string?> DidYouMean(string search, BrowseQueries catalogue, CancellationToken cancellationToken) =>
        search.Length <= BrowseQueries.LongestSearch
            ? catalogue.DidYouMean(search, cancellationToken)
            : throw new GraphQLException($"What is searched for has {BrowseQueries.LongestSearch} characters at most.");

    /// <summary>One tool; null where there is none of this id.</summary>
    public static Task<Tool?> GetTool(ToolId id, IToolByIdDataLoader tools, CancellationToken cancellationToken) =>
        tools.LoadAsync(id, cancellationToken);
}
