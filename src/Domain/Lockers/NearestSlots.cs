using System.Collections.Immutable;

namespace Toolbox24.Domain.Lockers;

/// <summary>Where a slot could go instead.</summary>
internal static class NearestSlots
{
    /// <summary>
    /// The free slots of the same length that are nearest in time to the one wanted, nearest first; of two at the same
    /// distance the earlier. Each is the best one of a gap between promises, on the step, not past, within the horizon.
    /// </summary>
    public static ImmutableArray<Slot> NearestFree(
        this UnitCalendar calendar, Slot wanted, SlotRules rules, int count, DateTimeOffset now) =>
    [
        .. calendar.Gaps(rules.Current(now), now)
            .Select(gap => Best(wanted, gap.From, gap.Until - calendar.Turnaround, rules))
            .OfType<Slot>()
            .Where(slot => rules.Refuse(slot, now) is null)
            .OrderBy(slot => (slot.Start - wanted.Start).Duration())
            .ThenBy(slot => slot.Start)
            .Take(count),
    ];

    private static IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Gaps(
        this UnitCalendar calendar, DateTimeOffset from, DateTimeOffset now)
    {
        foreach (var claim in calendar.Claims.Where(claim => claim.IsLive(now)))
        {
            if (claim.During.Start > from) yield return (from, claim.During.Start);
            if (claim.During.End > from) from = claim.During.End;
        }

        yield return (from, DateTimeOffset.MaxValue);
    }

    /// <summary>The slot as close to the wanted one as a gap allows: as it is, or pushed to one end of the gap.</summary>
    private static Slot? Best(Slot wanted, DateTimeOffset from, DateTimeOffset until, SlotRules rules)
    {
        var earliest = RoundUp(from, rules.Step);
        if (until - earliest < wanted.Duration) return null;

        var latest = rules.Current(until - wanted.Duration);
        var start = wanted.Start < earliest ? earliest : wanted.Start > latest ? latest : wanted.Start;
        return new Slot(start, start + wanted.Duration);
    }

    private static DateTimeOffset RoundUp(DateTimeOffset instant, TimeSpan step) =>
        new((instant.UtcTicks + step.Ticks - 1) / step.Ticks * step.Ticks, TimeSpan.Zero);
}
