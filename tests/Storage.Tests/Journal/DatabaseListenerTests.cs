using System.Threading.Channels;
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
    private readonly Channel<long?> heard = Channel.CreateUnbounded<long?>();

    public DatabaseListenerTests()
    {
        source = Databases.Open(database.ConnectionString, "listener");
        clock = new MovableClock(time);
        listener = new DatabaseListener(source, signals, NullLogger<DatabaseListener>.Instance, clock);
        signals.EventsCommitted += position => heard.Writer.TryWrite(position);
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
    public async Task It_says_re_read_when_it_begins_to_listen() => Assert.Null(await Heard());

    [Fact]
    public async Task A_flush_of_events_is_told_with_its_last_position()
    {
        await using var writer = new CommitWriter(database.Source);
        await Heard();

        await writer.Commit(new Append(Guid.NewGuid()));

        Assert.Equal(database.Scalar<long>("SELECT max(position) FROM event"), await Heard());
    }

    [Fact]
    public async Task Whoever_waits_for_the_next_events_is_woken()
    {
        await Heard();
        var next = signals.NextEvents();
        Assert.False(next.IsCompleted);

        database.Execute("NOTIFY event, '5'");

        await next;
        Assert.False(signals.NextEvents().IsCompleted);
    }

    [Fact]
    public async Task A_flush_that_wrote_nothing_into_an_empty_journal_is_a_re_read()
    {
        await Heard();

        database.Execute("SELECT end_flush()");
        Assert.Null(await Heard());
        database.Execute("NOTIFY event, '7'");

        Assert.Equal(7, await Heard());
    }

    [Fact]
    public async Task The_clock_s_row_is_read_at_the_start_and_when_it_is_notified()
    {
        await Heard();
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
        await Heard();
        var pause = time.NextArmed();
        database.Execute(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'listener'
            """);
        await pause;
        database.Execute("UPDATE clock SET offset_ms = 5000");
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await Heard());
        database.Execute("NOTIFY event, '9'");
        Assert.Equal(9, await Heard());
        Assert.Equal(TimeSpan.FromSeconds(5), clock.Offset);
    }

    private ValueTask<long?> Heard() => heard.Reader.ReadAsync();

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
