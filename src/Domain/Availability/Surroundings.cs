using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;

namespace Toolbox24.Domain.Availability;

/// <summary>What is known around a wish that cannot be granted.</summary>
/// <param name="Here">The wanted tools at the site over all that can be booked, and their twins at least over the slot.</param>
/// <param name="Twins">The tools of the same category, those most alike first.</param>
/// <param name="Elsewhere">The wanted tools at other sites over the slot, the nearest site first.</param>
public sealed record Surroundings(Stock Here, ILookup<ToolId, ToolId> Twins, ImmutableArray<Stock> Elsewhere)
{
    public const int Most = 3;

    /// <summary>The slot that whoever asks has already, which is nothing to be had instead; null where they have none.</summary>
    public Slot? Has { get; init; }

    /// <summary>
    /// The three nearest things to what cannot be had: the nearest of each kind first, then the next of each.
    /// </summary>
    public ImmutableArray<Alternative> Nearest(Wanted wanted, SlotRules rules, DateTimeOffset now)
    {
        var kinds = new[] { OtherTimes(wanted, rules, now), TwinTools(wanted), OtherSites(wanted) };
        return
        [
            .. kinds.SelectMany((kind, at) => kind.Take(Most).Select((found, rank) => (found, rank, at)))
                .OrderBy(one => one.rank).ThenBy(one => one.at).Take(Most)
                .OrderBy(one => one.at).ThenBy(one => one.rank)
                .Select(one => one.found),
        ];
    }

    private IEnumerable<Alternative> OtherTimes(Wanted wanted, SlotRules rules, DateTimeOffset now) =>
        from slot in Here.Free(wanted.Needs, rules.Bookable(now), rules).Nearest(wanted.Slot, rules.Step)
        where slot != Has && rules.Refuse(slot, now) is null
        select new Alternative(AlternativeKind.OtherTime, wanted.Site, slot, []);

    /// <summary>Each choice takes the next most alike tool that is free, so that no two of them share a twin.</summary>
    private IEnumerable<Alternative> TwinTools(Wanted wanted)
    {
        var taken = new HashSet<ToolId>();
        var missing = Here.Access.Refuse(wanted.Slot) is null ? Here.Missing(wanted.Needs, wanted.Slot) : [];
        while (missing.Count > 0 && Choose(wanted, missing, taken) is { } twins)
        {
            taken.UnionWith(twins.Select(twin => twin.Tool));
            yield return new(AlternativeKind.TwinTool, wanted.Site, wanted.Slot, twins);
        }
    }

    private ImmutableArray<Twin>? Choose(Wanted wanted, IReadOnlyList<ToolId> missing, HashSet<ToolId> taken)
    {
        var (needs, twins) = (wanted.Needs, ImmutableArray.CreateBuilder<Twin>());
        foreach (var tool in missing)
        {
            var chosen = Twins[tool].Where(twin => !taken.Contains(twin)).Select(twin => (Twin: twin, Needs: Replaced(needs, tool, twin)))
                .FirstOrDefault(one => !Here.Missing(one.Needs, wanted.Slot).Contains(one.Twin));
            if (chosen.Needs.IsDefault) return null;

            twins.Add(new(tool, chosen.Twin));
            needs = chosen.Needs;
        }

        return twins.ToImmutable();
    }

    private static ImmutableArray<Need> Replaced(ImmutableArray<Need> needs, ToolId tool, ToolId by) =>
        [.. needs.Select(need => need.Tool == tool ? need with { Tool = by } : need)];

    private IEnumerable<Alternative> OtherSites(Wanted wanted) =>
        from stock in Elsewhere
        where stock.Access.Refuse(wanted.Slot) is null && stock.Missing(wanted.Needs, wanted.Slot).Count == 0
        select new Alternative(AlternativeKind.OtherSite, stock.Site, wanted.Slot, []);
}
