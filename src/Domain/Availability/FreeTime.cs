using System.Collections.Immutable;

namespace Toolbox24.Domain.Availability;

/// <summary>
/// When something can be had: its longest slots, by start. Every slot within one of them can be had, and no other. None lies
/// within another, yet two may overlap: a slot is served by the same units from its start to its end.
/// </summary>
public sealed record FreeTime(ImmutableArray<Slot> Ranges)
{
    public static readonly FreeTime None = new([]);

    public bool Equals(FreeTime? other) => other is not null && Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    public override int GetHashCode() => Ranges.Length;

    /// <summary>Whether this very slot can be had.</summary>
    public bool Holds(Slot slot) =>
        Ranges.LastOrDefault(range => range.Start <= slot.Start) is { } last && slot.End <= last.End;

    /// <summary>The first slot of this length that does not start before an instant; null where there is none.</summary>
    public Slot? First(TimeSpan duration, DateTimeOffset from)
    {
        foreach (var range in Ranges)
        {
            var start = range.Start > from ? range.Start : from;
            if (range.End - start >= duration) return new Slot(start, start + duration);
        }

        return null;
    }

    /// <summary>
    /// The slots of the same length that are nearest in time to the one wanted, the best one of each range, nearest first;
    /// of two at the same distance the earlier.
    /// </summary>
    public IEnumerable<Slot> Nearest(Slot wanted) =>
        from range in Ranges
        where range.Duration >= wanted.Duration
        let latest = range.End - wanted.Duration
        let start = wanted.Start < range.Start ? range.Start : wanted.Start > latest ? latest : wanted.Start
        orderby (start - wanted.Start).Duration(), start
        select new Slot(start, start + wanted.Duration);

    /// <summary>What of it lies within a span.</summary>
    public FreeTime Within(Slot span) => new(
    [
        .. from range in Ranges
           where range.Overlaps(span)
           select new Slot(range.Start > span.Start ? range.Start : span.Start, range.End < span.End ? range.End : span.End),
    ]);

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
