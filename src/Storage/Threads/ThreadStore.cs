using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Notifications;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Threads;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Storage.Threads;

/// <summary>A thread as it was read.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Version">The version of its last event.</param>
public sealed record StoredThread(MessageThread Thread, long Version);

/// <summary>One message of a thread.</summary>
/// <param name="Rental">Of which rental's.</param>
/// <param name="Number">Which, from 1.</param>
/// <param name="Side">Whose.</param>
/// <param name="At">When.</param>
/// <param name="Text">What.</param>
public sealed record ThreadLine(RentalId Rental, int Number, ThreadSide Side, DateTimeOffset At, string Text);

/// <summary>Keeps threads. Nobody owns one: each change is a decision and a version check.</summary>
public sealed class ThreadStore(NpgsqlDataSource database, CommitWriter writer, MessageLine messages)
{
    /// <summary>Reads a rental's thread; null where nobody has written.</summary>
    public async Task<StoredThread?> Load(RentalId rental, CancellationToken cancellationToken = default) => (await database.ReadAll(
        "SELECT state::text, version FROM thread WHERE rental_id = $1",
        row => new StoredThread(EventJson.Read<MessageThread>(row.GetString(0)), row.GetInt64(1)), [rental.Value], cancellationToken)).SingleOrDefault();

    /// <summary>Threads whose customer waits for an answer, longest first. 200 at most.</summary>
    public Task<List<MessageThread>> ToAnswer(CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT state::text FROM thread WHERE waits_since IS NOT NULL ORDER BY waits_since, rental_id LIMIT 200",
        row => EventJson.Read<MessageThread>(row.GetString(0)), [], cancellationToken);

    /// <summary>The messages of some threads, in their order, as far as they were not erased.</summary>
    public Task<List<ThreadLine>> Lines(IEnumerable<RentalId> rentals, CancellationToken cancellationToken = default) => database.ReadAll(
        "SELECT rental_id, number, side, at, text FROM thread_message WHERE rental_id = ANY ($1) ORDER BY rental_id, number",
        row => new ThreadLine(
            new RentalId(row.GetGuid(0)), row.GetInt32(1), Enum.Parse<ThreadSide>(row.GetString(2)), row.GetFieldValue<DateTimeOffset>(3),
            row.GetString(4)),
        [rentals.Select(rental => rental.Value).ToArray()], cancellationToken);

    /// <summary>The rentals to whose threads something happened, from one position of the journal to another.</summary>
    public Task<List<RentalId>> Changed(long first, long last, CancellationToken cancellationToken = default) => database.ReadAll(
        """
        SELECT DISTINCT t.rental_id
        FROM event e, LATERAL (SELECT rental_id FROM thread WHERE thread_stream(rental_id) = e.stream OFFSET 0) AS t
        WHERE e.position BETWEEN $1 AND $2
        """,
        row => new RentalId(row.GetGuid(0)), [first, last], cancellationToken);

    /// <summary>Writes a thread as an event left it.</summary>
    /// <param name="after">As it is now.</param>
    /// <param name="happened">The event, with what was written.</param>
    /// <param name="expected">The version it was decided from; 0 for a new one.</param>
    /// <param name="actor">Who caused it.</param>
    /// <param name="tell">What leaves because of it.</param>
    /// <param name="session">The session by which it was asked; once it has ended this is stale.</param>
    /// <returns>False where that version is stale: nothing was written.</returns>
    public Task<bool> Save(
        MessageThread after, ThreadEvent happened, long expected, AccountId? actor = null, IEnumerable<Message>? tell = null, Guid? session = null)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(happened);
        var (type, by) = (happened.GetType().Name, actor?.Value.ToString() ?? "system");
        var audit = happened is ThreadWritten { Side: ThreadSide.Staff } said
            ? AuditLine.Write(new AuditEntry(type, by, "rental", after.Rental.Value, said.At, new Dictionary<string, string?> { ["number"] = $"{said.Number}" }))
            : null;
        return writer.Commit(new ThreadCommit(
            Row(after), Line(happened), expected, type, EventJson.Write(happened), happened.At, by, audit, messages.Write(tell ?? []), session));
    }

    private static string Row(MessageThread thread) => JsonSerializer.Serialize(new
    {
        rental_id = thread.Rental.Value,
        customer_id = thread.Customer.Value,
        waits_since = thread.WaitsSince,
        letter_at = thread.LetterAt,
        state = JsonSerializer.SerializeToElement(thread, EventJson.Options),
    });

    private static string? Line(ThreadEvent happened) => happened is not ThreadWritten said ? null : JsonSerializer.Serialize(new
    {
        rental_id = said.Rental.Value,
        number = said.Number,
        side = said.Side.ToString(),
        by_id = said.By.Value,
        at = said.At,
        text = said.Text,
    });

    private sealed record ThreadCommit(
        string State, string? Line, long Version, string What, string Facts, DateTimeOffset At, string Actor, string? Audit, string Messages,
        Guid? Session)
        : UnitOfWork<ThreadCommit, bool>
    {
        protected internal override bool LocksFirst => true;

        protected internal override string Sql =>
            """
            SELECT session_lives(session) AND save_thread(state, line, version, what, facts, at, actor, audit, messages)
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                AS made (state, line, version, what, facts, at, actor, audit, messages, session)
            """;

        protected internal override void Bind(UnitColumns<ThreadCommit> columns) => columns
            .AddJson(unit => unit.State)
            .AddJson(unit => unit.Line)
            .Add(unit => unit.Version)
            .Add(unit => unit.What)
            .AddJson(unit => unit.Facts)
            .Add(unit => unit.At)
            .Add(unit => unit.Actor)
            .AddJson(unit => unit.Audit)
            .AddJson(unit => unit.Messages)
            .Add(unit => unit.Session);

        protected internal override bool Read(NpgsqlDataReader row) => row.GetBoolean(0);
    }
}
