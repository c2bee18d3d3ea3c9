using System.Collections.Immutable;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Availability;

/// <summary>
/// When something can be had: its longest slots, by start. Every slot within one of them that starts and ends while the site is
/// open can be had, and no other. None lies within another, yet two may overlap: a slot is served by the same units from its start
/// to its end.
/// </summary>
public sealed record FreeTime(ImmutableArray<Slot> Ranges)
{
    public static readonly FreeTime None = new([]);

    /// <summary>When slots may start and end.</summary>
    public SiteAccess Access { get; init; } = SiteAccess.Always;

    public bool Equals(FreeTime? other) => other is not null && Access == other.Access && Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    public override int GetHashCode() => Ranges.Length;

    /// <summary>Whether this very slot can be had.</summary>
    public bool Holds(Slot slot) =>
        Access.Refuse(slot) is null && Ranges.LastOrDefault(range => range.Start <= slot.Start) is { } last && slot.End <= last.End;

    /// <summary>The first slot of this length that does not start before an instant; null where there is none.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="from">Not before this instant.</param>
    /// <param name="step">From one start to the next.</param>
    public Slot? First(TimeSpan duration, DateTimeOffset from, TimeSpan step)
    {
        foreach (var range in Ranges)
        {
            for (var start = range.Start > from ? range.Start : from; range.End - start >= duration; start += step)
                if (Access.Refuse(new(start, start + duration)) is null) return new Slot(start, start + duration);
        }

        return null;
    }

    /// <summary>
    /// The slots of the same length that are nearest in time to the one wanted, the best one of each range, nearest first;
    /// of two at the same distance the earlier.
    /// </summary>
    public IEnumerable<Slot> Nearest(Slot wanted, TimeSpan step) =>
        from range in Ranges
        where range.Duration >= wanted.Duration
        let best = Nearest(wanted, range, step)
        where best is not null
        orderby (best.Start - wanted.Start).Duration(), best.Start
        select best;

    /// <summary>What of it lies within a span.</summary>
    public FreeTime Within(Slot span) => this with
    {
        Ranges =
        [
            .. from range in Ranges
               where range.Overlaps(span)
               select new Slot(range.Start > span.Start ? range.Start : span.Start, range.End < span.End ? range.End : span.End),
        ],
    };

    /// <summary>The same time, each range from the first moment at which a slot may start to the last at which one may end.</summary>
    public FreeTime Opened(TimeSpan step)
    {
        if (Access.Opening.IsAlways) return this;

        var longest = new Longest();
        foreach (var range in Ranges.Select(range => Opened(range, step)).OfType<Slot>()) longest.Add(range.Start, range.End);
        return this with { Ranges = longest.Found.Ranges };
    }

    /// <summary>When so many of several things can be had at once, and each of them for the whole slot.</summary>
    /// <param name="count">How many of them; at least one.</param>
    /// <param name="all">When each can be had.</param>
    public static FreeTime AtLeast(int count, IReadOnlyList<FreeTime> all)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (all.Count < count) return None;
        if (all.Count == 1) return all[0];

        // A longest slot starts where one of the ranges does. Of each thing the range that started last goes on longest.
        var ends = new DateTimeOffset[all.Count];
        var longest = new Longest();
        var starts = all.SelectMany((time, thing) => time.Ranges.Select(range => (range.Start, range.End, Thing: thing)));
        foreach (var (start, end, thing) in starts.OrderBy(one => one.Start))
        {
            ends[thing] = end;
            longest.Add(start, Latest(ends, count));
        }

        return longest.Found;
    }

    /// <summary>The slot of a range that is nearest to the one wanted, among those the site is open for.</summary>
    private Slot? Nearest(Slot wanted, Slot range, TimeSpan step)
    {
        var latest = range.End - wanted.Duration;
        var best = wanted.Start < range.Start ? range.Start : wanted.Start > latest ? latest : wanted.Start;
        for (var (before, after) = (best, best); before >= range.Start || after <= latest; (before, after) = (before - step, after + step))
        {
            foreach (var start in (DateTimeOffset[])[before, after])
                if (start >= range.Start && start <= latest && new Slot(start, start + wanted.Duration) is var slot && Access.Refuse(slot) is null)
                    return slot;
        }

        return null;
    }

    private Slot? Opened(Slot range, TimeSpan step)
    {
        var (start, end) = (range.Start, range.End);
        while (start < end && !Access.MayStart(start)) start += step;
        while (start < end && !Access.MayEnd(end)) end -= step;
        return start < end ? new Slot(start, end) : null;
    }

    /// <summary>Until when so many go on: the latest instant but so many.</summary>
    private static DateTimeOffset Latest(DateTimeOffset[] ends, int count) =>
        count == 1 ? ends.Max() : count == ends.Length ? ends.Min() : ends.OrderDescending().ElementAt(count - 1);

    /// <summary>Gathers ranges by start, and leaves out those that lie within another.</summary>
    private sealed class Longest
    {
        private readonly ImmutableArray<Slot>.Builder ranges = ImmutableArray.CreateBuilder<Slot>();

        public FreeTime Found => new(ranges.ToImmutable());

        public void Add(DateTimeOffset start, DateTimeOffset end)
        {
            if (end <= start || (ranges.Count > 0 && end <= ranges[^1].End)) return;
            if (ranges.Count > 0 && ranges[^1].Start == start) ranges.RemoveAt(ranges.Count - 1);

            ranges.Add(new Slot(start, end));
        }
    }
}
