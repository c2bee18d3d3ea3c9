using System.Collections.Immutable;
using Toolbox24.Domain.Catalog;

namespace Toolbox24.Domain.Pricing;

/// <summary>One line of a grid, whatever it says about its target.</summary>
public abstract record GridLine(Target Target);

/// <summary>A line of one version against the same target's in another.</summary>
/// <param name="Before">Null where the line was added.</param>
/// <param name="After">Null where the line was removed.</param>
public sealed record LineChange<TLine>(TLine? Before, TLine? After) where TLine : GridLine;

/// <summary>What price grids and deposit grids have in common.</summary>
public static class GridLines
{
    /// <summary>The most specific line that covers what is wanted, whole: what it leaves out is not looked for elsewhere.</summary>
    public static TLine? For<TLine>(this ImmutableArray<TLine> lines, Wanted wanted) where TLine : GridLine
    {
        TLine? found = null;
        foreach (var line in lines)
            if (line.Target.Covers(wanted) && (found is null || line.Target.Rank > found.Target.Rank)) found = line;

        return found;
    }

    /// <summary>The lines with a tool's own replaced.</summary>
    public static ImmutableArray<TLine> With<TLine>(this ImmutableArray<TLine> lines, ToolId tool, IEnumerable<TLine> own) where TLine : GridLine =>
        [.. lines.Where(line => line.Target.Tool != tool), .. own];

    /// <summary>
    /// What differs between two versions, target by target: removed and changed lines in the order of the first, then the
    /// added ones in the order of the second.
    /// </summary>
    public static IReadOnlyList<LineChange<TLine>> ChangesTo<TLine>(
        this ImmutableArray<TLine> before, ImmutableArray<TLine> after) where TLine : GridLine
    {
        var (old, next) = (before.ToLookup(line => line.Target), after.ToLookup(line => line.Target));
        return
        [
            .. before.Where(line => next[line.Target].FirstOrDefault() != line)
                .Select(line => new LineChange<TLine>(line, next[line.Target].FirstOrDefault())),
            .. after.Where(line => !old.Contains(line.Target)).Select(line => new LineChange<TLine>(null, line)),
        ];
    }

    /// <summary>What is wrong with the targets: none for everything, two lines for the same, one that names two things.</summary>
    internal static IEnumerable<Refusal> RefuseTargets<TLine>(this ImmutableArray<TLine> lines) where TLine : GridLine
    {
        if (!lines.Any(line => line.Target == Target.General)) yield return new NoGeneralLine();

        foreach (var target in lines.Select(line => line.Target).Where(target => target is { Tool: not null, Category: not null }))
            yield return new TwoTargets(target);

        foreach (var same in lines.GroupBy(line => line.Target).Where(same => same.Skip(1).Any()))
            yield return new LinesOverlap(same.Key);
    }
}
