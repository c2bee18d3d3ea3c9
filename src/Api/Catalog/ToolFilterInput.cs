using Toolbox24.Api.Sites;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;

namespace Toolbox24.Api.Catalog;

/// <summary>Which tools are wanted: those that meet all that is said.</summary>
/// <param name="Category">Only those of this category.</param>
/// <param name="Site">Only those that stand there.</param>
/// <param name="Slot">Only those that can be booked for it: there, or at any site.</param>
public sealed record ToolFilterInput(string? Category = null, SiteId? Site = null, SlotInput? Slot = null)
{
    /// <exception cref="GraphQLException">Nobody could book the slot, or too much is searched for.</exception>
    internal Browse Browse(string? search, CatalogueOrder? order, SlotRules rules, DateTimeOffset now)
    {
        if (search?.Length > BrowseQueries.LongestSearch)
            throw new GraphQLException($"What is searched for has {BrowseQueries.LongestSearch} characters at most.");

        var slot = Slot?.Slot;
        if (slot is not null && rules.Refuse(slot, now) is { } refusal) throw new GraphQLException(refusal.Message);

        return new(string.IsNullOrWhiteSpace(search) ? null : search, Category, Site, slot, order ?? CatalogueOrder.Relevance);
    }
}
