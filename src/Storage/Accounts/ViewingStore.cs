using Npgsql;
using NpgsqlTypes;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;

namespace Toolbox24.Storage.Accounts;

/// <summary>A look that staff took at a customer's account, as the customer is told of it.</summary>
/// <param name="At">When it began.</param>
/// <param name="Until">When it ended at the latest.</param>
/// <param name="Reason">In the words of whoever looked; null once that was purged.</param>
public sealed record Consultation(DateTimeOffset At, DateTimeOffset Until, string? Reason);

/// <summary>Has sessions look through customers' eyes, and keeps what was looked at in the audit log, about the customer.</summary>
public sealed class ViewingStore(NpgsqlDataSource database, AuditStore audit, AuditQueries log, TimeProvider clock)
{
    public const string Began = "ViewingBegan";
    public const string Viewed = "CustomerViewed";
    public const string Ended = "ViewingEnded";

    /// <summary>Begins a look; false where the session is at one already, or is gone.</summary>
    public Task<bool> Begin(Guid session, AccountId staff, AccountId customer, string reason)
    {
        var until = clock.GetUtcNow() + Session.ActingLasts;
        return Change("SELECT begin_viewing($1, $2, $3, $4)", session, customer.Value, until, Line(Began, staff, customer, session, new() { ["reason"] = reason }));
    }

    /// <summary>Ends a look; false where there was none.</summary>
    public Task<bool> End(Guid session, AccountId staff, AccountId customer) =>
        Change("SELECT end_viewing($1, $2)", session, Line(Ended, staff, customer, session, []));

    /// <summary>Keeps what was asked for during a look: the names of the operations, or of the fields.</summary>
    public Task Note(Guid session, AccountId staff, AccountId customer, string operations) =>
        audit.Record(Entry(Viewed, staff, customer, session, new() { ["operations"] = operations }));

    /// <summary>The looks taken at a customer's account, newest first.</summary>
    public async Task<List<Consultation>> Of(AccountId customer, int count, CancellationToken cancellationToken = default) =>
    [
        .. from view in await log.Page(new AuditFilter(Action: Began, ObjectId: customer.Value), count, cancellationToken: cancellationToken)
           select new Consultation(view.Record.At, view.Record.At + Session.ActingLasts, view.Facts?.GetValueOrDefault("reason")),
    ];

    private async Task<bool> Change(string sql, params object[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            if (parameter is string json) command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, json);
            else command.Parameters.AddWithValue(parameter);
        }

        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private string Line(string action, AccountId staff, AccountId customer, Guid session, Dictionary<string, string?> facts) =>
        AuditLine.Write(Entry(action, staff, customer, session, facts));

    private AuditEntry Entry(string action, AccountId staff, AccountId customer, Guid session, Dictionary<string, string?> facts)
    {
        facts["session"] = session.ToString();
        return new(action, staff.Value.ToString(), "account", customer.Value, clock.GetUtcNow(), facts);
    }
}
