using System.Globalization;
using Toolbox24.Testing;
using Toolbox24.Testing.Crashes;

namespace Toolbox24.Integrations.Tests.Rentals;

/// <summary>
/// Each transition of a booking, cut after each of its commits and each of its effects outside by SIGKILL of the process it ran
/// in; and that another process brings it to the same end, with nothing charged or sent twice and no promise left behind.
/// </summary>
/// <remarks>
/// One process runs a transition to all its points, on a database for each: an engine that has come to its point stands still,
/// and when all do, the process is killed. In the last test it kills itself the moment it comes to its point.
/// </remarks>
[Trait("story", "T24-301")]
public sealed class CrashTests(CrashFixture fixture) : IClassFixture<CrashFixture>
{
    public static TheoryData<string> Scenarios => [.. BookingScenario.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Killed_after_any_step_a_booking_comes_to_the_same_end(string name)
    {
        var scenario = BookingScenario.All.Single(one => one.Name == name);
        var start = await Begin(scenario);
        var (points, expected) = await Uninterrupted(scenario, start);
        var cut = fixture.Databases(points.Count, scenario.Units);

        var stops = await RunAndKill(scenario, start, cut);

        foreach (var (at, database) in cut.Index())
            AssertSame(expected, await Resumed(scenario, start, stops[at], database), $"killed after {at + 1}: {points[at]}");
    }

    [Fact]
    [Trait("category", "soak")]
    public async Task So_it_does_where_the_process_dies_at_once()
    {
        var random = new Random(Seeds.Next());
        var scenario = BookingScenario.All[random.Next(BookingScenario.All.Count)];
        var start = await Begin(scenario);
        var (points, expected) = await Uninterrupted(scenario, start);
        var (at, database) = (random.Next(points.Count), fixture.Databases(1, scenario.Units)[0]);

        await using var process = Victim(scenario, start, first: at + 1, isDeadly: true, [database]);
        Assert.Equal(137, (await process.Ended()).ExitCode);

        AssertSame(expected, await Resumed(scenario, start, start, database), $"{scenario.Name}, dead after {at + 1}: {points[at]}");
    }

    /// <summary>A Monday at noon, so that prices are the same whenever this runs.</summary>
    private async Task<DateTimeOffset> Begin(BookingScenario scenario)
    {
        var noon = new DateTimeOffset((await fixture.Outside.Now()).UtcDateTime.Date.AddDays(1).AddHours(12), TimeSpan.Zero);
        while (noon.DayOfWeek != DayOfWeek.Monday) noon = noon.AddDays(1);
        await fixture.Outside.Move(noon + scenario.ProcessorAhead);
        return noon;
    }

    private async Task<(List<string> Points, string End)> Uninterrupted(BookingScenario scenario, DateTimeOffset start)
    {
        var (database, point) = (fixture.Databases(1, scenario.Units)[0], new StopPoint());
        await using var bed = await BookingBed.Open(database.ConnectionString, fixture.Outside.Address, start, point);
        await scenario.Before(bed);
        point.Arm(after: null);
        await scenario.Run(bed);

        List<string> points = [.. point.Passed];
        Assert.Equal(scenario.End, (await bed.Rental())?.Status);
        return (points, await BookingEnd.Read(database, bed, fixture.Outside));
    }

    /// <summary>Has a process run to a point on each database, and kills it.</summary>
    /// <returns>What the clock showed at each.</returns>
    private async Task<List<DateTimeOffset>> RunAndKill(BookingScenario scenario, DateTimeOffset start, List<TestDatabase> databases)
    {
        await using var process = Victim(scenario, start, first: 1, isDeadly: false, databases);
        var told = await process.Lines(databases.Count);
        await process.Kill();

        Assert.All(told, line => Assert.StartsWith("stopped ", line, StringComparison.Ordinal));
        return [.. told.Select(line => DateTimeOffset.Parse(line["stopped ".Length..], CultureInfo.InvariantCulture))];
    }

    private ChildProcess Victim(BookingScenario scenario, DateTimeOffset start, int first, bool isDeadly, List<TestDatabase> databases) =>
        ChildProcess.Dotnet(
            Built.CrashHost, [],
            [
                "booking", scenario.Name, fixture.Outside.Address.AbsoluteUri, start.ToString("O"), first.ToString(CultureInfo.InvariantCulture),
                isDeadly.ToString(), .. databases.Select(database => database.ConnectionString),
            ]);

    private async Task<string> Resumed(BookingScenario scenario, DateTimeOffset start, DateTimeOffset at, TestDatabase database)
    {
        await using var bed = await BookingBed.Open(database.ConnectionString, fixture.Outside.Address, start, new StopPoint(), at);
        await scenario.Run(bed);
        return await BookingEnd.Read(database, bed, fixture.Outside);
    }

    private static void AssertSame(string expected, string end, string when) =>
        Assert.True(expected == end, $"{when}\n--- expected\n{expected}\n--- but\n{end}");
}
