using Npgsql;

namespace Toolbox24.Storage.Outbox;

/// <summary>A row that will not be tried again by itself, and holds back the later ones of its stream and channel.</summary>
public sealed record ParkedMessage(long Event, string Channel, Guid Stream, int Attempts, string Error, int HeldBack);

/// <summary>How far the outbox is behind.</summary>
/// <param name="Unsent">Rows not sent: waiting, held back by a parked one, or parked.</param>
/// <param name="Parked">Rows that wait for a person.</param>
/// <param name="Lag">How long the row that is due longest has been left lying: nobody tries it.</param>
/// <param name="Oldest">Age of the oldest message that can still go by itself, however often it was tried.</param>
public sealed record OutboxHealth(long Unsent, long Parked, TimeSpan Lag, TimeSpan Oldest);

/// <summary>The outbox's rows. A row is claimed by its status and a lease, never by a cursor, so none is skipped.</summary>
public sealed class OutboxStore(NpgsqlDataSource database)
{
    // Those delivered at about the same time by one statement: each commit of its own would be a wait for the disk.
    private readonly GatheredReads<Attempt, Attempt> sent = new(
        attempts => database.ReadAll(
            """
            SELECT stream, channel, event, attempts FROM outbox_sent($1, $2, $3, $4)
            """,
            row => new Attempt(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetInt32(3)),
            [
                Array.ConvertAll(attempts, one => one.Stream), Array.ConvertAll(attempts, one => one.Channel),
                Array.ConvertAll(attempts, one => one.Event), Array.ConvertAll(attempts, one => one.Attempts),
            ],
            CancellationToken.None),
        attempt => attempt);

    /// <summary>
    /// Takes rows that are due and first of their stream and channel. They come back by themselves when
    /// <paramref name="lease"/> has passed: the attempt is counted before the send, so that a message that kills the
    /// process is parked in the end. Those behind them are not due before they are through, or their lease is over: a long line of
    /// one stream is not looked through each time.
    /// </summary>
    public async Task<List<OutboxMessage>> Claim(
        IReadOnlyCollection<string> channels, int limit, TimeSpan lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            SELECT event, channel, stream, type, data, at, attempts FROM outbox_claim($1, $2, $3, $4)
            """);
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(channels.ToArray());
        command.Parameters.AddWithValue(limit);
        command.Parameters.AddWithValue(now + lease);

        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var messages = new List<OutboxMessage>();
        while (await rows.ReadAsync(cancellationToken))
        {
            messages.Add(new(
                rows.GetInt64(0), rows.GetString(1), rows.GetGuid(2), rows.GetString(3), rows.GetString(4),
                rows.GetFieldValue<DateTimeOffset>(5), rows.GetInt32(6)));
        }

        return messages;
    }

    /// <summary>Takes a message off that was delivered; the next one of its stream and channel is due.</summary>
    public Task Sent(OutboxMessage message) => sent.Find(new(message.Stream, message.Channel, message.Event, message.Attempts));

    /// <summary>Notes an attempt that failed, and when to try again.</summary>
    public Task Failed(OutboxMessage message, DateTimeOffset nextTry, string error) =>
        After(message, "UPDATE outbox SET next_try = $5, error = $6 WHERE", nextTry, error);

    /// <summary>Notes an attempt that failed and was the last: from here on the row waits for a person.</summary>
    public Task Park(OutboxMessage message, string error) =>
        After(message, "UPDATE outbox SET status = 'Parked', error = $5 WHERE", error);

    /// <summary>Takes an attempt back that was not made.</summary>
    public Task GiveBack(OutboxMessage message, DateTimeOffset now) =>
        After(message, "UPDATE outbox SET attempts = attempts - 1, next_try = $5 WHERE", now);

    /// <summary>The rows that wait for a person, oldest first.</summary>
    public async Task<List<ParkedMessage>> Parked(CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            """
            SELECT event, channel, stream, attempts, coalesce(error, ''), (
                SELECT count(*)::int FROM outbox later
                WHERE later.stream = o.stream AND later.channel = o.channel
                  AND later.event > o.event AND later.status = 'Pending')
            FROM outbox o WHERE status = 'Parked' ORDER BY event
            """);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var parked = new List<ParkedMessage>();
        while (await rows.ReadAsync(cancellationToken))
        {
            parked.Add(new(
                rows.GetInt64(0), rows.GetString(1), rows.GetGuid(2), rows.GetInt32(3), rows.GetString(4), rows.GetInt32(5)));
        }

        return parked;
    }

    /// <summary>Gives a parked row its attempts back.</summary>
    /// <returns>False where no such row is parked.</returns>
    public async Task<bool> Unpark(long eventPosition, string channel, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE outbox SET status = 'Pending', attempts = 0, next_try = $3, error = NULL
            WHERE event = $1 AND channel = $2 AND status = 'Parked'
              AND stream = (SELECT stream FROM event WHERE position = $1)
            """);
        command.Parameters.AddWithValue(eventPosition);
        command.Parameters.AddWithValue(channel);
        command.Parameters.AddWithValue(now);
        return await command.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Measures how far the outbox is behind.</summary>
    /// <param name="now">The instant to measure at.</param>
    /// <param name="served">The channels somebody serves; only these can be late. All of them where null.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<OutboxHealth> Health(
        DateTimeOffset now, IReadOnlyCollection<string>? served = null, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            """
            WITH unsent AS (
                SELECT event, status, next_try,
                       status = 'Pending' AND ($2::text[] IS NULL OR channel = ANY ($2)) AND NOT EXISTS (
                           SELECT FROM outbox earlier
                           WHERE earlier.stream = o.stream AND earlier.channel = o.channel
                             AND earlier.event < o.event) AS is_next
                FROM outbox o
            )
            SELECT count(*), count(*) FILTER (WHERE status = 'Parked'),
                   greatest($1 - min(next_try) FILTER (WHERE is_next), interval '0'),
                   greatest($1 - (SELECT e.at FROM event e WHERE e.position = (
                       SELECT min(event) FROM unsent WHERE is_next)), interval '0')
            FROM unsent
            """);
        command.Parameters.AddWithValue(now);
        command.Parameters.Add(new NpgsqlParameter<string[]?> { TypedValue = served?.ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new(row.GetInt64(0), row.GetInt64(1), row.GetTimeSpan(2), row.GetTimeSpan(3));
    }

    /// <summary>Changes the row of an attempt; an attempt overtaken by a later one changes nothing.</summary>
    private async Task After(OutboxMessage message, string change, params object[] values)
    {
        // Not "pending": that would let the index of what is due, which begins with the channel, be taken for the key.
        await using var command = database.CreateCommand(
            $"{change} (stream, channel, event) = ($1, $2, $3) AND attempts = $4 AND status <> 'Parked'");
        command.Parameters.AddWithValue(message.Stream);
        command.Parameters.AddWithValue(message.Channel);
        command.Parameters.AddWithValue(message.Event);
        command.Parameters.AddWithValue(message.Attempts);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Attempt(Guid Stream, string Channel, long Event, int Attempts);
}
