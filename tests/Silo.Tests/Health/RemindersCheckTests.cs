using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Toolbox24.Silo.Health;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Silo.Tests.Health;

public sealed class RemindersCheckTests : IClassFixture<TestDatabase>, IDisposable
{
    private readonly TestDatabase database;
    private readonly MovableClock clock = MovableClock.StoppedAt(new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly DeadlineSweeper sweeper;
    private readonly StatedEngine engine = new() { IsGranted = true, HasReminders = true };

    public RemindersCheckTests(TestDatabase database)
    {
        this.database = database;
        sweeper = new(database.Source, [], engine, clock, NullLogger<DeadlineSweeper>.Instance);
    }

    public void Dispose() => sweeper.Dispose();

    [Fact]
    public async Task Before_the_first_sweep_somebody_should_look() =>
        Assert.Equal(HealthStatus.Degraded, await Status());

    [Fact]
    public async Task Swept_lately_it_is_well_and_after_a_silence_it_is_not()
    {
        await sweeper.Sweep();
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(HealthStatus.Healthy, await Status());

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HealthStatus.Unhealthy, await Status());
    }

    [Fact]
    public async Task Where_another_process_sweeps_all_is_well_as_long_as_it_does()
    {
        await sweeper.Sweep();
        clock.Advance(TimeSpan.FromMinutes(1));
        await using (var another = await database.Source.OpenConnectionAsync())
        await using (var transaction = await another.BeginTransactionAsync())
        {
            await using var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock(2402)", another, transaction);
            await take.ExecuteNonQueryAsync();
            Assert.Null(await sweeper.Sweep());
        }

        Assert.Equal(HealthStatus.Healthy, await Status());
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HealthStatus.Unhealthy, await Status());
    }

    [Fact]
    public async Task Without_the_reminders_of_the_engine_it_is_not_well_however_lately_was_swept()
    {
        await sweeper.Sweep();
        engine.HasReminders = false;

        Assert.Equal(HealthStatus.Unhealthy, await Status());
    }

    [Fact]
    public async Task A_standby_is_well_without_either()
    {
        (engine.IsGranted, engine.HasReminders) = (false, false);

        Assert.Equal(HealthStatus.Healthy, await Status());
    }

    private async Task<HealthStatus> Status() =>
        (await new RemindersCheck(sweeper, engine, clock).CheckHealthAsync(new(), CancellationToken.None)).Status;
}
