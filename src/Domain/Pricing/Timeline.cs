using System.Collections.Immutable;

namespace Toolbox24.Domain.Pricing;

/// <summary>
/// Time from the start of a slot, in quarters of an hour as they pass, and what local clocks show then. Local times are
/// quarters since the local midnight that began the slot's Monday.
/// </summary>
internal sealed class Timeline
{
    public static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private const int Hour = 4;
    private const int Day = 24 * Hour;
    private const int Week = 7 * Day;
    private const int FridayEvening = (4 * Day) + (17 * Hour);
    private const int MondayMorning = 9 * Hour;

    // From which quarter on the local time is how much more than the quarter: one for each stretch between clock changes.
    private readonly ImmutableArray<(int From, int Ahead)> spans;

    private Timeline(ImmutableArray<(int From, int Ahead)> spans) => this.spans = spans;

    public static Timeline Of(SiteClock clock)
    {
        var start = clock.Spans[0].From;
        var local = start.UtcDateTime + clock.Spans[0].Offset;
        var monday = local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7));
        return new([.. clock.Spans.Select(span => (Quarters(span.From - start), Quarters(start.UtcDateTime + span.Offset - monday)))]);
    }

    public bool IsOrdinary => spans.Length == 1;

    /// <summary>The same start in a week in which no clock changes.</summary>
    public Timeline InOrdinaryWeek() => new([spans[0]]);

    public static int Quarters(TimeSpan time) => (int)(time / Quarter);

    /// <summary>When a rate that begins at a quarter ends; null where it cannot begin then.</summary>
    public int? After(Rate rate, int at) => rate switch
    {
        Rate.Hour => at + Hour,
        Rate.HalfDay => at + (4 * Hour),
        Rate.Day => When(Local(at) + Day),
        Rate.WeekEnd => EndOfWeekEnd(Local(at)) is { } end ? When(end) : null,
        Rate.Week => When(Local(at) + Week),
    };

    /// <summary>
    /// The least that a clock at the site shows to have passed when a length has passed, or at any later time: a clock
    /// that goes back takes an hour off what it shows, and that hour is not to be paid for by who leaves before it does.
    /// </summary>
    public int Shown(int length)
    {
        var shown = Local(length);
        foreach (var (from, ahead) in spans)
            if (from > length) shown = Math.Min(shown, from + ahead);

        return shown - Local(0);
    }

    /// <summary>The last quarter at which clocks show so much more than at the start.</summary>
    public int WhenShown(int passed) => When(Local(0) + passed);

    private int Local(int at)
    {
        var span = spans.Length - 1;
        while (spans[span].From > at) span--;
        return at + spans[span].Ahead;
    }

    /// <summary>The quarter of a local time: the second of two, and for one that no clock shows, as if none had changed.</summary>
    private int When(int local)
    {
        var span = spans.Length - 1;
        while (span > 0 && local - spans[span].Ahead < spans[span].From) span--;
        return local - spans[span].Ahead;
    }

    private static int? EndOfWeekEnd(int local)
    {
        var inWeek = local % Week;
        if (inWeek < MondayMorning) return local - inWeek + MondayMorning;

        return inWeek >= FridayEvening ? local - inWeek + Week + MondayMorning : null;
    }
}
