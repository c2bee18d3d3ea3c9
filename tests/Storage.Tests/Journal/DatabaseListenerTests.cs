using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Tests.Commits;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Journal;

public sealed class DatabaseListenerTests : IAsyncLifetime, IDisposable
{
    private readonly TestDatabase database = new();
    private readonly NpgsqlDataSource source;
    private readonly WatchedTime time = new();
    private readonly MovableClock clock;
    private readonly DatabaseSignals signals = new();
    private readonly DatabaseListener listener;
    private readonly Task begun;

    public DatabaseListenerTests()
    {
        source = Databases.Open(database.ConnectionString, "listener");
        clock = new MovableClock(time);
        listener = new DatabaseListener(source, signals, NullLogger<DatabaseListener>.Instance, clock);
        begun = signals.NextEvents();
    }

    public Task InitializeAsync() => listener.StartAsync(CancellationToken.None);

    public Task DisposeAsync() => listener.StopAsync(CancellationToken.None);

    public void Dispose()
    {
        listener.Dispose();
        source.Dispose();
        database.Dispose();
    }

    [Fact]
    public Task It_says_re_read_when_it_begins_to_listen() => begun;

    [Fact]
    public async Task A_flush_of_events_is_told()
    {
        await using var writer = new CommitWriter(database.Source);
        await begun;
        var next = signals.NextEvents();

        await writer.Commit(new Append(Guid.NewGuid()));

        await next;
    }

    [Fact]
    public async Task Whoever_waits_for_the_next_events_is_woken()
    {
        await begun;
        var next = signals.NextEvents();
        Assert.False(next.IsCompleted);

        database.Execute("NOTIFY event, '5'");

        await next;
        Assert.False(signals.NextEvents().IsCompleted);
    }

    [Fact]
    public async Task The_clock_s_row_is_read_at_the_start_and_when_it_is_notified()
    {
        await begun;
        var hour = Task.Delay(TimeSpan.FromHours(1), clock);

        database.Execute("UPDATE clock SET offset_ms = 3600000; NOTIFY clock");
        await hour;
        Assert.Equal(TimeSpan.FromHours(1), clock.Offset);

        var third = Task.Delay(TimeSpan.FromHours(2), clock);
        database.Execute("UPDATE clock SET offset_ms = 10800000; NOTIFY clock");
        await third;

        Assert.Equal(TimeSpan.FromHours(3), clock.Offset);
    }

    [Fact]
    public async Task A_lost_connection_is_made_again_after_a_second_and_says_re_read()
    {
        await begun;
        var pause = time.NextArmed();
        database.Execute(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'listener'
            """);
        await pause;
        database.Execute("UPDATE clock SET offset_ms = 5000");
        var again = signals.NextEvents();
        clock.Advance(TimeSpan.FromSeconds(1));

        await again;
        var next = signals.NextEvents();
        database.Execute("NOTIFY event, '9'");
        await next;
        Assert.Equal(TimeSpan.FromSeconds(5), clock.Offset);
    }

    /// <summary>A stopped clock that tells when a timer is set on it.</summary>
    private sealed class WatchedTime : TimeProvider
    {
        private volatile TaskCompletionSource armed = New();

        public Task NextArmed() => (armed = New()).Task;

        public override DateTimeOffset GetUtcNow() => new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Watched(this);

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

        private sealed class Watched(WatchedTime time) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) =>
                dueTime == Timeout.InfiniteTimeSpan || time.armed.TrySetResult();

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
