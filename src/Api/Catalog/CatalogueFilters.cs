using Toolbox24.Api.Sites;
using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;
using Toolbox24.Storage.Catalog;
using Toolbox24.Storage.Settings;

namespace Toolbox24.Api.Catalog;

/// <summary>Which tools are wanted: those that meet all that is said.</summary>
/// <param name="Category">Only those of this category.</param>
/// <param name="Site">Only those that stand there.</param>
/// <param name="Slot">Only those that can be booked for it: there, or at any site.</param>
/// <param name="MaxPrice">
/// Only those that cost no more cents, VAT included: for the slot, whose site must be said then, or by the day where no slot is said.
/// </param>
public sealed record ToolFilterInput(CategoryId? Category = null, SiteId? Site = null, SlotInput? Slot = null, long? MaxPrice = null);

/// <summary>In what order tools, or packs, are shown.</summary>
public enum ToolOrder
{
    Relevance,
    Name,

    /// <summary>The cheapest first, by what maxPrice is compared with; then by name. What has no price comes last.</summary>
    Price,
}

/// <summary>Which packs are wanted: those that meet all that is said.</summary>
/// <param name="Site">Only those of which all stands there.</param>
/// <param name="Slot">Only those of which all can be booked together for it; the site must be said.</param>
/// <param name="MaxPrice">Only those that cost no more cents together, VAT included: for the slot, or by the day where no slot is said.</param>
public sealed record PackFilterInput(SiteId? Site = null, SlotInput? Slot = null, long? MaxPrice = null);

/// <summary>What is wanted, where it makes sense.</summary>
public sealed class CatalogueFilters(CurrentSettings settings, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <exception cref="GraphQLException">Nobody could book the slot, or too much is searched for.</exception>
    public async ValueTask<Browse> Of(string? search, ToolFilterInput? filter, ToolOrder? order) =>
        (await Of(search, filter?.Site, filter?.Slot, order)) with
        {
            Category = filter?.Category,
        };

    /// <inheritdoc cref="Of(string?, ToolFilterInput?, ToolOrder?)" />
    public ValueTask<Browse> Of(string? search, PackFilterInput? filter, ToolOrder? order) => filter is { Slot: not null, Site: null }
        ? throw new GraphQLException("Say the site where packs are to be free.")
        : Of(search, filter?.Site, filter?.Slot, order);

    /// <summary>What is searched for, as a text the database takes.</summary>
    /// <exception cref="GraphQLException">It is too long.</exception>
    internal static string Searched(string search) => search.Length <= BrowseQueries.LongestSearch
        ? Texts.Printable(search)
        : throw new GraphQLException($"What is searched for has {BrowseQueries.LongestSearch} characters at most.");

    private async ValueTask<Browse> Of(string? search, SiteId? site, SlotInput? slot, ToolOrder? order)
    {
        var (rules, now, words) = ((await settings.At(Now)).Rules, Now, Searched(search ?? ""));
        if (slot is not null && rules.Slots.Refuse(slot.Slot, now) is { } refusal) throw new GraphQLException(refusal.Message);

        return new(
            string.IsNullOrWhiteSpace(words) ? null : words, Site: site, Slot: slot?.Slot,
            Order: order is null or ToolOrder.Relevance ? CatalogueOrder.Relevance : CatalogueOrder.Name, HasSilent: rules.Health.SellsWhileDegraded);
    }
}
