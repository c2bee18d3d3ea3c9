using System.Globalization;
using Toolbox24.Testing;
using Toolbox24.Testing.Crashes;

namespace Toolbox24.Integrations.Tests.Rentals;

/// <summary>
/// Each transition of a booking, cut after each of its commits and each of its effects outside by SIGKILL of the process it ran
/// in; and that another process brings it to the same end, with nothing charged or sent twice and no promise left behind.
/// </summary>
/// <remarks>
/// One process runs a transition to several of its points, on a database for each: an engine that has come to its point stands
/// still, and when all do, the process is killed. In the last test it kills itself the moment it comes to its point.
/// </remarks>
public abstract class CrashTests(CrashFixture fixture) : IClassFixture<CrashFixture>
{
    // Each has connections of its own, of which PostgreSQL has not many.
    private const int AtOnce = 10;

    // What is done at the same time is written together or apart: by so many points one run may be shorter than another.
    private const int Apart = 2;

    /// <summary>Kills it after each point, or each how-manieth from the second on; the soak tests kill it after any.</summary>
    protected async Task ComesToTheSameEnd(string name, int every = 1)
    {
        var scenario = BookingScenario.All.Single(one => one.Name == name);
        var start = await Begin(scenario);
        var (points, expected) = await Uninterrupted(scenario, start);
        foreach (var some in Enumerable.Range(0, points.Count).Where(at => at % every == 1 % every).Chunk(AtOnce))
        {
            var cut = fixture.Databases(some.Length, scenario.Units);
            var stops = await RunAndKill(scenario, start, some, cut, points.Count);

            foreach (var (at, database) in some.Zip(cut))
                AssertSame(expected, await Resumed(scenario, start, stops.Dequeue(), database), $"killed after {at + 1} of {points.Count}: {points[at]}");
        }
    }

    /// <summary>One of some, at a random point.</summary>
    protected async Task ComesToTheSameEndWhereItDiesAtOnce(IReadOnlyList<BookingScenario> scenarios)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        var random = new Random(Seeds.Next());
        var scenario = scenarios[random.Next(scenarios.Count)];
        var start = await Begin(scenario);
        var (points, expected) = await Uninterrupted(scenario, start);
        var (at, database) = (random.Next(Sure(points.Count)), fixture.Databases(1, scenario.Units)[0]);

        await using var process = Victim(scenario, start, [at], isDeadly: true, [database]);
        Assert.Equal(137, (await process.Ended()).ExitCode);

