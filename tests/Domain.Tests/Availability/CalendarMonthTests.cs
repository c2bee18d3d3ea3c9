using Toolbox24.Domain.Availability;
using static Toolbox24.Domain.Tests.Availability.Shelf;

namespace Toolbox24.Domain.Tests.Availability;

[Trait("story", "T24-207")]
public sealed class CalendarMonthTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData(2026, 2, 28 * 24)]
    [InlineData(2026, 3, (31 * 24) - 1)]
    [InlineData(2026, 10, (31 * 24) + 1)]
    [InlineData(2026, 12, 31 * 24)]
    public void A_month_lasts_an_hour_less_in_March_and_one_more_in_October(int year, int month, int hours)
    {
        var span = new CalendarMonth(year, month).In(Paris);

        Assert.Equal(TimeSpan.FromHours(hours), span.Duration);
        Assert.Equal(new DateTime(year, month, 1), TimeZoneInfo.ConvertTime(span.Start, Paris).DateTime);
        Assert.Equal(new DateTime(year, month, 1).AddMonths(1), TimeZoneInfo.ConvertTime(span.End, Paris).DateTime);
    }

    [Fact]
    public void The_night_of_either_change_is_free_for_as_long_as_it_lasts()
    {
        foreach (var (month, day, hours) in new[] { (3, 29, 23), (10, 25, 25) })
        {
            var midnight = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(new DateTime(2026, month, day), Paris), TimeSpan.Zero);
            var nextMidnight = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(new DateTime(2026, month, day + 1), Paris), TimeSpan.Zero);
            var busy = Unit(Drill) with
            {
                Taken = [new Slot(midnight.AddDays(-40), midnight), new Slot(nextMidnight + TimeSpan.FromMinutes(30), midnight.AddDays(40))],
            };

            var free = Stock(busy).Free(Needs(Drill), new CalendarMonth(2026, month).In(Paris), Rules);

            Assert.Equal(new FreeTime([new Slot(midnight, midnight.AddHours(hours))]), free);
        }
    }
}
