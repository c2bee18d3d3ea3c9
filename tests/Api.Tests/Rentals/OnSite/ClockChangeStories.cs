using System.Text.Json;
using Toolbox24.Domain;

namespace Toolbox24.Api.Tests.Rentals.OnSite;

/// <summary>The nights on which clocks change, in Paris: from 2:00 to 3:00 in March, and from 3:00 to 2:00 in October.</summary>
[Trait("story", "T24-502")]
public sealed class ClockChangeStories(OnSiteFixture api) : IClassFixture<OnSiteFixture>
{
    [Fact]
    public async Task Who_keeps_a_tool_over_the_night_pays_a_day_and_is_late_by_the_time_that_has_passed()
    {
        // From eight in the evening to eight in the evening: 23 hours in March, 25 in October.
        foreach (var (month, before, after) in new[] { (3, 6, 17), (10, 7, 18) })
        {
            var change = Next(month);
            var slot = new Slot(change.AddHours(-before), change.AddHours(after));
            Assert.Equal((20, 20), (Local(slot.Start).Hour, Local(slot.End).Hour));
            await api.At(slot.Start.AddHours(-9));
            api.TellProcessor();
            using var visit = await api.NewVisit(during: slot);
            await visit.Leave();
            Assert.Contains("Rent captured 3500", await api.Moved(visit.Rental));

            await api.At(slot.End.AddMinutes(15).AddSeconds(-1));
            Assert.Equal(JsonValueKind.Null, await OverdueSince(visit));
            await api.At(slot.End.AddMinutes(15));
            Assert.Equal(JsonValueKind.String, await OverdueSince(visit));
            await api.At(slot.End.AddMinutes(46));
            Assert.Equal(10_00, await Tiers(visit));
        }
    }

    [Fact]
    [Trait("story", "T24-306")]
    public async Task Within_the_night_an_hour_to_come_is_an_hour_and_so_is_an_hour_late()
    {
        foreach (var month in (int[])[3, 10])
        {
            var start = Next(month).AddMinutes(-30);
            await api.At(start.AddHours(-13.5));
            api.TellProcessor();
            var (absent, (site, tool)) = (await api.NewBooker(), api.NewShop());
            var slot = new Slot(start, start.AddHours(2));
            var missed = await absent.Book(site, slot, tool);
            using var visit = await api.NewVisit(during: slot);
            await visit.Leave();

            await api.At(start.AddMinutes(60).AddSeconds(-1));
            Assert.Equal("CONFIRMED", await absent.Status(missed));
            await api.At(start.AddMinutes(60));
            Assert.Equal("NO_SHOW", await absent.Status(missed));
            await api.At(slot.End.AddMinutes(46));

            Assert.Equal(10_00, await Tiers(visit));
            Assert.Equal("ACTIVE", await visit.Status());
        }
    }

    /// <summary>When clocks change next in a month: on its last Sunday, at one o'clock of universal time.</summary>
    private DateTimeOffset Next(int month)
    {
        for (var year = api.Clock.GetUtcNow().Year; ; year++)
        {
            var last = new DateTimeOffset(year, month, 31, 1, 0, 0, TimeSpan.Zero);
            var change = last.AddDays(-(int)last.DayOfWeek);
            if (change > api.Clock.GetUtcNow().AddDays(2)) return change;
        }
    }

    private static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));

    private static async Task<JsonValueKind> OverdueSince(Visit visit) =>
        (await visit.Look()).GetProperty("onSite").GetProperty("overdueSince").ValueKind;

    private static async Task<long> Tiers(Visit visit) =>
        (await visit.Booker.Browser.Do("query ($id: ID!) { rental(id: $id) { items { overrunNow { tiers { cents } } } } }", new { id = visit.Rental }))
            .GetProperty("items")[0].GetProperty("overrunNow").GetProperty("tiers").GetProperty("cents").GetInt64();
}
