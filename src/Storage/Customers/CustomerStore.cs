using Npgsql;
using Toolbox24.Domain.Accounts;
using Toolbox24.Domain.Audit;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Audit;
using Toolbox24.Storage.Commits;
using Toolbox24.Storage.Journal;
using Toolbox24.Storage.Notifications;

namespace Toolbox24.Storage.Customers;

/// <summary>A customer as they were read.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Version">How often they were written; 0 where they never were.</param>
public sealed record CustomerState(Customer Customer, long Version);

/// <summary>Keeps customers: each change with its event, its audit line and its messages. Their grain alone writes.</summary>
public sealed class CustomerStore(CustomerQueries queries, CommitWriter writer, MessageLine messages)
{
    private readonly GatheredReads<AccountId, CustomerState> reads = new(ids => queries.Find(ids), state => state.Customer.Id);

    /// <summary>Reads a customer; null where there is no such account, or it is no customer's.</summary>
    public Task<CustomerState?> Load(AccountId id, CancellationToken cancellationToken = default) =>
        reads.Find(id).WaitAsync(cancellationToken);

    /// <inheritdoc cref="CustomerQueries.Declared" />
    public Task<CompanyDeclaration?> Declared(AccountId id) => queries.Declared(id);

    /// <summary>Writes a customer as an event left them. A company they declare takes the place of what they said as they signed up.</summary>
    /// <param name="after">As they are now.</param>
    /// <param name="happened">The event.</param>
    /// <param name="expected">The version it was decided from.</param>
    /// <param name="actor">Who caused it: an id, or "system".</param>
    /// <param name="tell">What leaves because of it.</param>
    /// <param name="session">The session that asked; null where there is none.</param>
    /// <returns>
    /// False where that version is stale, or the session has ended: nothing was written, and it must be read and decided again.
    /// </returns>
    public Task<bool> Save(
        Customer after, CustomerEvent happened, long expected, string actor, IReadOnlyList<Message> tell, Guid? session = null)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var type = happened.GetType().Name;
        var audit = happened.Facts is { } facts
            ? AuditLine.Write(new AuditEntry(type, actor, "customer", happened.Customer.Value, happened.At, facts))
            : null;
        return writer.Commit(new CustomerCommit(
            CustomerRow.Write(after), CustomerRow.WriteAdmissions(after), expected, type, EventJson.Write(happened), happened.At, actor,
            audit, messages.Write(tell), session));
    }

    private sealed record CustomerCommit(
        string State, string Admissions, long Version, string What, string Facts, DateTimeOffset At, string Actor, string? Audit,
        string Messages, Guid? Session)
        : UnitOfWork<CustomerCommit, bool>
    {
        protected internal override bool LocksFirst => true;

        protected internal override string Sql => "SELECT save_customers($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

        protected internal override void Bind(UnitColumns<CustomerCommit> columns) => columns
            .AddJson(unit => unit.State)
            .AddJson(unit => unit.Admissions)
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
