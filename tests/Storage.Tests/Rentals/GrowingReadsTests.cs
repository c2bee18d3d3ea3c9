using System.Globalization;
using System.Text.RegularExpressions;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Doors;
using Toolbox24.Storage.Passes;
using Toolbox24.Storage.Rentals;
using Toolbox24.Storage.Reporting;

namespace Toolbox24.Storage.Tests.Rentals;

/// <summary>What is read again and again reads what is open, however much was before: here of one unit, that was rented 20,000 times.</summary>
public sealed partial class GrowingReadsTests(LongHistory history) : IClassFixture<LongHistory>
{
    private const int Few = 300;

    [Fact]
    public void Tools_that_are_late_for_the_next_customer() => AssertReadsFew(UnitPlaces.LateSql, LongHistory.Now);

    [Fact]
    public void The_dashboard() => AssertReadsFew(DashboardQueries.Sql, LongHistory.Now);

    [Fact]
    public void What_a_kiosk_needs_to_work_alone() => AssertReadsFew(
        KioskQueries.ComingSql, history.Site.Value, (string[])[nameof(RentalStatus.Confirmed), nameof(RentalStatus.PickingUp)], LongHistory.Now.AddDays(1), "");

    [Fact]
    public void The_round_of_an_agent() => AssertReadsFew(QuarantineStore.RoundSql, history.Site.Value, LongHistory.Now);

    [Fact]
    public void Whether_a_tool_behind_a_door_is_a_customers() => AssertReadsFew(DoorStore.LiveSql, history.Locker.Value, LongHistory.Now);

    [Fact]
    public void How_often_a_unit_was_rented_since_its_last_check() => AssertReadsFew(QuarantineStore.UseSql, history.Unit.Value, Guid.NewGuid());

    private void AssertReadsFew(string sql, params object[] parameters)
    {
        var plan = history.Database.Column<string>($"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) {sql}", parameters);

        var read = plan.SelectMany(line => Read().Matches(line)).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.NotEmpty(read);
        Assert.True(read.Max() <= Few, string.Join('\n', plan));
    }

    [GeneratedRegex(@"(?:actual rows=|Rows Removed by [A-Za-z ]+: )(\d+)")]
    private static partial Regex Read();
}
