namespace Toolbox24.Domain.Availability;

/// <summary>A month as a wall calendar shows it.</summary>
public readonly record struct CalendarMonth(int Year, int Month)
{
    /// <summary>From its first midnight to the next month's in a time zone, whatever clocks do meanwhile: no clock of France skips a midnight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public Slot In(TimeZoneInfo zone)
    {
        var (first, next) = (new DateTime(Year, Month, 1), new DateTime(Year, Month, 1).AddMonths(1));
        return new(new(first, zone.GetUtcOffset(first)), new(next, zone.GetUtcOffset(next)));
    }
}
