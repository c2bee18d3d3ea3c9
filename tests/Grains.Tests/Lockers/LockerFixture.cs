using Toolbox24.Domain;
using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;
using Toolbox24.Grains.Lockers;
using Toolbox24.Silo.Engine;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Grains.Tests.Lockers;

/// <summary>One database for the class, one silo on it, and a clock that stands at noon until a test moves it.</summary>
public sealed class LockerFixture : IAsyncLifetime
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public TestDatabase Database { get; } = new();

    public MovableClock Clock { get; } = MovableClock.StoppedAt(Noon);

    public TestSilo Silo { get; private set; } = null!;

    public DateTimeOffset Now => Clock.GetUtcNow();

    public async Task InitializeAsync() => Silo = await NewSilo(EngineMode.Only);

    public async Task DisposeAsync()
    {
        await Silo.DisposeAsync();
        Database.Dispose();
    }

    public Task<TestSilo> SecondSilo() => NewSilo(EngineMode.Beside);

    /// <summary>A locker of its own for a test, with the unit in it.</summary>
    public (ILockerGrain Locker, UnitId Unit) NewLocker()
    {
        var (locker, unit) = Database.AddWall(1)[0];
        return (Locker(locker), unit);
    }

    public ILockerGrain Locker(LockerId locker, TestSilo? silo = null) =>
        (silo ?? Silo).Grains.GetGrain<ILockerGrain>(locker.Value);

    /// <summary>A slot that starts some hours after the next full hour.</summary>
    public Slot SlotIn(double hours, double lasting = 2)
    {
        var next = new DateTimeOffset(Now.Ticks - (Now.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddHours(1);
        return new(next.AddHours(hours), next.AddHours(hours + lasting));
    }

    public HoldSlot AHold(Slot slot) => new(RentalId.New(Now), slot, Now.AddMinutes(10));

    public List<Guid> ClaimsOf(UnitId unit) =>
        Database.Column<Guid>("SELECT rental_id FROM slot_claim WHERE unit_id = $1 ORDER BY during", unit.Value);

    public List<string> EventsOf(UnitId unit) =>
        Database.Column<string>("SELECT type FROM event WHERE stream = $1 ORDER BY version", unit.Value);

    /// <summary>Rentals are asked of closings; nobody here is written to.</summary>
    private Task<TestSilo> NewSilo(EngineMode mode) =>
        TestSilo.Start(Database, Clock, mode, builder => builder.Services.AddNobodyOutside());
}
