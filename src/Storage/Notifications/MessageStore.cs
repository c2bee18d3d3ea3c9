using System.Text.Json;
using Npgsql;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Commits;

namespace Toolbox24.Storage.Notifications;

/// <summary>Keeps messages until they are sent, and the trace that they were.</summary>
public sealed class MessageStore(NpgsqlDataSource database, CommitWriter writer, MessageLine line, IMessageSeal seal)
{
    /// <summary>Queues a message that goes with nothing else; one that is queued already is not queued again.</summary>
    public Task Queue(Message message) => writer.Commit(new Queuing(line.Write(message)!));

    /// <summary>Reads a message that has still to leave; null where it was sent, is too late, or was erased.</summary>
    public async Task<Message?> Load(MessageId id, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand(
            "SELECT account_id, channel, recipient, template, facts, at FROM message WHERE id = $1 AND facts IS NOT NULL");
        command.Parameters.AddWithValue(id.Value);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken)) return null;

        return new Message(
            id, await row.IsDBNullAsync(0, cancellationToken) ? null : row.GetGuid(0),
            Enum.Parse<MessageChannel>(row.GetString(1), ignoreCase: true), row.GetString(2), row.GetString(3),
            JsonSerializer.Deserialize<Dictionary<string, string>>(seal.Open(row.GetString(4)))!,
            row.GetFieldValue<DateTimeOffset>(5));
    }

    /// <summary>Notes that a message was sent, and forgets what it said.</summary>
    public Task MarkSent(MessageId id, DateTimeOffset at, int attempts) =>
        Change("UPDATE message SET facts = NULL, sent_at = $2, attempts = $3 WHERE id = $1 AND sent_at IS NULL", id.Value, at, attempts);

    /// <summary>Notes that a message is not worth sending any more, and forgets what it said.</summary>
    public Task MarkTooLate(MessageId id, int attempts) =>
        Change("UPDATE message SET facts = NULL, attempts = $2 WHERE id = $1 AND sent_at IS NULL", id.Value, attempts);

    /// <summary>Erases all that was told, or was about to be, to the owner of an account.</summary>
    /// <returns>How many messages there were.</returns>
    public Task<int> Erase(Guid account) => Change("DELETE FROM message WHERE account_id = $1", account);

    private async Task<int> Change(string sql, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        return await command.ExecuteNonQueryAsync();
    }

    private sealed record Queuing(string Line) : UnitOfWork<Queuing, bool>
    {
        protected internal override string Sql => "SELECT queue_message(line) FROM unnest($1) AS asked (line)";

        protected internal override void Bind(UnitColumns<Queuing> columns) => columns.AddJson(unit => unit.Line);

        protected internal override bool Read(NpgsqlDataReader row) => true;
    }
}
