using System.Collections.Immutable;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Domain.Pricing;

/// <summary>From this instant on, local clocks are this far ahead of UTC.</summary>
public sealed record ClockSpan(DateTimeOffset From, TimeSpan Offset);

/// <summary>
/// What clocks at a site show from the start of a slot to a day after its end. It is kept with the quote, so that
/// a price can be computed again after a country has changed its rules of summer time.
/// </summary>
/// <param name="TimeZone">The IANA name it was read from.</param>
/// <param name="Spans">In order; the first begins with the slot.</param>
public sealed record SiteClock(string TimeZone, ImmutableArray<ClockSpan> Spans)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Reads the clock from the time zones this system knows; refused when it does not know the name.</summary>
    public static Result<SiteClock> Read(string timeZone, Slot slot)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone)) return new UnknownTimeZone(timeZone);

        return new SiteClock(timeZone, [.. SpansOf(zone, slot)]);
    }

    public bool Equals(SiteClock? other) =>
        other is not null && TimeZone == other.TimeZone && Spans.AsSpan().SequenceEqual(other.Spans.AsSpan());

    public override int GetHashCode() => HashCode.Combine(TimeZone, Spans.Length);

    private static IEnumerable<ClockSpan> SpansOf(TimeZoneInfo zone, Slot slot)
    {
        var span = new ClockSpan(slot.Start, zone.GetUtcOffset(slot.Start));
        yield return span;

        // No zone changes twice within a day.
        for (var at = slot.Start; at < slot.End + Day; at += Day)
        {
            if (zone.GetUtcOffset(at + Day) == span.Offset) continue;

            span = Change(zone, at, at + Day);
            yield return span;
        }
    }

    /// <summary>The change between two instants, to the quarter of an hour, on which all of them fall.</summary>
    private static ClockSpan Change(TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after)
    {
        while (after - before > Timeline.Quarter)
        {
            var middle = before + (int)((after - before) / Timeline.Quarter / 2) * Timeline.Quarter;
            if (zone.GetUtcOffset(middle) == zone.GetUtcOffset(before)) before = middle;
            else after = middle;
        }

        return new ClockSpan(after, zone.GetUtcOffset(after));
    }
}
