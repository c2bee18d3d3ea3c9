using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Availability;

/// <summary>Several tools of a site, wanted together.</summary>
public sealed record Wanted(SiteId Site, ImmutableArray<Need> Needs, Slot Slot)
{
    /// <param name="site">Where.</param>
    /// <param name="tools">What is wanted twice is there twice.</param>
    /// <param name="slot">When.</param>
    public static Wanted Of(SiteId site, IEnumerable<ToolId> tools, Slot slot) =>
        new(site, [.. tools.CountBy(tool => tool).Select(need => new Need(need.Key, need.Value))], slot);
}

public enum AlternativeKind { OtherTime, TwinTool, OtherSite }

/// <summary>A tool of the same category in the place of one that cannot be had.</summary>
public readonly record struct Twin(ToolId For, ToolId Tool);

/// <summary>What can be had instead.</summary>
/// <param name="Kind">What is different.</param>
/// <param name="Site">Where.</param>
/// <param name="Slot">When.</param>
/// <param name="Twins">The tools that take the place of others; none unless it is the tools that differ.</param>
public sealed record Alternative(AlternativeKind Kind, SiteId Site, Slot Slot, ImmutableArray<Twin> Twins)
{
    public bool Equals(Alternative? other) =>
        other is not null && (Kind, Site, Slot) == (other.Kind, other.Site, other.Slot) && Twins.AsSpan().SequenceEqual(other.Twins.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Kind, Site, Slot);
}
