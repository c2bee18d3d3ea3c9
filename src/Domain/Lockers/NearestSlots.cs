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
            .Where(gap => gap.From < gap.Until)
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
        var taken = calendar.Claims.Where(claim => claim.IsLive(now)).Select(claim => claim.During);
        foreach (var during in taken.Concat(calendar.Closed).OrderBy(during => during.Start))
        {
            if (during.Start > from) yield return (from, Earlier(during.Start, calendar.RentableUntil));
            if (during.End > from) from = during.End;
        }

        yield return (from, calendar.RentableUntil);
    }

    /// <summary>The slot as close to the wanted one as a gap allows: as it is, or pushed to one end of the gap.</summary>
    private static Slot? Best(Slot wanted, DateTimeOffset from, DateTimeOffset until, SlotRules rules)
    {
        if (from >= until) return null;

        var earliest = RoundUp(from, rules.Step);
        if (until - earliest < wanted.Duration) return null;

        var latest = rules.Current(until - wanted.Duration);
        var start = wanted.Start < earliest ? earliest : wanted.Start > latest ? latest : wanted.Start;
        return new Slot(start, start + wanted.Duration);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset RoundUp(DateTimeOffset instant, TimeSpan step) =>
        new((instant.UtcTicks + step.Ticks - 1) / step.Ticks * step.Ticks, TimeSpan.Zero);
}
