using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Toolbox24.Storage.Deadlines;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Deadlines;

public sealed class DeadlineSweeperTests : IClassFixture<TestDatabase>
{
    private const string Due = "SELECT id FROM deadline WHERE at <= $1 ORDER BY at";
    private static readonly DateTimeOffset Start = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database;
    private readonly MovableClock clock = MovableClock.StoppedAt(Start);
    private readonly List<Guid> met = [];

    public DeadlineSweeperTests(TestDatabase database)
    {
        this.database = database;
        database.Execute("DROP TABLE IF EXISTS deadline; CREATE TABLE deadline (id uuid, at timestamptz)");
    }

    [Fact]
    public async Task What_is_due_is_met_earliest_first_and_nothing_else()
    {
        var (third, first, second) = (Add(TimeSpan.Zero), Add(TimeSpan.FromDays(-2)), Add(TimeSpan.FromSeconds(-1)));
        Add(TimeSpan.FromMilliseconds(1));

        Assert.Equal(3, await Sweeper(Meeting()).Sweep());
        Assert.Equal([first, second, third], met);
    }

    [Fact]
    public async Task One_that_fails_stops_no_other_and_is_asked_again()
    {
        var (bad, good) = (Add(TimeSpan.FromSeconds(-2)), Add(TimeSpan.FromSeconds(-1)));
        var failing = new DeadlineSource("failing", Due, id => id == bad ? throw new TimeoutException() : Meet(id));
        var sweeper = Sweeper(failing, Meeting());

        var counted = await sweeper.Sweep();

        Assert.Equal(3, counted);
        Assert.Equal([good, bad, good], met);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, await sweeper.Sweep());
    }

    [Fact]
    public async Task One_that_goes_on_failing_is_asked_ever_more_rarely_and_at_least_each_half_minute()
    {
        Add(TimeSpan.Zero);
        var (tries, isBroken) = (new List<double>(), true);
        var sweeper = Sweeper(new DeadlineSource("failing", Due, _ =>
        {
            tries.Add((clock.GetUtcNow() - Start).TotalSeconds);
            return isBroken ? throw new TimeoutException() : Task.CompletedTask;
        }));

        for (var second = 0; second < 100; second++)
        {
            await sweeper.Sweep();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        isBroken = false;
        Assert.Equal([0, 1, 3, 7, 15, 31, 61, 91], tries);
        for (var second = 0; second < 30; second++)
        {
            await sweeper.Sweep();
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(121, tries[8]);
        Assert.Equal(129, tries[^1]);
    }

    [Fact]
    public async Task Nothing_due_is_a_sweep_too()
    {
        var sweeper = Sweeper(Meeting());
        Assert.Null(sweeper.LastSweep);

        Assert.Equal(0, await sweeper.Sweep());
        Assert.Equal(Start, sweeper.LastSweep);
        Assert.Null(sweeper.LastSweepElsewhere);
    }

    [Fact]
    public async Task One_process_sweeps_at_a_time()
    {
        var due = Add(TimeSpan.Zero);
        var (begun, end) = (Signal(), Signal());
        var slow = new DeadlineSource("slow", Due, _ =>
        {
            begun.SetResult();
            return end.Task;
        });
        var other = Sweeper(Meeting());

        var sweeping = Sweeper(slow).Sweep();
        await begun.Task;
        Assert.Null(await other.Sweep());
        Assert.Null(other.LastSweep);
        Assert.Equal(Start, other.LastSweepElsewhere);
        end.SetResult();

        Assert.Equal(1, await sweeping);
        Assert.Equal(1, await other.Sweep());
        Assert.Equal([due], met);
    }

    [Fact]
    public async Task A_lock_held_elsewhere_is_another_process()
    {
        Add(TimeSpan.Zero);
        await using var holder = await database.Source.OpenConnectionAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock(2402)", holder, transaction);
        await take.ExecuteNonQueryAsync();

        Assert.Null(await Sweeper(Meeting()).Sweep());
        Assert.Empty(met);
    }

    [Fact]
    public async Task A_source_that_cannot_be_read_fails_the_sweep_and_keeps_no_lock()
    {
        var broken = Sweeper(new DeadlineSource("broken", "SELECT id FROM nowhere WHERE at <= $1", Meet));

        await Assert.ThrowsAsync<PostgresException>(() => broken.Sweep());

        Assert.Null(broken.LastSweep);
        Assert.Equal(0, await Sweeper(Meeting()).Sweep());
    }

    [Fact]
    public async Task It_sweeps_at_start_and_each_second()
    {
        Add(TimeSpan.Zero);
        var (times, second) = (new List<DateTimeOffset>(), TimeSpan.FromSeconds(1));
        var sweeps = new[] { Signal(), Signal(), Signal() };
        using var sweeper = Sweeper(new DeadlineSource("seconds", Due, _ =>
        {
            times.Add(clock.GetUtcNow());
            sweeps[times.Count - 1].SetResult();
            return Task.CompletedTask;
        }));

        await sweeper.StartAsync(CancellationToken.None);
        await sweeps[0].Task;
        clock.Advance(second - TimeSpan.FromMilliseconds(1));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await sweeps[1].Task;
        clock.Advance(second);
        await sweeps[2].Task;
        await sweeper.StopAsync(CancellationToken.None);

        Assert.Equal([Start, Start + second, Start + (2 * second)], times);
    }

    [Fact]
    public async Task A_sweep_that_failed_is_followed_by_the_next()
    {
        var due = Add(TimeSpan.Zero);
        var (failed, swept) = (Signal(), Signal());
        using var sweeper = Sweeper(new TestPermit(asked => asked > 1 || !failed.TrySetResult() || Fault()), Meeting(swept));

        await sweeper.StartAsync(CancellationToken.None);
        await failed.Task;
        clock.Advance(TimeSpan.FromSeconds(1));
        await swept.Task;
        await sweeper.StopAsync(CancellationToken.None);

        Assert.Equal([due], met);
    }

    [Fact]
    public async Task Without_the_permit_it_does_nothing()
    {
        Add(TimeSpan.Zero);
        var permit = new TestPermit(asked => asked > 2);
        var swept = Signal();
        using var sweeper = Sweeper(permit, Meeting(swept));

        await sweeper.StartAsync(CancellationToken.None);
        await permit.Asked(1);
        clock.Advance(TimeSpan.FromSeconds(1));
        await permit.Asked(2);
        Assert.Empty(met);
        clock.Advance(TimeSpan.FromSeconds(1));

        await swept.Task;
        await sweeper.StopAsync(CancellationToken.None);
        Assert.Single(met);
    }

    [Fact]
    public async Task What_it_saw_to_before_it_lost_the_permit_counts_no_more()
    {
        var permit = new TestPermit(asked => asked == 1);
        using var sweeper = Sweeper(permit);

        await sweeper.StartAsync(CancellationToken.None);
        while (sweeper.LastSweep is null) await Task.Yield();
        clock.Advance(TimeSpan.FromSeconds(1));
        await permit.Asked(2);
        await sweeper.StopAsync(CancellationToken.None);

        Assert.Null(sweeper.LastSweep);
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static bool Fault() => throw new TimeoutException();

    private DeadlineSource Meeting(TaskCompletionSource? swept = null) => new("met", Due, id =>
    {
        met.Add(id);
        swept?.TrySetResult();
        return Task.CompletedTask;
    });

    private Task Meet(Guid id)
    {
        met.Add(id);
        return Task.CompletedTask;
    }

    private Guid Add(TimeSpan after)
    {
        var id = Guid.NewGuid();
        database.Execute("INSERT INTO deadline VALUES ($1, $2)", id, Start + after);
        return id;
    }

    private DeadlineSweeper Sweeper(params DeadlineSource[] sources) => Sweeper(new TestPermit(_ => true), sources);

    private DeadlineSweeper Sweeper(TestPermit permit, params DeadlineSource[] sources) =>
        new(database.Source, sources, permit, clock, NullLogger<DeadlineSweeper>.Instance);
}
