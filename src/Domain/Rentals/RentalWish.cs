using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Rentals;

/// <summary>A tool, or a pack of tools: one of the two.</summary>
public sealed record WishedItem(ToolId? Tool, PackId? Pack);

/// <summary>What somebody would like to rent.</summary>
/// <param name="Site">Where.</param>
/// <param name="Items">Tools and packs; what is wanted twice is there twice.</param>
/// <param name="Slot">When.</param>
public sealed record RentalWish(SiteId Site, ImmutableArray<WishedItem> Items, Slot Slot)
{
    public bool Equals(RentalWish? other) =>
        other is not null && (Site, Slot) == (other.Site, other.Slot) && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Site, Slot, Items.Length);

    /// <summary>Why nobody can have this, whatever is free; null where somebody may.</summary>
    public Refusal? Refuse(BookingRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (Items.IsDefaultOrEmpty) return new NoItems();
        if (Items.Length > rules.MostItems) return new TooManyItems(rules.MostItems);

        return Items.FirstOrDefault(item => item.Tool is null == item.Pack is null) is { } both ? new NotOnOffer(both.Tool, both.Pack) : null;
    }
}
