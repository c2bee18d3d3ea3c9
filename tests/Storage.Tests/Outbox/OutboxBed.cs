using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Outbox;
using Toolbox24.Storage.Time;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Outbox;

/// <summary>An empty outbox, and a clock that stands still.</summary>
internal sealed class OutboxBed
{
    public static readonly DateTimeOffset Start = new(2030, 3, 1, 8, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly TestDatabase database;

    public OutboxBed(TestDatabase database)
    {
        this.database = database;
        database.Execute("TRUNCATE event, outbox RESTART IDENTITY");
        Store = new OutboxStore(database.Source);
    }

    public MovableClock Clock { get; } = MovableClock.StoppedAt(Start);

    /// <summary>The time that bounds a send, which stands still too.</summary>
    public MovableClock Machine { get; } = MovableClock.StoppedAt(Start);

    public OutboxStore Store { get; }

    public DatabaseSignals Signals { get; } = new();

    /// <summary>Puts an event in the journal, with a row for each channel.</summary>
    /// <returns>The event's position.</returns>
    public long Add(Guid stream, params string[] channels)
    {
        database.Execute(
            "SELECT append($1, (SELECT count(*) + 1 FROM event WHERE stream = $1), 'Tested', '{}', $2, 'test', $3)",
            stream, Clock.GetUtcNow(), channels.Length == 0 ? ["mail"] : channels);
        return database.Scalar<long>("SELECT max(position) FROM event");
    }

    public async Task<List<long>> Claim(TimeSpan after = default, int limit = 100, params string[] channels)
    {
        var claimed = await ClaimMessages(after, limit, channels);
        return [.. claimed.Select(message => message.Event)];
    }

    public Task<List<OutboxMessage>> ClaimMessages(TimeSpan after = default, int limit = 100, params string[] channels) =>
        Store.Claim(channels.Length == 0 ? ["mail"] : channels, limit, Lease, Start + after, CancellationToken.None);

    public OutboxDispatcher Dispatcher(params IOutboxChannel[] channels) =>
        new(Store, channels, Signals, Clock, NullLogger<OutboxDispatcher>.Instance) { Machine = Machine };

    public T Of<T>(long position, string column) => database.Scalar<T>($"SELECT {column} FROM outbox WHERE event = $1", position);

    public bool IsGone(long position) => database.Scalar<long>("SELECT count(*) FROM outbox WHERE event = $1", position) == 0;

    public DateTimeOffset NextTry(long position) => new(Of<DateTime>(position, "next_try"));
}

/// <summary>A way out that does what a test says, and keeps what it was given.</summary>
internal sealed class TestChannel(string name = "mail") : IOutboxChannel
{
    private readonly ConcurrentQueue<OutboxMessage> tried = new();

    public Func<OutboxMessage, CancellationToken, Task> OnDeliver { get; set; } = (_, _) => Task.CompletedTask;

    public string Name => name;

    public IEnumerable<OutboxMessage> Tried => tried;

    public IEnumerable<long> Events => tried.Select(message => message.Event);

    public Task Deliver(OutboxMessage message, CancellationToken cancellationToken)
    {
        tried.Enqueue(message);
        return OnDeliver(message, cancellationToken);
    }

    /// <summary>Fails the given events, for as long as the set holds them.</summary>
    public static TestChannel Failing(ISet<long> events, string name = "mail") => new(name)
    {
        OnDeliver = (message, _) =>
            events.Contains(message.Event) ? throw new HttpRequestException("refused") : Task.CompletedTask,
    };
}
