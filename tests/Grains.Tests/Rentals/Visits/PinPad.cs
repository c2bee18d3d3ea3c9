namespace Toolbox24.Grains.Tests.Rentals.Visits;

/// <summary>
/// For how long nobody may try at the only kiosk of a site after wrong PINs that all begin with the same number: after five of them half a
/// minute, then 1, 2, 4, 8 and at most 15 minutes; as long for ten at the site. The kiosk and the site forget after an hour, the number after a day.
/// </summary>
internal sealed class PinPad
{
    private readonly (int Allowed, TimeSpan Within, List<DateTimeOffset> Wrong)[] counted =
        [(5, TimeSpan.FromHours(1), []), (10, TimeSpan.FromHours(1), []), (5, TimeSpan.FromDays(1), [])];

    public void Fail(DateTimeOffset now)
    {
        foreach (var (_, within, wrong) in counted)
        {
            if (IsForgotten(within, wrong, now)) wrong.Clear();
            wrong.Add(now);
        }
    }

    /// <summary>How long they must wait; zero: not at all.</summary>
    public TimeSpan WaitAt(DateTimeOffset now) => counted.Max(one => Wait(one.Allowed, one.Within, one.Wrong, now));

    /// <summary>How long they must wait where the kiosk hears nothing from us: it has counted for itself alone.</summary>
    public TimeSpan WaitAloneAt(DateTimeOffset now) => Wait(counted[0].Allowed, counted[0].Within, counted[0].Wrong, now);

    private static TimeSpan Wait(int allowed, TimeSpan within, List<DateTimeOffset> wrong, DateTimeOffset now)
    {
        if (wrong.Count < allowed || IsForgotten(within, wrong, now)) return TimeSpan.Zero;

        var delay = TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, wrong.Count - allowed), 15 * 60));
        return wrong[^1] + delay > now ? wrong[^1] + delay - now : TimeSpan.Zero;
    }

    private static bool IsForgotten(TimeSpan within, List<DateTimeOffset> wrong, DateTimeOffset now) => wrong.Count > 0 && wrong[^1] <= now - within;
}
