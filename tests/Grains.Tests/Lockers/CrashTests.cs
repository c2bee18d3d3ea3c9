using System.Globalization;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Silo.Engine;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Lockers;

/// <summary>A process that books is killed with SIGKILL and started again, in a loop.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Rounds = 6;
    private const int LinesARound = 250;

    private readonly TestDatabase database = new();
    private readonly IReadOnlyList<(LockerId Locker, UnitId Unit)> wall;

    public CrashTests() => wall = database.AddWall(8);

    public void Dispose() => database.Dispose();

    [Fact]
    [Trait("category", "soak")]
    public async Task Nothing_acknowledged_is_lost_nothing_overlaps_no_hold_outlives_its_expiry_and_rentals_are_held_whole_or_not()
    {
        var told = new List<Promise>();
        for (var round = 0; round < Rounds; round++) told.AddRange(await RunAndKill(Seeds.Next(round)));
        AssertEnough(told);

        var clock = MovableClock.StoppedAt(DateTimeOffset.UtcNow);
        await using var after = await TestSilo.Start(database, clock, EngineMode.Standby, builder => builder.Services.AddNobodyOutside());
        await after.Sweep();
        AssertKept(told, clock.GetUtcNow());

        clock.Advance(BookingRules.Default.Hold);
        await after.Sweep();
        AssertKept(told, clock.GetUtcNow());
        AssertGone(told);
    }

    private async Task<List<Promise>> RunAndKill(int seed)
    {
        await using var process = ChildProcess.Dotnet(
            Built.CrashHost, [],
            [database.ConnectionString, seed.ToString(CultureInfo.InvariantCulture), .. wall.Select(one => one.Locker.Value.ToString())]);
        var lines = await process.Lines(LinesARound);
        lines.AddRange(await process.Kill());
        return [.. lines.Select(Promise.Read).OfType<Promise>()];
    }

    /// <summary>About half of what six rounds were seen to give, so that a run that proves little does not pass for one that does.</summary>
    private static void AssertEnough(List<Promise> told)
    {
        Assert.True(told.Count(promise => promise is { What: "held", IsRental: false }) > Rounds * 60, "too few tools were promised");
        Assert.True(told.Count(promise => promise is { What: "held", IsRental: true }) > Rounds * 18, "too few rentals were promised");
        Assert.True(told.Count(promise => promise.What is "booked") > Rounds * 12, "too few tools were booked");
        Assert.True(Cut(told).Count > Rounds * 3, "too few rentals were cut by a kill");
    }

    /// <summary>The rentals that were asked for and never answered.</summary>
    private static HashSet<RentalId> Cut(List<Promise> told) =>
        [.. told.GroupBy(promise => promise.Rental).Where(one => one.All(promise => promise.What == "asking")).Select(one => one.Key)];

    private void AssertKept(List<Promise> told, DateTimeOffset now)
    {
        var history = History();

        Assert.All(history.Values, calendar => Assert.Empty(calendar.Overlaps));
        Assert.All(history.Values, calendar => Assert.Empty(calendar.BookedAfterExpiry));
        Assert.Equal(0L, database.Scalar<long>("SELECT count(*) FROM slot_claim WHERE expires_at <= $1", now));
        Assert.All(history.Values, calendar => AssertStored(calendar, now));
        foreach (var promise in told.Where(promise => promise.What is "held" or "booked" or "released"))
            foreach (var locker in promise.Lockers)
                AssertKept(promise, history[locker], now);
    }

    /// <summary>What differs is told whole: by the journal, and by the table as it is read without its indexes.</summary>
    private void AssertStored(CalendarHistory calendar, DateTimeOffset now)
    {
        var (live, stored) = (calendar.Live(now), database.Column<Guid>("SELECT rental_id FROM slot_claim WHERE unit_id = $1", calendar.Unit.Value));
        var differ = live.Except(stored).Concat(stored.Except(live)).ToArray();
        Assert.True(differ.Length == 0 && live.Count == stored.Count, string.Join('\n', database.Column<string>(
            """
            SELECT 'event ' || version || ' ' || xmin || ' ' || type || ' ' || data FROM event
            WHERE stream = $1 AND EXISTS (SELECT FROM unnest($2::uuid[]) AS rental WHERE data::text LIKE '%' || rental || '%')
            UNION ALL SELECT 'claim ' || ctid || ' ' || xmin || ' ' || c::text FROM slot_claim c WHERE rental_id::text = ANY ($2::uuid[]::text[])
            """,
            calendar.Unit.Value, differ)));
    }

    private static void AssertKept(Promise promise, CalendarHistory calendar, DateTimeOffset now)
    {
        Assert.Contains(promise.Rental, calendar.EverHeld);
        if (promise.What == "booked") Assert.Contains(promise.Rental, calendar.EverBooked);
        if (promise.What == "released") Assert.Contains(promise.Rental, calendar.EverReleased);
        if (promise is { What: "held", IsRental: true }) Assert.DoesNotContain(promise.Rental, calendar.EverReleased);

        // Still promised unless it was given back, or its time has come.
        var isBooked = calendar.EverBooked.Contains(promise.Rental);
        if (!calendar.EverReleased.Contains(promise.Rental) && (promise.ExpiresAt > now || isBooked))
            Assert.Contains(promise.Rental.Value, calendar.Live(now));
    }

    /// <summary>Nobody pays for rentals here: held, refused or cut in the middle, by its expiry nothing is left of any.</summary>
    private void AssertGone(List<Promise> told)
    {
        var asked = told.Where(promise => promise.IsRental).Select(promise => promise.Rental.Value).ToArray();
        var held = History().Values.SelectMany(calendar => calendar.EverHeld).ToLookup(rental => rental);

        Assert.Contains(Cut(told), rental => held[rental].Count() is 1 or 2);
        Assert.Empty(database.Column<Guid>("SELECT rental_id FROM slot_claim WHERE rental_id = ANY ($1)", asked));
        Assert.Equal(["Expired"], database.Column<string>("SELECT DISTINCT status FROM rental"));
        Assert.Empty(database.Column<Guid>("SELECT rental_id FROM customer_admission WHERE status <> 'Ended'"));
    }

    private Dictionary<LockerId, CalendarHistory> History() =>
        wall.Zip(CalendarHistory.Read(database, wall.Select(one => one.Unit))).ToDictionary(one => one.First.Locker, one => one.Second);
}
