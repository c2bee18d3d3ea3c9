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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    [Trait("category", "soak")]
    public async Task Nothing_acknowledged_is_lost_nothing_overlaps_and_no_hold_outlives_its_expiry()
    {
        var wall = database.AddWall(8);
        var told = new List<Promise>();
        for (var round = 0; round < Rounds; round++) told.AddRange(await RunAndKill(wall, Seeds.Next(round)));

        var clock = MovableClock.StoppedAt(DateTimeOffset.UtcNow);
        await using var after = await TestSilo.Start(database, clock, EngineMode.Standby);
        await after.Sweep();
        var units = wall.ToDictionary(one => one.Locker, one => one.Unit);
        var history = CalendarHistory.Read(database, wall.Select(one => one.Unit));

        Assert.True(told.Count(promise => promise.What == "held") > Rounds * 20, "the rounds promised too little to prove anything");
        Assert.All(history, calendar => Assert.Empty(calendar.Overlaps));
        Assert.All(history, calendar => Assert.Empty(calendar.BookedAfterExpiry));
        Assert.Equal(0L, database.Scalar<long>("SELECT count(*) FROM slot_claim WHERE expires_at <= $1", clock.GetUtcNow()));
        foreach (var promise in told) AssertKept(promise, history.Single(calendar => calendar.Unit == units[promise.Locker]), clock.GetUtcNow());
        Assert.All(history, calendar => Assert.Equal(
            calendar.Live(clock.GetUtcNow()).Order(),
            database.Column<Guid>("SELECT rental_id FROM slot_claim WHERE unit_id = $1 AND (expires_at IS NULL OR expires_at > $2)",
                calendar.Unit.Value, clock.GetUtcNow()).Order()));
    }

    private async Task<List<Promise>> RunAndKill(IReadOnlyList<(LockerId Locker, UnitId Unit)> wall, int seed)
    {
        using var process = ChildProcess.Start(
            "CrashHost",
            [database.ConnectionString, seed.ToString(CultureInfo.InvariantCulture), .. wall.Select(one => one.Locker.Value.ToString())]);
        var lines = await process.Lines(LinesARound, Patience);
        lines.AddRange(await process.Kill());
        return [.. lines.Select(Promise.Read).OfType<Promise>()];
    }

    private static void AssertKept(Promise promise, CalendarHistory calendar, DateTimeOffset now)
    {
        Assert.Contains(promise.Rental, calendar.EverHeld);
        if (promise.What == "booked") Assert.Contains(promise.Rental, calendar.EverBooked);
        if (promise.What == "released") Assert.Contains(promise.Rental, calendar.EverEnded);

        // Still promised unless it was given back, or its time has come.
        if (!calendar.EverEnded.Contains(promise.Rental) && (promise.ExpiresAt > now || calendar.EverBooked.Contains(promise.Rental)))
            Assert.Contains(promise.Rental.Value, calendar.Live(now));
    }

    private sealed record Promise(string What, RentalId Rental, LockerId Locker, DateTimeOffset ExpiresAt)
    {
        /// <summary>Null for a line that is not a promise, or was cut by the kill.</summary>
        public static Promise? Read(string line) =>
            line.Split(' ') is [var what, var rental, var locker, { Length: 33 } expiry]
                ? new(what, new(Guid.Parse(rental)), new(Guid.Parse(locker)), DateTimeOffset.Parse(expiry, CultureInfo.InvariantCulture))
                : null;
    }
}
