using System.Collections.Immutable;

namespace Toolbox24.Domain.Sites;

/// <summary>A time during which a site was degraded.</summary>
/// <param name="From">When it was heard last.</param>
/// <param name="Until">When it was heard again; null where it still is degraded.</param>
public sealed record DegradedSpell(DateTimeOffset From, DateTimeOffset? Until);

/// <summary>The degraded times of a site: clocks stand still there, and none of them is billed.</summary>
/// <param name="Spells">In their order; none overlaps another.</param>
/// <param name="DoubtfulSince">Since when it may turn out to be degraded; null where it answers, or is known to be degraded.</param>
public sealed record SiteDowntime(ImmutableArray<DegradedSpell> Spells, DateTimeOffset? DoubtfulSince = null)
{
    /// <summary>When it was heard last, where that may yet turn out to be the beginning of a silence; null where nobody listens to it, or it is known to be degraded.</summary>
    public DateTimeOffset? UnheardSince { get; init; }

    public static SiteDowntime None { get; } = new([]);

    public bool Equals(SiteDowntime? other) =>
        other is not null && (DoubtfulSince, UnheardSince) == (other.DoubtfulSince, other.UnheardSince) && Spells.AsSpan().SequenceEqual(other.Spells.AsSpan());

    public override int GetHashCode() => HashCode.Combine(DoubtfulSince, Spells.Length);

    /// <summary>Whether it is degraded still.</summary>
    public bool IsGoingOn => Spells.Any(spell => spell.Until is null);

    /// <summary>Since when it is degraded, or may turn out to be; null where it answers.</summary>
    public DateTimeOffset? SilentSince => Spells.FirstOrDefault(spell => spell.Until is null)?.From ?? DoubtfulSince;

    /// <summary>When clocks stood still for whoever has the site's tools; what goes on is counted until now.</summary>
    public Standstills Standstills(DateTimeOffset now) => new([.. Spells.Where(spell => spell.From < (spell.Until ?? now)).Select(spell => new Slot(spell.From, spell.Until ?? now))]);

    /// <summary>What is not billed: when clocks stood still, and what went by since the site was heard last, for a bill is not made anew when that was a silence.</summary>
    public Standstills Unbilled(DateTimeOffset now) => Standstills(now).And(UnheardSince < now ? new Slot(UnheardSince.Value, now) : null);

    /// <summary>These and other times in which a customer's clocks stood still; where they overlap they count once.</summary>
    public SiteDowntime And(Standstills others)
    {
        ArgumentNullException.ThrowIfNull(others);
        List<DegradedSpell> merged = [];
        foreach (var spell in Spells.Concat(others.Spells.Select(slot => new DegradedSpell(slot.Start, slot.End))).OrderBy(spell => spell.From))
        {
            if (merged.Count > 0 && !(merged[^1].Until < spell.From))
                merged[^1] = merged[^1] with { Until = merged[^1].Until is { } end && spell.Until is { } other ? Later(end, other) : null };
            else merged.Add(spell);
        }

        return this with { Spells = [.. merged] };
    }

    /// <summary>How much of a time the site was degraded; what goes on is counted to the end.</summary>
    public TimeSpan Within(DateTimeOffset from, DateTimeOffset until) => Spells
        .Select(spell => Earlier(spell.Until ?? until, until) - Later(spell.From, from))
        .Where(part => part > TimeSpan.Zero)
        .Aggregate(TimeSpan.Zero, (sum, part) => sum + part);

    /// <summary>
    /// When a wait ends whose clock stands still while the site is degraded; null where that is not known yet, for it is, or may
    /// turn out to be, degraded before.
    /// </summary>
    /// <param name="from">When the wait began.</param>
    /// <param name="deadline">When it would have ended.</param>
    public DateTimeOffset? PutOff(DateTimeOffset from, DateTimeOffset deadline)
    {
        foreach (var spell in Spells.Where(spell => !(spell.Until <= from)))
        {
            if (spell.From >= deadline) break;
            if (spell.Until is not { } end) return null;

            deadline += end - Later(spell.From, from);
        }

        return DoubtfulSince < deadline ? null : deadline;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