        AssertSame(expected, await Resumed(scenario, start, start, database), $"{scenario.Name}, dead after {at + 1}: {points[at]}");
    }

    /// <summary>A Monday at noon, so that prices are the same whenever this runs; so far from now that the processor's clock goes forward.</summary>
    private async Task<DateTimeOffset> Begin(BookingScenario scenario)
    {
        var behind = scenario.ProcessorAhead < TimeSpan.Zero ? scenario.ProcessorAhead.Negate() : TimeSpan.Zero;
        var noon = new DateTimeOffset((await fixture.Outside.Now() + behind).UtcDateTime.Date.AddDays(1).AddHours(12), TimeSpan.Zero);
        while (noon.DayOfWeek != DayOfWeek.Monday) noon = noon.AddDays(1);
        await fixture.Outside.Move(noon + scenario.ProcessorAhead);
        return noon;
    }

    private async Task<(List<string> Points, string End)> Uninterrupted(BookingScenario scenario, DateTimeOffset start)
    {
        var (database, point) = (fixture.Databases(1, scenario.Units)[0], new StopPoint());
        await using var bed = await BookingBed.Open(database.ConnectionString, fixture.Outside.Address, start, point);
        await scenario.Before(bed);
        var before = database.Scalar<long>("SELECT coalesce(max(position), 0) FROM event");
        point.Arm(after: null);
        await scenario.Run(bed);

        List<string> points = [.. point.Passed];
        var happened = database.Column<string>("SELECT DISTINCT type FROM event WHERE stream = $1 AND position > $2", bed.Id.Value, before);
        Assert.Empty(CrashEvents.Of(scenario).Except(happened));
        Assert.Equal(scenario.End, (await bed.Rental())?.Status);
        Assert.NotEmpty(points);
        return (points, await BookingEnd.Read(database, bed, fixture.Outside));
    }

    /// <summary>Has a process run to a point on each database, of so many in all, and kills it. At the last of them it may have ended.</summary>
    /// <returns>What the clock showed at each.</returns>
    private async Task<Queue<DateTimeOffset>> RunAndKill(
        BookingScenario scenario, DateTimeOffset start, int[] points, List<TestDatabase> databases, int count)
    {
        await using var process = Victim(scenario, start, points, isDeadly: false, databases);
        var told = await process.Lines(points.Length);
        await process.Kill();

        Assert.All(told.Zip(points), one => Assert.StartsWith(one.Second < Sure(count) ? "stopped " : "", one.First, StringComparison.Ordinal));
        return new(told.Select(line => DateTimeOffset.Parse(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture)));
    }

    /// <summary>How many points each run comes to, of so many.</summary>
    private static int Sure(int count) => Math.Max(1, count - Apart);

    private ChildProcess Victim(BookingScenario scenario, DateTimeOffset start, int[] points, bool isDeadly, List<TestDatabase> databases) =>
        ChildProcess.Dotnet(
            Built.CrashHost, [],
            [
                "booking", scenario.Name, fixture.Outside.Address.AbsoluteUri, start.ToString("O"), string.Join(',', points.Select(at => at + 1)),
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

/// <summary>Until the customer comes, or does not.</summary>
[Trait("story", "T24-301")]
public sealed class BookingCrashTests(CrashFixture fixture) : CrashTests(fixture)
{
    public static TheoryData<string> Scenarios => [.. BookingScenario.Bookings.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Killed_after_any_step_a_booking_comes_to_the_same_end(string name) => ComesToTheSameEnd(name);

    [Fact]
    [Trait("category", "soak")]
    public Task So_it_does_where_the_process_dies_at_once() => ComesToTheSameEndWhereItDiesAtOnce(BookingScenario.Bookings);
}

/// <summary>At the lockers, to have the tools: no door opens twice.</summary>
[Trait("story", "T24-404")]
public sealed class PickUpCrashTests(CrashFixture fixture) : CrashTests(fixture)
{
    public static TheoryData<string> Scenarios => [.. BookingScenario.PickUps.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Killed_after_any_step_a_pick_up_comes_to_the_same_end(string name) => ComesToTheSameEnd(name, every: 6);

    [Fact]
    [Trait("category", "soak")]
    public Task So_it_does_where_the_process_dies_at_once() => ComesToTheSameEndWhereItDiesAtOnce(BookingScenario.PickUps);
}

/// <summary>Back at the lockers, and until all is settled: no money moves twice.</summary>
[Trait("story", "T24-504")]
public sealed class ReturnCrashTests(CrashFixture fixture) : CrashTests(fixture)
{
    public static TheoryData<string> Scenarios => [.. BookingScenario.Returns.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Killed_after_any_step_a_return_comes_to_the_same_end(string name) => ComesToTheSameEnd(name, every: 6);

    [Fact]
    [Trait("category", "soak")]
    public Task So_it_does_where_the_process_dies_at_once() => ComesToTheSameEndWhereItDiesAtOnce(BookingScenario.Returns);
}

/// <summary>At the lockers, where something is not as it should be.</summary>
[Trait("story", "T24-404")]
public sealed class PickUpVariantCrashTests(CrashFixture fixture) : CrashTests(fixture)
{
    public static TheoryData<string> Scenarios => [.. BookingScenario.PickUpVariants.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Killed_after_any_step_a_pick_up_comes_to_the_same_end(string name) => ComesToTheSameEnd(name, every: 7);

    [Fact]
    [Trait("category", "soak")]
    public Task So_it_does_where_the_process_dies_at_once() => ComesToTheSameEndWhereItDiesAtOnce(BookingScenario.PickUpVariants);
}

/// <summary>Back at the lockers, where something is not as it should be.</summary>
[Trait("story", "T24-504")]
public sealed class ReturnVariantCrashTests(CrashFixture fixture) : CrashTests(fixture)
{
    public static TheoryData<string> Scenarios => [.. BookingScenario.ReturnVariants.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Killed_after_any_step_a_return_comes_to_the_same_end(string name) => ComesToTheSameEnd(name, every: 7);

    [Fact]
    [Trait("category", "soak")]
    public Task So_it_does_where_the_process_dies_at_once() => ComesToTheSameEndWhereItDiesAtOnce(BookingScenario.ReturnVariants);
}

/// <summary>What happened without a line comes to be known: once, and no door counts as forced of which a kiosk has told.</summary>
[Trait("story", "T24-408")]
public sealed class AloneCrashTests(CrashFixture fixture) : CrashTests(fixture)
{
    public static TheoryData<string> Scenarios => [.. BookingScenario.Alone.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Killed_after_any_step_a_reconciliation_comes_to_the_same_end(string name) => ComesToTheSameEnd(name);

    [Fact]
    [Trait("category", "soak")]
    public Task So_it_does_where_the_process_dies_at_once() => ComesToTheSameEndWhereItDiesAtOnce(BookingScenario.Alone);
}

/// <summary>What was fetched and brought back without a line comes to be known: once, in its order.</summary>
[Trait("story", "T24-408")]
public sealed class AloneAndBackCrashTests(CrashFixture fixture) : CrashTests(fixture)
{
    public static TheoryData<string> Scenarios => [.. BookingScenario.AloneAndBack.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Killed_after_any_step_a_reconciliation_comes_to_the_same_end(string name) => ComesToTheSameEnd(name, every: 7);

    [Fact]
    [Trait("category", "soak")]
    public Task So_it_does_where_the_process_dies_at_once() => ComesToTheSameEndWhereItDiesAtOnce(BookingScenario.AloneAndBack);
}

/// <summary>What is seldom.</summary>
[Trait("story", "T24-404")]
public sealed class OddityCrashTests(CrashFixture fixture) : CrashTests(fixture)
{
    public static TheoryData<string> Scenarios => [.. BookingScenario.Oddities.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Killed_after_any_step_it_comes_to_the_same_end(string name) => ComesToTheSameEnd(name, every: 3);

    [Fact]
    [Trait("category", "soak")]
    public Task So_it_does_where_the_process_dies_at_once() => ComesToTheSameEndWhereItDiesAtOnce(BookingScenario.Oddities);
}

/// <summary>Money and promises that do not go the usual way.</summary>
[Trait("story", "T24-302")]
public sealed class DetourCrashTests(CrashFixture fixture) : CrashTests(fixture)
{
    public static TheoryData<string> Scenarios => [.. BookingScenario.Detours.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Killed_after_any_step_it_comes_to_the_same_end(string name) => ComesToTheSameEnd(name, every: 3);

    [Fact]
    [Trait("category", "soak")]
    public Task So_it_does_where_the_process_dies_at_once() => ComesToTheSameEndWhereItDiesAtOnce(BookingScenario.Detours);
}
